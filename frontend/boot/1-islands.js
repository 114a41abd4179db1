// Wakes the islands of a page, moves between pages and sends forms without reloading the document.
//
// Everything works without this script: links load pages, forms send themselves. It waits until the page is there and
// idle before it fetches the islands, so that reading never waits for them.
//
// The files of this folder, in the order of their names, are one script, `boot.js`, which is fetched once: each uses what others
// define.

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

/** The islands' module, ready to use. A network that loses it is asked again, after twice as long each time. */
async function fetched(pause = 1000) {
  const { module: path, wasm } = script.dataset;
  try {
    // A module that failed once has failed for good (HTML, "module map"), by its address with the fragment.
    const module = await import(`${path}#${pause}`);
    await module.default({ module_or_path: wasm });
    return module;
  } catch (error) {
    // Anything else is a browser that cannot.
    if (!(error instanceof TypeError)) throw error;
    await new Promise((done) => setTimeout(done, pause));
    return fetched(2 * pause);
  }
}

const islands = new Promise((resolve) => idle(resolve, { timeout: 2000 })).then(async () => {
  // What keeps pages for a lost network (`sw.js`): neither in other sites' frames nor for organisers.
  if (document.querySelector("[rel=manifest]")) navigator.serviceWorker?.register(saves ? "/sw.js?saves" : "/sw.js").catch(() => {});
  await asked;
  const module = await fetched();
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
  // Until they are there, or where a browser cannot have them, the page stays as it was drawn: all of it works without them.
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

breath().then(wake);

// Installing is offered by our own pages alone, and not before somebody has registered (`app.js`).
addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  window.installing = event;
});
