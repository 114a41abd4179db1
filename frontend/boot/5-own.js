// What only the browser knows: the registration that is kept on this device, and what can be copied and shared.

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
