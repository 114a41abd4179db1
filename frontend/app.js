// What few pages need: the offer to install on one's own page, the way from the ticket's page to the registration that this
// device keeps, what is kept of it for a lost network and changes there by the clock, how all of that is forgotten, and the
// screen that stays on in the waiting room.
//
// The boot script loads it once, on the first page that names it.
import { tell } from "./boot.js";

const byId = (id) => document.getElementById(id);

/** Reads or writes what this device keeps: nothing, in a browser that keeps nothing. */
function device(use) {
  try {
    return use(localStorage);
  } catch {
    // So what would have to be remembered is not asked.
  }
}

// --- The offer to install: never before somebody has registered, and never twice ---

function offer() {
  const place = byId("install");
  // The boot script holds on to what the browser says once it can install, which may be pages earlier.
  if (place) place.hidden = !window.installing || !device((kept) => !kept.offered);
}

document.addEventListener("click", async ({ target }) => {
  const button = target.closest?.("#install button");
  if (!button) return;
  const { installing } = window;
  device((kept) => (kept.offered = "answered"));
  offer();
  byId("main").focus({ preventScroll: true });
  if (!("yes" in button.dataset)) return;
  const own = location.pathname;
  installing.prompt();
  if ((await installing.userChoice).outcome !== "accepted") return;
  // The app has to find its ticket, also where a mail holds the link.
  device((kept) => (kept.own = own));
  keep(own);
});

addEventListener("beforeinstallprompt", offer);

// Installed by the browser's own menu: that is an answer too.
addEventListener("appinstalled", () => {
  device((kept) => (kept.offered = "answered"));
  offer();
});

// --- The ticket ---

/** On to the kept registration, while it is there. Back does not lead here again. */
async function lead() {
  const own = byId("ticket") && device((kept) => kept.own);
  if (!own) return;
  const path = own.replace(/\w+/, document.documentElement.lang);
  // Where nobody answers, the next page says so.
  const answer = await fetch(path, { method: "HEAD" }).catch(() => {});
  if (answer?.status === 404) byId("ticket-gone").hidden = false;
  else location.replace(path);
}

// --- What is kept for a lost network: the service worker keeps it (`sw.js`), and who forgets it takes it away here ---

/** Keeps one's own page, from the moment of registering on. */
const keep = (path) => tell({ keep: path });

/** Reminds this device of nothing any more. Where the site cannot be told, the push service tells it later. */
async function endReminders(worker) {
  const subscription = await worker.pushManager?.getSubscription();
  if (!subscription) return;
  const body = new URLSearchParams({ endpoint: subscription.endpoint });
  await fetch(`/${document.documentElement.lang}/push/forget`, { method: "POST", body }).catch(() => {});
  await subscription.unsubscribe();
}

/** Takes off this device whatever the site has put there. */
async function forgetDevice(button) {
  for (const worker of (await navigator.serviceWorker?.getRegistrations()) ?? []) {
    await endReminders(worker);
    await worker.unregister();
  }
  for (const name of await caches.keys()) await caches.delete(name);
  for (const { name } of (await indexedDB.databases?.()) ?? []) indexedDB.deleteDatabase(name);
  device((kept) => kept.clear());
  button.textContent = button.dataset.done;
  // A document of its own, where no worker is behind it; without a network this one stays.
  const { then } = button.dataset;
  if (await fetch(then, { method: "HEAD" }).catch(() => {})) location.replace(then);
}

document.addEventListener("click", ({ target }) => {
  const button = target.closest?.("#forget-device");
  if (button) forgetDevice(button);
});

function keepOrDrop() {
  const path = document.querySelector("[data-keep]")?.dataset.keep;
  if (path) keep(path);
  // Erased, or forgotten while this script was still on its way.
  else if (device((kept) => !kept.own)) tell({ forget: true });
}

// --- What has its time on one's own page: drawn for each, and shown once that has come ---

let coming;
let showWhatIsOn = () => {};

/** Tells the site's moment: from the page as it came, or, where it was kept and so is older than it says, by this device's clock. */
function clockOf({ now: drawn, speed, shift = 0 }) {
  const [now, steady] = [Date.now(), performance.now()];
  if (document.querySelector(".as-of")) return () => Date.now() + +shift;
  // One clock stands still in a sleep, the other may be set.
  return () => +drawn + speed * Math.max(Date.now() - now, performance.now() - steady);
}

function goByTheClock() {
  const place = byId("by-the-clock");
  const now = place && clockOf(place.dataset);
  showWhatIsOn = () => {
    clearTimeout(coming);
    if (!place?.isConnected) return;
    const moment = now();
    for (const part of place.children) {
      const { from = -Infinity, until = Infinity } = part.dataset;
      part.hidden = moment < from || moment >= until;
    }
    const left = [...place.children].map((part) => part.dataset.from - moment).filter((millis) => millis > 0);
    if (left.length) coming = setTimeout(showWhatIsOn, Math.min(...left, 9999) / place.dataset.speed + 20);
  };
  showWhatIsOn();
}

/** Writes when each part of the agenda begins where this device is, where the clocks there show another time. */
function tellOwnTimes() {
  for (const place of document.querySelectorAll(".own-time[data-text]")) {
    const written = place.parentElement.querySelector("time").dateTime;
    const moment = new Date(written);
    // Sweden writes dates and times as the page does.
    const [day, time] = moment.toLocaleString("sv").split(" ");
    if (written.startsWith(`${day}T${time}`)) continue;
    const { text, locale } = place.dataset;
    const weekday = written.startsWith(day) ? undefined : "short";
    place.textContent = text.replace("{time}", moment.toLocaleString(locale, { weekday, hour: "2-digit", minute: "2-digit" }));
  }
}

// --- The waiting room: while somebody looks at it and there is something to wait for, the screen stays on ---

let lock;

async function stayOn() {
  const note = byId("stays-on");
  if (!note || !byId("door").dataset.changesIn || document.hidden) {
    const held = lock;
    lock = undefined;
    return (await held)?.release();
  }
  const asked = (lock ??= navigator.wakeLock?.request("screen").catch(() => {}));
  const held = await asked;
  const say = (stays) => note.toggleAttribute("data-held", stays);
  say(held?.released === false);
  // By us, or by the device, as when it has to save power.
  const over = () => {
    if (lock === asked) lock = undefined;
    say(false);
  };
  if (held) held.onrelease = over;
  else over();
}

document.addEventListener("visibilitychange", () => {
  showWhatIsOn();
  stayOn();
});

function begin() {
  goByTheClock();
  tellOwnTimes();
  stayOn();
  const door = byId("stays-on") && byId("door");
  if (door) new MutationObserver(stayOn).observe(door, { attributes: true });
  offer();
  lead();
  keepOrDrop();
  const forgets = byId("forget-device");
  if (forgets) forgets.hidden = false;
}

// The boot script exchanges the body when it moves to another page.
new MutationObserver(begin).observe(document.body, { childList: true });
begin();
