// The organisers' pages, beside the boot script: parts that renew themselves when something changes, and the queue of
// moderation by keyboard.
//
// Everything but that works without this script.

/** The stream of changes, while somebody looks. */
let stream;

function listen() {
  const wanted = !document.hidden && document.querySelector("[data-live~=desk], #queue");
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
// --- The queue of moderation: nothing moves while it is worked through, and it can be worked through by keyboard ---
//
// In a block, so that its names are its own.

{
  const byId = (id) => document.getElementById(id);
  const queue = () => byId("queue");
  const itemOf = (node) => node.closest?.("#queue > li");
  const readPage = async (answer) => new DOMParser().parseFromString(await answer.text(), "text/html");

  /** What asks and what sends, one after the other: no older answer shows over a newer one. */
  let turn = Promise.resolve();
  const inTurn = (work) => (turn = turn.then(work).catch(() => {}));

  /** Sends the form of a decision, and goes on to the next item at once. */
  function decide(form, button) {
    const item = itemOf(form);
    if (item?.ariaBusy) return;
    const body = new URLSearchParams(new FormData(form, button));
    if (item) item.ariaBusy = "true";
    // What is pressed by a finger stays where it is.
    const scroll = button.matches(":focus-visible");
    if ("subject" in form.dataset) (byId(form.dataset.subject) ?? byId("queue-said")).focus({ preventScroll: !scroll });
    else if (item) toNext(item, scroll);
    inTurn(() => sendDecision(form, item, body));
  }

  async function sendDecision(form, item, body) {
    const [list, said] = [queue(), byId("queue-said")];
    try {
      const answer = await sent(form.getAttribute("action"), body);
      const page = answer.ok && (await readPage(answer));
      // Somebody who is signed in no more is shown the way in.
      if (page && !page.getElementById("queue")) return location.reload();
      if (!page) throw answer.status;
      // The decision is done; another page shows its own.
      if (list !== queue()) return;
      takeOver(page, item);
      for (const id of ["queue-said", "queue-undo"]) byId(id).replaceChildren(...page.getElementById(id).childNodes);
    } catch {
      said.textContent = list.dataset.unsent;
      item?.focus();
    }
    if (item) item.ariaBusy = null;
  }

  /** Waits where the site asks for that: somebody is quick. */
  async function sent(address, body) {
    for (;;) {
      const answer = await fetch(address, { method: "POST", headers: { Accept: "text/html" }, body });
      if (answer.status !== 429) return answer;
      await new Promise((resolve) => setTimeout(resolve, 1000 * (answer.headers.get("retry-after") ?? 1)));
    }
  }

  /** Shows what has become of everything on the page, each in its place; `own` is what was decided here. */
  function takeOver(page, own) {
    const [list, next] = [queue(), page.getElementById("queue")];
    if (!list.children.length) list.dataset.from = next.dataset.from;
    for (const id of ["queue-count", "queue-end", "queue-last"]) renew(byId(id), page.getElementById(id));
    for (const item of list.children) {
      const now = page.getElementById(item.id);
      if (!now) leave(item);
      else if (now.dataset.state !== item.dataset.state && (item === own || !isTypedIn(item))) exchange(item, now);
    }
    for (const item of [...next.children]) if (!byId(item.id) && !item.matches(".decided")) list.append(item);
    if (!byId("queue-bulk") && list.children.length) location.reload();
  }

  /** Exchanges what is in a part, unless it is the same: what has the focus keeps it. */
  function renew(part, next) {
    if (part.innerHTML !== next.innerHTML && !part.contains(document.activeElement)) part.replaceChildren(...next.childNodes);
  }

  const isTypedIn = (item) => item.contains(document.activeElement) && document.activeElement.matches(fields);

  /** Puts an item into the place of what it was, as high as that, with its focus. */
  function exchange(item, now) {
    const [height, focused] = [item.offsetHeight, item.contains(document.activeElement)];
    item.replaceWith(now);
    now.style.minBlockSize = height + "px";
    if (focused) now.focus({ preventScroll: true });
  }

  /** Empties the place of what is there no more. */
  function leave(item) {
    if (item.matches(".gone")) return;
    item.style.minBlockSize = item.offsetHeight + "px";
    const focused = item.contains(document.activeElement);
    item.className = "moderated decided gone";
    item.textContent = queue().dataset.gone;
    if (focused) item.focus({ preventScroll: true });
  }

  /** The focus goes to the next item that waits: further down, else from the top. */
  function toNext(item, scroll) {
    const waits = [...queue().querySelectorAll(":scope > li:not(.decided, [aria-busy])")];
    const below = waits.find((other) => item.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);
    (below ?? waits[0] ?? byId("queue-said")).focus({ preventScroll: !scroll });
  }

  /** Looks what others have done, and what has come in. */
  async function lookAtQueue() {
    const list = queue();
    if (!list || document.hidden) return;
    const answer = await fetch(list.dataset.from, { headers: { Accept: "text/html" } });
    if (!answer.ok || list !== queue()) return;
    const page = await readPage(answer);
    if (page.getElementById("queue")) takeOver(page);
  }

  let looking;
  document.addEventListener("live:desk", () => {
    looking ??= setTimeout(() => {
      looking = undefined;
      inTurn(lookAtQueue);
    }, 700);
  });

  // Before the boot script, which leaves alone what is taken care of.
  document.addEventListener("submit", (event) => {
    if (!("queue" in event.target.dataset) || !queue()) return;
    event.preventDefault();
    decide(event.target, event.submitter);
  }, true);

  document.addEventListener("click", (event) => {
    if (!event.target.closest?.("[data-tick-all]")) return;
    event.preventDefault();
    for (const box of queue().querySelectorAll("[name=item][type=checkbox]")) box.checked = true;
  }, true);

  // --- Its keys: they work within the list alone, and never in a field ---

  const fields = "select, textarea, input:not([type=checkbox])";

  /** The letter on a key, by its place where the keyboard writes no Latin letters. */
  const letterOf = ({ key, code }) => (/^[a-z]$/i.test(key) ? key.toLowerCase() : /^\P{ASCII}$/u.test(key) ? code.replace("Key", "").toLowerCase() : key);

  const steps = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

  document.addEventListener("keydown", (event) => {
    const list = queue();
    if (!list?.contains(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
    const item = itemOf(event.target);
    if (event.key === "Escape") return item?.focus();
    if (event.target.matches(fields)) return;
    const key = letterOf(event);
    if (steps[key]) step(list, item, steps[key]);
    else if (/^[ahbux]$/.test(key)) press(item, key);
    else return;
    event.preventDefault();
  });

  /** The focus goes one item on, or back; into the list at its first. */
  function step(list, item, by) {
    const items = [...list.children];
    const place = item ? items.indexOf(item) + by : 0;
    items[Math.max(0, Math.min(place, items.length - 1))]?.focus();
  }

  function press(item, key) {
    if (item?.ariaBusy) return;
    const control = item?.querySelector(`[data-key="${key}"]`);
    if (key === "b" && control) {
      control.parentElement.open = true;
      control.parentElement.querySelector("select").focus();
    } else if (control) control.click();
    // What is under way comes first: it is the last decision.
    else if (key === "u") turn.then(() => document.querySelector('#queue-last [data-key="u"]')?.click());
  }

  /** Shows what is there for the keys alone. */
  function showKeys() {
    if (byId("queue-keys")) byId("queue-keys").hidden = false;
  }

  new MutationObserver(showKeys).observe(document.body, { childList: true });
  showKeys();
}
