// Sending forms.

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
