// The door of a waiting room, which changes at its time.

let watching;

/** Looks again once the time that the door names has passed, by whichever clock: one stands still in a sleep, the other may be set. */
function watchDoor() {
  clearTimeout(watching);
  const wait = document.getElementById("door")?.dataset.changesIn;
  if (!wait) return;
  const [now, steady] = [Date.now(), performance.now()];
  (function again() {
    const left = wait - Math.max(Date.now() - now, performance.now() - steady);
    if (left > 0) watching = setTimeout(again, Math.min(left, 9999));
    else look();
  })();
}

/** Shows what is at the door now, and leaves all else as it is. */
async function look() {
  const door = document.getElementById("door");
  clearTimeout(watching);
  try {
    const next = (await read(await ask(location))).getElementById("door");
    door.dataset.changesIn = next.dataset.changesIn ?? "";
    // Said aloud only where there is something new.
    if (door.textContent !== next.textContent) door.replaceChildren(...next.childNodes);
  } catch {
    // Not this time: once more in a few seconds.
    door.dataset.changesIn = 5000;
  }
  if (door.isConnected) watchDoor();
}

document.addEventListener("visibilitychange", () => {
  if (!document.hidden && document.getElementById("door")?.dataset.changesIn) look();
});
