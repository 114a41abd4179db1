// The organisers' pages, beside the boot script: parts that renew themselves when something changes.
//
// Everything but that works without this script.

/** The stream of changes, while somebody looks. */
let stream;

function listen() {
  const wanted = !document.hidden && document.querySelector("[data-live~=desk]");
  if (!wanted || stream?.readyState === EventSource.CLOSED) {
    stream?.close();
    stream = undefined;
  }
  if (!wanted || stream) return;
  stream = new EventSource("/admin/live");
  stream.addEventListener("desk", () => document.dispatchEvent(new Event("live:desk")));
}

// The boot script exchanges the body when it moves to another page.
new MutationObserver(listen).observe(document.body, { childList: true });
document.addEventListener("visibilitychange", listen);
listen();

// --- The order of the agenda: dragging an item does what its arrows do ---

let dragged;

document.addEventListener("dragstart", (drag) => {
  dragged = drag.target.closest?.("[data-reorder] > li");
});

document.addEventListener("dragover", (drag) => {
  if (dragged && drag.target.closest?.("[data-reorder]") === dragged.parentElement) drag.preventDefault();
});

document.addEventListener("drop", (drop) => {
  const place = drop.target.closest?.("[data-reorder] > li");
  const item = dragged;
  dragged = undefined;
  if (!item || !place || place === item || place.parentElement !== item.parentElement) return;
  drop.preventDefault();
  const rows = [...item.parentElement.children];
  const form = item.querySelector("form");
  form.elements.to.value = rows.indexOf(place);
  form.requestSubmit();
});
