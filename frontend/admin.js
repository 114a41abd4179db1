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
