// Keeps the site readable without a network: each page as it was last seen, with the very files that it was drawn for.
//
// The server writes the first line, `const SITE = …`: the version of the browser's files, and the languages. A new version
// makes this another script; browsers begin with it once no page of the site is open any more, so no page ever changes
// hands.
//
// There is one cache for each version of the files. In it stand pages by their path, and what they name under
// /pkg/VERSION/. A page is in one cache at most, so it cannot meet files of another version.

/** How long a page that is kept waits for a fresh one, in milliseconds. */
const PATIENCE = 2000;

/** What each language has without having been visited: the session with its agenda, and voting help. */
const WITHOUT_A_VISIT = ["/offline", "", "/vote"];

const langs = SITE.langs.join("|");
/** A page of the site: not an embed, not the organisers', and no file. */
const PAGE = new RegExp(`^/(${langs})(?!/embed\\b)(/[^.]*)?$`);
/** One that belongs to somebody, and is kept where they ask for it alone. */
const PRIVATE = new RegExp(`^/(${langs})/r/[^/]+$`);
/** What in a page moves by itself, as the server finds it too (`server/src/middleware/pages/moves.rs`). */
const MOVES = /(drawn&quot;:|figure"><b>|count">|"stamp" value=")[\w.-]+/g;

const langOf = (path) => PAGE.exec(path)?.[1];
const header = (answer, name) => answer.headers.get(name) ?? "";

// --- What is kept ---

/** What is kept under a path; one's own page also where it was kept in another language. */
async function find(path) {
  const paths = PRIVATE.test(path) ? [path, ...SITE.langs.map((lang) => path.replace(/\w+/, lang))] : [path];
  for (const one of paths) {
    const kept = await caches.match(one, { ignoreVary: true });
    if (kept) return kept;
  }
}

async function drop(path) {
  for (const version of await caches.keys()) await (await caches.open(version)).delete(path, { ignoreVary: true });
}

/** Keeps a page with the files that it names, and nothing of it where one of those is missing. */
async function keep(path, answer) {
  const files = new Set((await answer.clone().text()).match(/\/pkg\/[^"]+/g));
  const version = [...files][0].split("/")[2];
  // What a page asks for only when it is needed, which may be when there is no network.
  files.add(`/pkg/${version}/forms.js`);
  const cache = await caches.open(version);
  // The boot script asks for `/sw.js?saves` where a page tells what a worker cannot know.
  const saves = location.search || navigator.connection?.saveData;
  for (const file of files) {
    if (!(saves && file.endsWith(".wasm")) && !(await cache.match(file))) await cache.add(file);
  }
  await drop(path);
  await cache.put(path, answer);
}

/** Fetches pages and keeps those that are there: a campaign may have no voting help. */
async function fetchAndKeep(paths) {
  for (const path of paths) {
    const answer = await fetch(path, { headers: { Accept: "text/html" } });
    if (answer.ok) await keep(path, answer);
  }
}

const prepare = (lang) => fetchAndKeep(WITHOUT_A_VISIT.map((page) => `/${lang}${page}`));

/** Keeps a page that was just seen, unless it is for one person alone and they have not asked for it. */
async function remember(path, answer) {
  // Erased, or taken back.
  if (answer.status === 404) return drop(path);
  if (!answer.ok || answer.redirected || !header(answer, "content-type").startsWith("text/html")) return;
  if (header(answer, "cache-control").includes("no-store") && !(PRIVATE.test(path) && (await find(path)))) return;
  await keep(path, answer);
  const lang = langOf(path);
  if (!(await find(`/${lang}/offline`))) await prepare(lang);
}

// --- What is answered ---

/** A kept page, with a note that says as of when it is; the words, and how times are written, are those of the offline page. */
async function noted(kept, lang) {
  const words = await (await find(`/${lang}/offline`))?.text();
  const [, intl, note = ""] = /"as-of" lang="([^"]+)">(.+?)<\/template/.exec(words) ?? [];
  const date = new Date(header(kept, "date"));
  const isToday = date.toDateString() === new Date().toDateString();
  const format = isToday ? { timeStyle: "short" } : { dateStyle: "medium", timeStyle: "short" };
  const time = new Intl.DateTimeFormat(intl, format).format(date);
  const page = (await kept.text()).replace("<main", `${note.replace("{time}", time)}<main`);
  return new Response(page, { headers: headersOf(kept) });
}

/** The headers of a kept page, without those of how it came here. */
function headersOf(kept) {
  const headers = new Headers(kept.headers);
  for (const name of ["content-encoding", "content-length"]) headers.delete(name);
  return headers;
}

/** On to one's own page, if this device keeps one. */
async function toTicket(lang) {
  for (const version of await caches.keys()) {
    for (const { url } of await (await caches.open(version)).keys()) {
      const path = new URL(url).pathname;
      if (PRIVATE.test(path)) return Response.redirect(path.replace(/\w+/, lang), 303);
    }
  }
}

/** The app opens to the ticket of whoever has one, and else to the session. */
const start = async (lang) => (await toTicket(lang)) ?? Response.redirect(`/${lang}`, 303);

/** The page that says that another one is not kept. */
async function notKept(path) {
  const lang = langOf(path);
  const ticket = path === `/${lang}/ticket` && (await toTicket(lang));
  if (ticket) return ticket;
  const page = await find(`/${lang}/offline`);
  return page ? new Response(await page.text(), { status: 503, headers: headersOf(page) }) : Response.error();
}

/** Asks for a page. Of one that is kept, where nothing else has changed since, only that comes which moves by itself. */
async function ask(request, kept) {
  const tag = kept && header(kept, "etag");
  if (!tag) return fetch(request);
  // The second validator is that of what does not move.
  const tags = `${tag}, ${tag.replace(/-.+/, '"')}`;
  const answer = await fetch(new Request(request, { headers: { Accept: "text/html", "If-None-Match": tags } }));
  if (answer.status !== 304) return answer;
  const moved = header(answer, "moved").split(" ");
  const page = (await kept.text()).replace(MOVES, (old, before) => (moved[0] ? before + moved.shift() : old));
  const headers = headersOf(kept);
  for (const name of ["date", "etag"]) headers.set(name, header(answer, name));
  return new Response(page, { headers });
}

/** The fresh page, else the kept one: where nobody answers, or not in time, or a proxy says that nobody is there. */
async function answerPage(event, path) {
  const lang = langOf(path);
  const kept = await find(path);
  const asked = ask(event.request, kept?.clone());
  event.waitUntil(asked.then((answer) => remember(path, answer.clone())).catch(() => {}));
  if (!kept) return asked.catch(() => notKept(path));
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  const answer = await Promise.race([asked.catch(() => {}), late]);
  return answer && ![502, 503, 504].includes(answer.status) ? answer : noted(kept, lang);
}

async function answerFile(request) {
  // While developing, a file changes under its name.
  if (SITE.version === "dev") return fetch(request).catch(() => caches.match(request));
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request);
}

/** A photo is kept once it was looked at: what its name stands for never changes. */
async function answerPhoto(request) {
  const kept = await caches.match(request);
  if (!kept) await (await caches.open(SITE.version)).add(request);
  return kept ?? caches.match(request);
}

addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (url.pathname.startsWith("/pkg/")) event.respondWith(answerFile(request));
  if (url.pathname.startsWith("/photos/")) event.respondWith(answerPhoto(request));
  const { pathname: path } = url;
  const opens = request.mode === "navigate";
  if (!PAGE.test(path) || !(opens || request.headers.get("accept") === "text/html")) return;
  const lang = langOf(path);
  // What the boot script asks for to renew a page says so: it is fresh, or of no use.
  const renews = !opens && request.cache === "no-cache";
  // Where the app opens.
  if (path === `/${lang}/start`) event.respondWith(start(lang));
  else if (url.search) renews || event.respondWith(fetch(request).catch(() => notKept(path)));
  else if (renews) event.respondWith(find(path).then((kept) => ask(request, kept)));
  else event.respondWith(answerPage(event, path));
});

// --- One's own page, which `app.js` asks to keep, and whoever forgets it to take away ---

async function forget() {
  for (const version of await caches.keys()) {
    const cache = await caches.open(version);
    for (const page of await cache.keys()) if (PRIVATE.test(new URL(page.url).pathname)) await cache.delete(page);
  }
}

addEventListener("message", (event) => {
  const { keep: path } = event.data;
  if ("forget" in event.data) event.waitUntil(forget());
  if (PRIVATE.test(path)) event.waitUntil(find(path).then((kept) => kept ?? fetchAndKeep([path])));
});

// --- Forms that wait for the network, which `forms.js` brings ---

/** Does one thing with the kept forms; what it gives is given once it is safely written. */
async function forms(mode, use) {
  const db = await new Promise((resolve, reject) => {
    const opening = indexedDB.open("forms", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore("forms", { keyPath: "id" });
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  try {
    return await new Promise((resolve, reject) => {
      const work = db.transaction("forms", mode, { durability: "strict" });
      const request = use(work.objectStore("forms"));
      work.oncomplete = () => resolve(request.result);
      work.onabort = () => reject(work.error);
    });
  } finally {
    db.close();
  }
}

const listed = async () => (await forms("readonly", (kept) => kept.getAll())).sort((a, b) => a.since - b.since);

/** Tells open pages, and puts the number of those that wait on the app's icon. */
async function tell() {
  const waiting = (await listed()).filter(({ state }) => state !== "sent").length;
  await (waiting ? navigator.setAppBadge?.(waiting) : navigator.clearAppBadge?.());
  for (const page of await clients.matchAll()) page.postMessage({ forms: waiting });
}

// Sends what waits. A form that is sent twice, here or from a page, is known by its key and answered as the first time
// (`backend/src/forms.rs`), so an answer that was lost does no harm.
const deliver = () =>
  navigator.locks.request("forms", async () => {
    let left = 0;
    for (const form of (await listed()).filter(({ state }) => state === "waiting")) {
      const headers = { Accept: "text/html", "Content-Type": "application/x-www-form-urlencoded" };
      const sent = { method: "POST", headers, body: form.body, signal: AbortSignal.timeout(30_000) };
      const answer = await fetch(form.action, sent).catch(() => {});
      if (!answer || answer.status === 429 || answer.status >= 500) left += 1;
      else if (!answer.ok) form.state = "refused";
      else await delivered(form, answer);
      if (form.state !== "waiting") await forms("readwrite", (kept) => kept.put(form));
    }
    await tell();
    // The browser tries once more.
    if (left) throw new Error(`${left} could not be sent`);
  });

/** Notes what the answer was; of what was typed nothing is needed any more. */
async function delivered(form, answer) {
  const path = new URL(answer.url).pathname;
  const own = /data-keep="([^"]+)"/.exec(await answer.clone().text())?.[1];
  Object.assign(form, { state: "sent", to: path, keep: own, body: "" });
  // The ticket, from the moment of registering.
  if (own && PRIVATE.test(own)) await keep(own, answer);
}

const doings = {
  add: async (form) => {
    await forms("readwrite", (kept) => kept.put(form));
    await registration.sync?.register("forms").catch(() => {});
    await tell();
  },
  list: listed,
  /** Whether it had not been sent: whoever takes it out while it is on its way waits for the answer. */
  drop: (id) =>
    navigator.locks.request("forms", async () => {
      const form = await forms("readonly", (kept) => kept.get(id));
      await forms("readwrite", (kept) => kept.delete(id));
      await tell();
      return form && form.state !== "sent";
    }),
  deliver: () => deliver().catch(() => {}),
};

addEventListener("message", (event) => {
  const [port] = event.ports;
  for (const [name, doing] of Object.entries(doings)) {
    if (!port || !(name in event.data)) continue;
    const done = doing(event.data[name]).then(
      (answer) => port.postMessage({ answer }),
      (error) => port.postMessage({ error: String(error) }),
    );
    event.waitUntil(done);
  }
});

addEventListener("sync", (event) => event.waitUntil(deliver()));

// --- Reminders: browsers that know declarative push messages show them by themselves, and do not ask here ---

addEventListener("push", (event) => {
  const { title, navigate, ...shown } = event.data.json().notification;
  event.waitUntil(registration.showNotification(title, { ...shown, data: navigate }));
});

addEventListener("notificationclick", (event) => {
  const { data: navigate } = event.notification;
  event.notification.close();
  event.waitUntil(
    clients.matchAll({ type: "window", includeUncontrolled: true }).then((open) => {
      const there = open.find(({ url }) => url.split("#")[0] === navigate);
      return there ? there.focus() : clients.openWindow(navigate);
    }),
  );
});

// --- Beginning, and taking over ---

addEventListener("install", (event) => {
  // Some browsers ask for a page while they start the worker, which then knows nothing of the one that is kept: they wait.
  event.addRoutes?.({ condition: { requestMode: "navigate" }, source: "fetch-event" });
  event.waitUntil(
    clients.matchAll({ includeUncontrolled: true }).then(async (open) => {
      const used = new Set(open.map(({ url }) => langOf(new URL(url).pathname)).filter(Boolean));
      for (const lang of used.size ? used : SITE.langs.slice(0, 1)) await prepare(lang);
    }),
  );
});

/** No page of an older version is open any more: of its files those stay that belong to a kept page. */
async function tidy() {
  for (const version of await caches.keys()) {
    const kept = await (await caches.open(version)).keys();
    const hasPage = kept.some(({ url }) => PAGE.test(new URL(url).pathname));
    if (version !== SITE.version && !hasPage) await caches.delete(version);
  }
}

addEventListener("activate", (event) => event.waitUntil(tidy().then(() => clients.claim())));
