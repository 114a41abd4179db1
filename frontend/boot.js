// Wakes the islands of a page, moves between pages and sends forms without reloading the document.
//
// Everything works without this script: links load pages, forms send themselves. It waits until the page is there and
// idle before it fetches the islands, so that reading never waits for them.

const root = document.documentElement;
const script = document.querySelector("script[data-module]");
const idle = window.requestIdleCallback ?? ((run) => setTimeout(run, 1));

/** Lets the browser do what waits to be done. */
const breath = () => window.scheduler?.yield?.() ?? new Promise((done) => setTimeout(done));

// Who saves data (the head says so, before anything is painted) gets no islands until they ask for them.
const saves = "saves" in root.dataset;
const asked = new Promise((resolve) => {
  if (!saves) return resolve();
  document.addEventListener("click", ({ target }) => {
    if (!target.closest?.("#live-on")) return;
    delete root.dataset.saves;
    document.getElementById("main").focus({ preventScroll: true });
    resolve();
  });
});

const islands = new Promise((resolve) => idle(resolve, { timeout: 2000 })).then(async () => {
  // What keeps pages for a lost network (`sw.js`): neither in other sites' frames nor for organisers.
  if (document.querySelector("[rel=manifest]")) navigator.serviceWorker?.register(saves ? "/sw.js?saves" : "/sw.js").catch(() => {});
  await asked;
  const module = await import(script.dataset.module);
  await module.default({ module_or_path: script.dataset.wasm });
  await breath();
  module.hydrate();
  return module;
});

async function wake() {
  fillIn();
  watchDoor();
  if (waits()) import("./forms.js").then(({ begin }) => begin()).catch(() => {});
  // What few pages need, they name themselves.
  for (const { dataset } of document.querySelectorAll("[data-script]:not([hidden])")) import(dataset.script).catch(() => {});
  // Where they cannot be fetched, the page stays as it was drawn: all of it works without them.
  const module = await islands.catch(() => undefined);
  if (!module) return;
  for (const island of document.querySelectorAll("leptos-island:not([data-awake])")) {
    // A tap between two of them is not kept waiting, and may have led to another page.
    await breath();
    if (!island.isConnected) continue;
    island.dataset.awake = "";
    module[island.dataset.component]?.(island);
  }
  if (document.querySelector("[data-live]")) module.listen();
  root.dataset.awake = "";
}

/** Whether a form waits for the network. */
function waits() {
  try {
    return "waits" in localStorage;
  } catch {
    // This browser keeps nothing.
  }
}

let watching;
breath().then(wake);

// Installing is offered by our own pages alone, and not before somebody has registered (`app.js`).
addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  window.installing = event;
});

// --- Moving between pages ---

history.scrollRestoration = "manual";
let moving;

/** The address a click leads to, where it is a plain click on a link to another page of this site. */
function target(click) {
  if (click.defaultPrevented || click.button !== 0 || click.metaKey || click.altKey || click.ctrlKey || click.shiftKey) return;
  const link = click.target.closest?.("a[href]");
  if (!link || link.target || link.hasAttribute("download") || link.relList.contains("external")) return;
  const url = new URL(link.href);
  if (url.origin !== location.origin) return;
  const samePage = url.pathname === location.pathname && url.search === location.search;
  return samePage && url.hash ? undefined : url;
}

/** Takes over what differs in the head, and the whole body. */
function show(next) {
  document.dispatchEvent(new Event("page:leave"));
  root.lang = next.documentElement.lang;
  root.dir = next.documentElement.dir;
  document.title = next.title;
  const own = 'meta[name="description"], meta[name="robots"], link[rel="canonical"], link[rel="alternate"], link[rel="manifest"]';
  for (const old of document.head.querySelectorAll(own)) old.remove();
  document.head.append(...next.head.querySelectorAll(own));
  document.body.replaceChildren(...next.body.childNodes);
}

/** Puts the reader where the address points: at its anchor, at what is wrong, where they were, or at the top; the focus goes along. */
function settle(url, scroll) {
  const anchor = url.hash && document.getElementById(decodeURIComponent(url.hash.slice(1)));
  const place = anchor || document.querySelector(".form-errors:not([hidden])") || document.querySelector("h1") || document.querySelector("main");
  if (place && !place.matches("a, button, input, select, textarea, [tabindex]")) place.tabIndex = -1;
  place?.focus({ preventScroll: true });
  if (scroll) scrollTo(...scroll);
  else if (place?.matches("h1, main")) scrollTo(0, 0);
  else place?.scrollIntoView();
}

/** Asks for a page. Without a signal it renews one that is open: then a page that is kept for a lost network is of no use. */
const ask = (url, signal) => fetch(url, { headers: { Accept: "text/html" }, signal, cache: signal ? "default" : "no-cache" });
const read = async (answer) => new DOMParser().parseFromString(await answer.text(), "text/html");

/** Whether a page was drawn for other files than these: it takes a document of its own. */
const isOther = (page) => page.querySelector("script[data-module]")?.src !== script.src;

/**
 * Shows the page that came as an answer. `scroll` is where the reader was on it, when coming back. One that was drawn for
 * other files the browser gets by itself: by `again`, where the address alone would not bring it.
 */
export async function take(answer, url, push, scroll, again) {
  if (!answer.headers.get("content-type")?.startsWith("text/html")) throw new TypeError("not a page");
  const next = await read(answer);
  const shown = answer.redirected ? new URL(answer.url) : url;
  shown.hash ||= url.hash;
  if (isOther(next)) return again && !answer.redirected ? again() : location.assign(shown);
  if (push) {
    keepScroll();
    history.pushState(null, "", shown);
  }
  here = pageOf(shown);
  show(next);
  settle(shown, scroll);
  wake();
}

/** Fetches a page and shows it. */
async function move(url, push, scroll) {
  moving?.abort();
  const { signal } = (moving = new AbortController());
  busy(document.body, true);
  try {
    await take(await ask(url, signal), url, push, scroll);
  } catch {
    // The browser's own way shows what is wrong, or a page that it has kept.
    if (!signal.aborted) location.assign(url);
  } finally {
    if (!signal.aborted) busy(document.body, false);
  }
}

document.addEventListener("click", (click) => {
  const url = target(click);
  if (!url) return;
  click.preventDefault();
  const link = click.target.closest("a");
  if (link.id === "wall-new") putIn();
  else if (link.rel === "next") append(link, url);
  else move(url, true);
});

// --- Leaving at once, and without a way back ---

const exit = () => document.querySelector(".leave");

/** Shows nothing any more, and goes where the button leads, in place of the first page of this site in the tab. */
async function leave() {
  const { href } = exit();
  const go = () => {
    name = "";
    location.replace(href);
  };
  root.hidden = true;
  document.title = "\u2026";
  if (matchMedia("(display-mode: standalone)").matches) close();
  // Whatever keeps it from going back first.
  setTimeout(go, 900);
  const all = window.navigation?.entries() ?? [];
  const first = () => Promise.all(Object.values(navigation.traverseTo(all[0].key)));
  try {
    if (all.length > 1) {
      // Going back may lead to another document of ours, which hides itself by that name and goes on from here.
      name = "leaving";
      if (navigation.currentEntry.index) await first();
      // Instead of the pages in front of it, one that nothing comes of.
      history.pushState(null, "", "/left");
      document.title = "";
      await first();
    }
    go();
  } catch {
    // It took too long, and is gone.
  }
}

const goOn = () => name === "leaving" && (exit() ? leave() : location.replace("/"));
goOn();
addEventListener("pageshow", ({ persisted }) => persisted && goOn());

document.addEventListener("click", (click) => {
  if (!click.target.closest?.(".leave")) return;
  click.preventDefault();
  leave();
});

let escapes = [];
addEventListener("keydown", ({ key, repeat, timeStamp }) => {
  if (repeat) return;
  escapes = key === "Escape" ? [timeStamp, ...escapes.slice(0, 2)] : [];
  if (escapes[2] > timeStamp - 3000 && exit()) leave();
});

// --- Sending forms ---

const busy = (element, is) => (is ? element.setAttribute("aria-busy", "true") : element.removeAttribute("aria-busy"));

/** Where a form leads. Not its property `action`: a field of that name stands before it. */
const sentTo = (form) => new URL(form.getAttribute("action"), location);

/** Says on the form that it was not sent, and loses nothing that was typed. */
function unsent(form, problem) {
  const summary = form.querySelector(".form-errors");
  const text = summary?.querySelector(`[data-problem="${problem}"]`);
  if (!text) return form.submit();
  for (const other of summary.children) other.hidden = other !== text;
  summary.hidden = false;
  summary.focus();
}

/** Sends a form as the browser would, and shows the page that answers it: the next one, or the form with what is wrong. */
async function send(form, button) {
  const url = sentTo(form);
  const body = new URLSearchParams(new FormData(form, button));
  busy(form, true);
  try {
    // To another site, where fetch follows no redirect: the answer names the address.
    const leaves = "leaves" in form.dataset;
    const answer = await fetch(url, { method: "POST", headers: { Accept: leaves ? "application/json" : "text/html" }, body });
    if (answer.status === 429) unsent(form, "too-many");
    else if (leaves && answer.ok && !answer.redirected) location.assign((await answer.json()).url);
    // Another page is shown, as when an organiser's sign-in has ended.
    else if (answer.ok && "stays" in form.dataset && (await exchangeParts(answer.clone()))) {
      // The button may be gone, and what it stood in elsewhere.
      const place = button.closest("[tabindex]");
      (document.getElementById(place.id) ?? place).focus({ preventScroll: true });
    } else if (answer.ok || [404, 409, 422].includes(answer.status)) {
      // The same form gets the same answer.
      await take(answer, url, true, undefined, () => {
        form.target = "_self";
        form.requestSubmit(button);
      });
    } else if (answer.status > 501) throw answer;
    else unsent(form, "internal");
  } catch {
    // Some wait for the network, where they are kept for it.
    const forms = "waits" in form.dataset && navigator.serviceWorker?.controller && (await import("./forms.js").catch(() => {}));
    const kept = forms && (await forms.wait(form, button, body).catch(() => {}));
    if (kept === undefined || !forms) unsent(form, "unreachable");
  } finally {
    busy(form, false);
  }
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  // Not before it is needed: to find it out keeps a slow phone busy for a tenth of a second.
  if (form.elements.zone) form.elements.zone.value = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (event.defaultPrevented || form.target || form.method !== "post" || sentTo(form).origin !== location.origin) return;
  event.preventDefault();
  // A second click while one is under way does nothing.
  if (!form.ariaBusy) send(form, event.submitter);
});

// --- What only the browser knows: the registration that is kept on this device ---

/** Tells the service worker. */
export const tell = (message) => navigator.serviceWorker?.ready.then(({ active }) => active.postMessage(message));

/** The path of the kept registration, after it was set, or with an empty `path` forgotten. */
function kept(path) {
  try {
    if (path) localStorage.own = path;
    else if (path === "") localStorage.removeItem("own");
    return localStorage.own;
  } catch {
    // This browser keeps nothing.
  }
}

/** Fills in, and shows, what the server left open on the page. */
function fillIn() {
  const own = kept(document.querySelector("[data-keep]")?.dataset.keep);
  for (const place of document.querySelectorAll("[data-kept]")) {
    place.hidden = !own;
    if (own) place.querySelector("a")?.setAttribute("href", own.replace(/\w+/, document.documentElement.lang));
  }
  for (const button of document.querySelectorAll("[data-copy]")) button.hidden = !navigator.clipboard;
  for (const button of document.querySelectorAll("[data-share]")) button.hidden = !navigator.share;
  preview();
}

document.addEventListener("click", async ({ target }) => {
  const button = target.closest?.("[data-copy], [data-forget], [data-mail], [data-share]");
  if (!button) return;
  const { copy, done, mail, share } = button.dataset;
  // What stands in the box now.
  const text = document.getElementById(copy ?? mail)?.value;
  if (mail) button.href = button.href.replace(/body=.*/, "body=" + encodeURIComponent(text.replaceAll("\n", "\r\n")));
  // Who thinks better of it has shared nothing, and that is no error.
  else if (share) navigator.share({ url: share }).catch(() => {});
  else if (!copy) {
    kept("");
    button.closest("[data-kept]").hidden = true;
    tell({ forget: true });
  } else {
    await navigator.clipboard.writeText(text ?? copy);
    button.textContent = done;
  }
});

// --- What others will see of a pledge that is being written ---

/** Fills in the card that will be on the wall. Initials are those of `initials_of` in `domain/src/pledge.rs`. */
function preview() {
  const card = document.getElementById("preview");
  if (!card) return;
  card.hidden = false;
  const form = card.closest("form");
  // Not by FormData: for a box of text it lays the page out, which nobody has seen yet.
  const typed = (field) => form.elements[field].value;
  const [name, country, what, message] = card.querySelectorAll("bdi, span, .pledge-what, .pledge-message");
  const letters = () => typed("pledge_name").split(/[\s-]/).map((word) => /[\p{Alphabetic}\p{N}]/u.exec(word)?.[0]).filter(Boolean);
  const initials = (letter) => (letter < "\x7f" ? letter.toUpperCase() : letter) + ".";
  name.textContent = typed("visibility") === "initials" ? letters().slice(0, 3).map(initials).join("") : typed("pledge_name");
  country.textContent = typed("pledge_country") && form.querySelector("#pledge_country :checked").textContent;
  what.textContent = [...form.querySelectorAll("[name=actions]:checked")].map((box) => box.labels[0].innerText.trim()).join(" · ");
  message.textContent = typed("message");
}

document.addEventListener("input", preview);

// --- The door of a waiting room, which changes at its time ---

/** Looks again once the time that the door names has passed, by whichever clock: one stands still in a sleep, the other may be set. */
function watchDoor() {
  clearTimeout(watching);
  const wait = document.getElementById("door")?.dataset.changesIn;
  if (!wait) return;
  const [now, steady] = [Date.now(), performance.now()];
  (function again() {
    const left = wait - Math.max(Date.now() - now, performance.now() - steady);
    if (left > 0) watching = setTimeout(again, Math.min(left, 9999));
    else look();
  })();
}

/** Shows what is at the door now, and leaves all else as it is. */
async function look() {
  const door = document.getElementById("door");
  clearTimeout(watching);
  try {
    const next = (await read(await ask(location))).getElementById("door");
    door.dataset.changesIn = next.dataset.changesIn ?? "";
    // Said aloud only where there is something new.
    if (door.textContent !== next.textContent) door.replaceChildren(...next.childNodes);
  } catch {
    // Not this time: once more in a few seconds.
    door.dataset.changesIn = 5000;
  }
  if (door.isConnected) watchDoor();
}

document.addEventListener("visibilitychange", () => {
  if (!document.hidden && document.getElementById("door")?.dataset.changesIn) look();
});

// --- Coming back to where the reader was ---

const pageOf = (url) => url.pathname + url.search;
const keepScroll = () => history.replaceState({ scroll: [scrollX, scrollY] }, "");
let here = pageOf(location);
let scrolled;

addEventListener("scroll", () => {
  clearTimeout(scrolled);
  scrolled = setTimeout(() => {
    keepScroll();
    catchUp();
  }, 150);
}, { passive: true });

addEventListener("popstate", (event) => {
  clearTimeout(scrolled);
  if (root.hidden) return;
  const url = new URL(location.href);
  const scroll = event.state?.scroll;
  if (pageOf(url) === here) settle(url, scroll);
  else move(url, false, scroll ?? [0, 0]);
});

if (history.state?.scroll) addEventListener("load", () => scrollTo(...history.state.scroll));

// --- When the site says that this page is out of date ---

let touched;
document.addEventListener("input", () => (touched = true));
document.addEventListener("page:leave", () => (touched = false));

/** Whether the page can be exchanged under its reader: nothing was typed, no form has the focus, none is answered here. */
const calm = () => !touched && !document.querySelector("form:focus-within, [aria-busy], .form-errors:not([hidden])");

document.addEventListener("page:changed", () => {
  const url = new URL(location);
  // Not all open pages in the same moment.
  setTimeout(async () => {
    const answer = calm() && (await ask(url).catch(() => {}));
    if (answer?.ok && calm() && pageOf(url) === here) await take(answer, url, false, [scrollX, scrollY]);
  }, Math.random() * 3000);
});

// --- Parts of a page that renew themselves ---

let stale, renewing;
let renewed = -Infinity;

/** At once after a pause, and never later than in a second; not all open pages in the same moment. */
const renewSoon = () => (renewing ??= setTimeout(renew, Math.max(0, renewed + 500 - performance.now()) + Math.random() * 200));

async function renew() {
  renewing = undefined;
  if (!stale || document.hidden) return;
  renewed = performance.now();
  if (document.querySelector("[aria-busy]")) return renewSoon();
  stale = false;
  const page = here;
  const parts = [...document.querySelectorAll("[data-live]")].filter(inReach);
  for (const address of new Set(parts.map((part) => part.dataset.at))) {
    const answer = await ask(address ?? location).catch(() => {});
    // Elsewhere by now, as when an organiser's sign-in has ended.
    if (page === here && answer?.redirected && calm()) return take(answer, new URL(answer.url), true);
    if (page === here && answer?.status < 429) await exchangeParts(answer, address);
    else {
      stale = true;
      // A server that has too much to do is left alone for a while.
      renewed += 4000;
      return renewSoon();
    }
  }
}

/** Renews those parts that the answer is for: each has the page's address, or its own. Whether there was one. */
async function exchangeParts(answer, address) {
  const page = await read(answer);
  // It does not go with these files. Who is reading or typing goes on with them as long as they like.
  if (isOther(page)) return import("./forms.js").then(({ renew }) => renew()).catch(() => calm() && location.reload());
  let found;
  for (const part of document.querySelectorAll("[data-live]")) {
    const next = part.dataset.at === address && page.getElementById(part.id);
    if (!next) continue;
    found = true;
    if (address) hold(part, next);
    exchange(part, next);
  }
  return found;
}

/** A form that is being filled in. */
const inUse = (node) => node.matches?.("form") && (touched || node.matches(":focus-within"));

/** Makes `old` like `next`. What is so already stays; children are known by id, else by place. */
function exchange(old, next) {
  if (inUse(old) || old.isEqualNode(next)) return;
  if (!old.attributes) return (old.data = next.data);
  for (const { name } of [...old.attributes]) if (!next.hasAttribute(name)) old.removeAttribute(name);
  for (const { name, value } of next.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  let place = old.firstChild;
  for (const child of [...next.childNodes]) {
    const alike = (node) => node?.nodeName === child.nodeName && node.id === child.id;
    const own = child.id ? [...old.children].find(alike) : alike(place) && place;
    if (!own || own !== place) old[own && old.moveBefore ? "moveBefore" : "insertBefore"](own || child, place);
    else place = place.nextSibling;
    if (own) exchange(own, child);
  }
  while (place) {
    const gone = place;
    place = place.nextSibling;
    if (!inUse(gone)) gone.remove();
  }
}

// --- A list that is read while more comes in: it has an address of its own, that of exactly what it shows ---

/** Found by where they stand: to look through ten thousand cards for them would take a phone too long. */
function lists() {
  const older = document.querySelector(".wall-older");
  return older ? [older.previousElementSibling, ...older.children] : [];
}

/** Whether a part is near what is on the screen. A list that is not is renewed once it is. */
function inReach(part) {
  const { top, bottom } = part.getBoundingClientRect();
  part.late = part.dataset.at && (bottom < -innerHeight || top > 2 * innerHeight);
  return !part.late;
}

function catchUp() {
  if (!lists().some((list) => list.late && inReach(list))) return;
  stale = true;
  renewSoon();
}

/** Takes out of `next` what is new, and offers it: it would move what is being read. Each remembers what it stands before. */
function hold(list, next) {
  list.fresh = [...next.children].filter(({ id }) => !document.getElementById(id));
  for (const item of list.fresh) item.before = item.nextElementSibling?.id;
  for (const item of list.fresh) item.remove();
  offer();
}

function offer() {
  const link = document.getElementById("wall-new");
  const count = lists().reduce((sum, { fresh }) => sum + (fresh?.length ?? 0), 0);
  link.hidden = !count;
  link.lastChild.textContent = count;
}

/** Puts in what was offered; the focus goes to the first of it. */
function putIn() {
  const [first] = lists().flatMap(({ fresh }) => fresh ?? []);
  for (const list of lists()) {
    for (const item of list.fresh?.reverse() ?? []) list.insertBefore(item, list.children.namedItem(item.before));
    list.fresh = [];
  }
  offer();
  first.focus();
}

/** Puts the next page of a list under it; the focus goes to the first of that. */
async function append(link, url) {
  if (link.ariaBusy) return;
  busy(link, true);
  try {
    const page = await read(await ask(url));
    const list = page.querySelector("[data-at]");
    const next = page.querySelector("[rel=next]");
    document.querySelector(".wall-older").append(list);
    if (next) link.href = next.getAttribute("href");
    else link.remove();
    list.firstElementChild.focus();
  } catch {
    location.assign(url);
  }
  busy(link, false);
}

for (const part of ["open", "questions", "wall", "desk"]) {
  document.addEventListener(`live:${part}`, () => {
    stale ||= document.querySelector(part === "open" ? "[data-live]" : `[data-live~="${part}"], body[aria-busy]`);
    if (stale) renewSoon();
  });
}
document.addEventListener("visibilitychange", renewSoon);
