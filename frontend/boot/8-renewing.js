// Pages that are out of date, and parts of a page that renew themselves.

let touched;
document.addEventListener("input", () => (touched = true));
document.addEventListener("page:leave", () => (touched = false));

/** Whether the page can be exchanged under its reader: nothing was typed, no form has the focus, none is answered here. */
const calm = () => !touched && !document.querySelector("form:focus-within, [aria-busy], .form-errors:not([hidden])");

document.addEventListener("page:changed", () => {
  const url = new URL(location);
  // Not all open pages in the same moment.
  setTimeout(async () => {
    try {
      const answer = calm() && (await ask(url));
      if (answer.ok && calm() && pageOf(url) === here) await take(answer, url, false, [scrollX, scrollY]);
    } catch {
      // The network is lost: what changes next brings this too.
    }
  }, Math.random() * 3000);
});

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
    try {
      const answer = await ask(address ?? location);
      if (page === here && answer.redirected && calm()) return await take(answer, new URL(answer.url), true);
      // Elsewhere by now, or too many ask.
      if (page !== here || answer.status >= 429) throw answer;
      await exchangeParts(answer, address);
    } catch {
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

for (const part of ["open", "questions", "wall", "desk"]) {
  document.addEventListener(`live:${part}`, () => {
    stale ||= document.querySelector(part === "open" ? "[data-live]" : `[data-live~="${part}"], body[aria-busy]`);
    if (stale) renewSoon();
  });
}
document.addEventListener("visibilitychange", renewSoon);
