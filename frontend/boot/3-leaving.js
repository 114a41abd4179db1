// Leaving at once, and without a way back.

const exit = () => document.querySelector(".leave");

/** Shows nothing any more, and goes where the button leads, in place of the first page of this site in the tab. */
async function leave() {
  const { href } = exit();
  const go = () => {
    name = "";
    location.replace(href);
  };
  root.hidden = true;
  document.title = "\u2026";
  if (matchMedia("(display-mode: standalone)").matches) close();
  // Whatever keeps it from going back first.
  setTimeout(go, 900);
  const all = window.navigation?.entries() ?? [];
  const first = () => Promise.all(Object.values(navigation.traverseTo(all[0].key)));
  try {
    if (all.length > 1) {
      // Going back may lead to another document of ours, which hides itself by that name and goes on from here.
      name = "leaving";
      if (navigation.currentEntry.index) await first();
      // Instead of the pages in front of it, one that nothing comes of.
      history.pushState(null, "", "/left");
      document.title = "";
      await first();
    }
    go();
  } catch {
    // It took too long, and is gone.
  }
}

const goOn = () => name === "leaving" && (exit() ? leave() : location.replace("/"));
goOn();
addEventListener("pageshow", ({ persisted }) => persisted && goOn());

document.addEventListener("click", (click) => {
  if (!click.target.closest?.(".leave")) return;
  click.preventDefault();
  leave();
});

let escapes = [];
addEventListener("keydown", ({ key, repeat, timeStamp }) => {
  if (repeat) return;
  escapes = key === "Escape" ? [timeStamp, ...escapes.slice(0, 2)] : [];
  if (escapes[2] > timeStamp - 3000 && exit()) leave();
});
