// What only the pages of the installed app need: the offer to install on one's own page, and the way from the ticket's
// page to the registration that this device keeps.
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
  // The app has to find its ticket, also where a mail holds the link.
  if ((await installing.userChoice).outcome === "accepted") device((kept) => (kept.own = own));
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

function begin() {
  offer();
  lead();
}

// The boot script exchanges the body when it moves to another page.
new MutationObserver(begin).observe(document.body, { childList: true });
begin();
