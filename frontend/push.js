// Reminders on this device, on one's own page: asks the browser after a tap and not before, and sends what it gives with the
// form there.
//
// The boot script loads it once, on the first page that names it.

const byId = (id) => document.getElementById(id);

/** By what the server and this device call the device without naming its address: SHA-256 in base64url. */
async function hashOf(endpoint) {
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(endpoint));
  return btoa(String.fromCharCode(...new Uint8Array(hash))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** What the browser is subscribed to. */
const subscribed = async () => (await navigator.serviceWorker.getRegistration())?.pushManager.getSubscription();

/** Shows the offer, or which of the devices is this one. */
async function begin() {
  const place = byId("reminders");
  if (!place || !("PushManager" in window && "Notification" in window && navigator.serviceWorker)) return;
  const subscription = await subscribed();
  const here = subscription && (await hashOf(subscription.endpoint));
  let isHere = false;
  for (const device of place.querySelectorAll("[data-device]")) {
    const isThis = device.dataset.device === here;
    isHere ||= isThis;
    device.querySelector("[data-here]").hidden = !isThis;
  }
  const form = byId("push-form");
  if (form) form.hidden = isHere;
  place.hidden = !form && !place.querySelector("[data-device]");
}

/** A subscription for the site's key. One for another key, from before the site got a new one, ends. */
async function subscribe(applicationServerKey) {
  const { pushManager } = await navigator.serviceWorker.ready;
  const options = { userVisibleOnly: true, applicationServerKey };
  try {
    return await pushManager.subscribe(options);
  } catch (error) {
    const old = await pushManager.getSubscription();
    if (!old) throw error;
    await old.unsubscribe();
    return pushManager.subscribe(options);
  }
}

/** Says why nothing comes of it. */
function explain(id) {
  byId(id).hidden = false;
  byId(id).focus();
}

document.addEventListener("click", async ({ target }) => {
  const button = target.closest?.("#push");
  if (!button) return;
  const { form } = button;
  for (const id of ["push-denied", "push-failed"]) byId(id).hidden = true;
  if ((await Notification.requestPermission()) !== "granted") return explain("push-denied");
  try {
    const { endpoint, keys } = (await subscribe(byId("reminders").dataset.key)).toJSON();
    for (const [name, value] of Object.entries({ endpoint, ...keys })) if (form.elements[name]) form.elements[name].value = value;
    form.requestSubmit();
  } catch {
    explain("push-failed");
  }
});

// The boot script exchanges the body when it moves to another page.
new MutationObserver(begin).observe(document.body, { childList: true });
begin();
