// Moving between pages, and coming back to where the reader was.

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
