// What was typed is not lost: not where the network is, and not where a new version of the site comes.
//
// A form that could not be sent waits with the service worker, which keeps it and sends it once it can (`sw.js`). Here
// it is shown as waiting, and taken out again to be changed. The boot script loads this where something waits.
//
// The words come from the page `/{lang}/offline`, which the worker keeps too: no visitor pays for them who needs none.
import { take } from "./boot.js";

/** How often it is tried again while somebody looks, in milliseconds. */
const PAUSE = 15_000;

const lang = () => document.documentElement.lang;

/** Has something done by the worker, and gives its answer: only after that is what was to be kept safely kept. */
async function ask(what) {
  const { active } = await navigator.serviceWorker.ready;
  return new Promise((resolve, reject) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => ("error" in data ? reject(new Error(data.error)) : resolve(data.answer));
    active.postMessage(what, [port2]);
  });
}

/** Remembers for the next page whether something waits, so that it need not ask. */
function remember(waits) {
  if (waits) localStorage.waits = "";
  else localStorage.removeItem("waits");
}

const words = {};

/** A part of the page by its name, in the language of this page. */
async function part(name) {
  const page = (words[lang()] ??= fetch(`/${lang()}/offline`, { headers: { Accept: "text/html" } })
    .then((answer) => answer.text())
    .then((text) => new DOMParser().parseFromString(text, "text/html")));
  return document.importNode((await page).getElementById(name).content, true).firstElementChild;
}

// --- Waiting ---

/** The form on this page that a kept one was typed into. */
const formFor = ({ action }) => document.querySelector(`form[data-waits][action="${CSS.escape(action)}"]`);

/** Keeps a form that could not be sent; false where it is not complete, which its reader is shown. */
export async function wait(form, button, body) {
  // Nobody is told only when they are back on the network that their name is missing.
  form.noValidate = false;
  const complete = form.reportValidity();
  form.noValidate = true;
  if (!complete) return false;
  const id = crypto.randomUUID();
  const what = button?.textContent ?? document.title;
  const at = { action: form.getAttribute("action"), page: location.pathname };
  await ask({ add: { id, what, ...at, body: body.toString(), since: Date.now(), state: "waiting" } });
  remember(true);
  form.reset();
  await show();
  document.getElementById("waiting").focus();
  return true;
}

let shown = Promise.resolve();

/** Shows what waits, was sent or was refused: before the form it was typed into, or on top of the page. */
const show = () => (shown = shown.then(draw, draw));

async function draw() {
  const forms = await ask({ list: true });
  remember(forms.length);
  const old = document.getElementById("waiting");
  if (!forms.length) return old?.remove();
  const section = await part("waiting-forms");
  const list = section.querySelector("ul");
  for (const form of forms) list.append(await item(form));
  section.querySelector("[data-unsent]").hidden = !forms.some(({ state }) => state === "waiting");
  if (old?.isEqualNode(section)) return;
  // What is exchanged within it is said aloud.
  if (old) old.replaceChildren(...section.childNodes);
  else (forms.map(formFor).find((form) => form) ?? document.querySelector("main").firstChild).before(section);
}

async function item(form) {
  const row = await part("waiting-form");
  row.querySelector("b").textContent = form.what;
  const time = row.querySelector("time");
  time.textContent = new Intl.DateTimeFormat(time.lang, { dateStyle: "medium", timeStyle: "short" }).format(form.since);
  time.lang = lang();
  for (const said of row.querySelectorAll("[data-state]")) said.hidden = said.dataset.state !== form.state;
  const link = row.querySelector("a");
  if (form.to) link.href = form.to;
  // The link to one's own registration is on no mail: whoever has seen "sent" has it kept.
  if (form.keep) localStorage.own = form.keep;
  for (const button of row.querySelectorAll("button, a")) button.onclick = () => act(button, form);
  return row;
}

/** Does what one of the buttons says. */
async function act(button, form) {
  if ("open" in button.dataset) return open(form);
  await ask({ drop: form.id });
  await show();
  // A link leads on by itself.
  if (button.matches("a")) return;
  (document.getElementById("waiting") ?? document.querySelector("main")).focus({ preventScroll: true });
}

// Brings a form back to whoever typed it. With a network the server says what became of it, which is one's own page or
// the form with what is wrong; without one it is filled in again as it was.
async function open(form) {
  const url = new URL(form.action, location);
  const headers = { Accept: "text/html", "Content-Type": "application/x-www-form-urlencoded" };
  const answer = await fetch(url, { method: "POST", headers, body: form.body }).catch(() => {});
  if (answer && (answer.ok || (answer.status < 500 && answer.status !== 429))) {
    await take(answer, url, true);
    await ask({ drop: form.id });
    return show();
  }
  if (!formFor(form)) {
    // On to the page that it was typed on.
    sessionStorage.opens = form.id;
    return location.assign(form.page);
  }
  // Sent after all, while it was being fetched.
  if (!(await ask({ drop: form.id }))) return show();
  await show();
  const place = formFor(form);
  fill(place, form.body);
  place.querySelector("input:not([type=hidden], [tabindex]), textarea, select").focus();
}

/** Types into a form what was typed before. What is hidden is the page's own: its key, its mark. */
function fill(form, body) {
  const typed = new URLSearchParams(body);
  for (const field of form.elements) {
    if (!field.name || ["hidden", "submit", "file", "password"].includes(field.type)) continue;
    if (["checkbox", "radio"].includes(field.type)) field.checked = typed.getAll(field.name).includes(field.value);
    else if (typed.has(field.name)) field.value = typed.get(field.name);
  }
  form.dispatchEvent(new Event("input", { bubbles: true }));
}

// --- A new version of the site ---

const isChanged = (field) =>
  field.type !== "hidden" && (field.value !== (field.defaultValue ?? field.value) || field.checked !== field.defaultChecked);

/** The forms on this page by their ids, with what was typed into them, and no passwords. */
function typedForms() {
  const forms = [...document.querySelectorAll("form[id]:not(:has([type=password], [type=file]))")];
  const changed = forms.filter(({ elements }) => [...elements].some(isChanged));
  return changed.map((form) => [form.id, new URLSearchParams(new FormData(form)).toString()]);
}

/** Says that there is one. It is loaded when its reader likes, and what they were typing goes along. */
export async function renew() {
  if (document.getElementById("new-version")) return;
  const note = await part("newer-version");
  note.id = "new-version";
  note.querySelector("button").onclick = () => {
    sessionStorage.typed = JSON.stringify(typedForms());
    remember(true);
    location.reload();
  };
  document.querySelector("main").before(note);
}

function typeAgain() {
  for (const [id, body] of JSON.parse(sessionStorage.typed ?? "[]")) {
    const form = document.getElementById(id);
    if (form) fill(form, body);
  }
  sessionStorage.removeItem("typed");
}

// --- Beginning ---

const deliver = () => document.getElementById("waiting") && !document.hidden && ask({ deliver: true });

navigator.serviceWorker.addEventListener("message", ({ data }) => "forms" in data && show().catch(() => {}));
addEventListener("online", deliver);
setInterval(deliver, PAUSE);

/** On each page, while something waits. */
export async function begin() {
  typeAgain();
  await show();
  const { opens } = sessionStorage;
  sessionStorage.removeItem("opens");
  const form = opens && (await ask({ list: true })).find(({ id }) => id === opens);
  if (form && formFor(form)) await open(form);
  else await deliver();
}
