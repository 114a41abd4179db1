// A list that is read while more comes in: it has an address of its own, that of exactly what it shows.

/** Found by where they stand: to look through ten thousand cards for them would take a phone too long. */
function lists() {
  const older = document.querySelector(".wall-older");
  return older ? [older.previousElementSibling, ...older.children] : [];
}

/** Whether a part is near what is on the screen. A list that is not is renewed once it is. */
function inReach(part) {
  const { top, bottom } = part.getBoundingClientRect();
  part.late = part.dataset.at && (bottom < -innerHeight || top > 2 * innerHeight);
  return !part.late;
}

function catchUp() {
  if (!lists().some((list) => list.late && inReach(list))) return;
  stale = true;
  renewSoon();
}

/** Takes out of `next` what is new, and offers it: it would move what is being read. Each remembers what it stands before. */
function hold(list, next) {
  list.fresh = [...next.children].filter(({ id }) => !document.getElementById(id));
  for (const item of list.fresh) item.before = item.nextElementSibling?.id;
  for (const item of list.fresh) item.remove();
  offer();
}

function offer() {
  const link = document.getElementById("wall-new");
  const count = lists().reduce((sum, { fresh }) => sum + (fresh?.length ?? 0), 0);
  link.hidden = !count;
  link.lastChild.textContent = count;
}

/** Puts in what was offered; the focus goes to the first of it. */
function putIn() {
  const [first] = lists().flatMap(({ fresh }) => fresh ?? []);
  for (const list of lists()) {
    for (const item of list.fresh?.reverse() ?? []) list.insertBefore(item, list.children.namedItem(item.before));
    list.fresh = [];
  }
  offer();
  first.focus();
}

/** Puts the next page of a list under it; the focus goes to the first of that. */
async function append(link, url) {
  if (link.ariaBusy) return;
  busy(link, true);
  try {
    const page = await read(await ask(url));
    const list = page.querySelector("[data-at]");
    const next = page.querySelector("[rel=next]");
    document.querySelector(".wall-older").append(list);
    if (next) link.href = next.getAttribute("href");
    else link.remove();
    list.firstElementChild.focus();
  } catch {
    location.assign(url);
  }
  busy(link, false);
}
