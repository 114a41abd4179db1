// Wakes the islands of a page, and moves between pages without reloading the document.
//
// Everything works without this script: links load pages, forms send themselves. It waits until the page is there and
// idle before it fetches the islands, so that reading never waits for them.

const script = document.querySelector("script[data-module]");
const idle = window.requestIdleCallback ?? ((run) => setTimeout(run, 1));

const islands = new Promise((resolve) => idle(resolve, { timeout: 2000 })).then(async () => {
  const module = await import(script.dataset.module);
  await module.default({ module_or_path: script.dataset.wasm });
  module.hydrate();
  return module;
});

async function wake() {
  const module = await islands;
  for (const island of document.querySelectorAll("leptos-island:not([data-awake])")) {
    island.dataset.awake = "";
    module[island.dataset.component]?.(island);
  }
  document.documentElement.dataset.awake = "";
}

wake();

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
  const root = document.documentElement;
  root.lang = next.documentElement.lang;
  root.dir = next.documentElement.dir;
  document.title = next.title;
  const own = 'meta[name="description"], meta[name="robots"], link[rel="canonical"], link[rel="alternate"]';
  for (const old of document.head.querySelectorAll(own)) old.remove();
  document.head.append(...next.head.querySelectorAll(own));
  document.body.replaceChildren(...next.body.childNodes);
}

/** Puts the reader where the address points: at its anchor, where they were, or at the top; the focus goes along. */
function settle(url, scroll) {
  const anchor = url.hash && document.getElementById(decodeURIComponent(url.hash.slice(1)));
  const place = anchor || document.querySelector("h1") || document.querySelector("main");
  if (place && !place.matches("a, button, input, select, textarea, [tabindex]")) place.tabIndex = -1;
  place?.focus({ preventScroll: true });
  if (scroll) scrollTo(...scroll);
  else if (anchor) anchor.scrollIntoView();
  else scrollTo(0, 0);
}

/** Fetches a page and shows it. `scroll` is where the reader was on it, when coming back. */
async function move(url, push, scroll) {
  moving?.abort();
  const { signal } = (moving = new AbortController());
  document.documentElement.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(url, { headers: { Accept: "text/html" }, signal });
    if (!answer.headers.get("content-type")?.startsWith("text/html")) throw new TypeError("not a page");
    const next = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (signal.aborted) return;
    const shown = answer.redirected ? new URL(answer.url) : url;
    shown.hash ||= url.hash;
    if (push) {
      keepScroll();
      history.pushState(null, "", shown);
    }
    here = pageOf(shown);
    show(next);
    settle(shown, scroll);
    wake();
  } catch {
    // The browser's own way shows what is wrong, or a page that it has kept.
    if (!signal.aborted) location.assign(url);
  } finally {
    if (!signal.aborted) document.documentElement.removeAttribute("aria-busy");
  }
}

document.addEventListener("click", (click) => {
  const url = target(click);
  if (!url) return;
  click.preventDefault();
  move(url, true);
});

// --- Coming back to where the reader was ---

const pageOf = (url) => url.pathname + url.search;
const keepScroll = () => history.replaceState({ scroll: [scrollX, scrollY] }, "");
let here = pageOf(location);
let scrolled;

addEventListener("scroll", () => {
  clearTimeout(scrolled);
  scrolled = setTimeout(keepScroll, 150);
}, { passive: true });

addEventListener("popstate", (event) => {
  clearTimeout(scrolled);
  const url = new URL(location.href);
  const scroll = event.state?.scroll;
  if (pageOf(url) === here) settle(url, scroll);
  else move(url, false, scroll ?? [0, 0]);
});

if (history.state?.scroll) addEventListener("load", () => scrollTo(...history.state.scroll));
