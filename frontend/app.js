// What few pages need of the installed app: the offer to install on one's own page, the way from the ticket's page to the
// registration that this device keeps, what is kept of it for a lost network, and how all of that is forgotten.
//
// The boot script loads it once, on the first page that names it.

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
const keep = (path) => navigator.serviceWorker?.ready.then(({ active }) => active.postMessage({ keep: path }));

/** Takes one's own page out of all that is kept. */
async function drop() {
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const page of await cache.keys()) if (/^\/\w+\/r\//.test(new URL(page.url).pathname)) await cache.delete(page);
  }
}

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
  if (target.closest?.("[data-forget]")) drop();
  const button = target.closest?.("#forget-device");
  if (button) forgetDevice(button);
});

function keepOrDrop() {
  const path = document.querySelector("[data-keep]")?.dataset.keep;
  if (path) keep(path);
  // Erased, or forgotten while this script was still on its way.
  else if (device((kept) => !kept.own)) drop();
}

function begin() {
  offer();
  lead();
  keepOrDrop();
  const forgets = byId("forget-device");
  if (forgets) forgets.hidden = false;
}

// The boot script exchanges the body when it moves to another page.
new MutationObserver(begin).observe(document.body, { childList: true });
begin();
