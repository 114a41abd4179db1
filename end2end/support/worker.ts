// The service worker: a page that it looks after, and what it has kept.
import { type BrowserContext, expect, type Page } from '@playwright/test';

/** Waits until the worker looks after this page. */
export const looksAfter = (page: Page) =>
  page.waitForFunction(async () => {
    await navigator.serviceWorker.ready;
    return navigator.serviceWorker.controller !== null;
  });

/** The paths of all that is kept. */
export const kept = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const caches_ = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
    const requests = (await Promise.all(caches_.map((cache) => cache.keys()))).flat();
    return requests.map(({ url }) => new URL(url).pathname).sort();
  });

export const keeps = (page: Page, path: string) => expect.poll(() => kept(page)).toContain(path);

/** Opens the first page, and waits until the worker has all that it keeps without a visit. */
export async function begin(context: BrowserContext, site: { url: string }, path: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${site.url}${path}`);
  await looksAfter(page);
  return page;
}

/**
 * Has the browser look for a newer worker. One that has only just started puts it off until a page that is seen has come to
 * rest, or for three minutes: whoever opens several pages waits for a first look while there is one.
 */
export const update = (page: Page) => page.evaluate(async () => void (await (await navigator.serviceWorker.getRegistration())!.update()));

/** Ends the worker, as browsers do when they want its memory. It begins anew with whatever it is needed for next. */
export async function endWorker(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('ServiceWorker.enable');
  await devtools.send('ServiceWorker.stopAllWorkers');
  await devtools.detach();
}

/** What the browser does once it thinks that there is a network again. */
export async function synchronise(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const registration = new Promise<string>((found) => {
    devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      if (registrations[0]) found(registrations[0].registrationId);
    });
  });
  await devtools.send('ServiceWorker.enable');
  const registrationId = await registration;
  await devtools.send('ServiceWorker.dispatchSyncEvent', { origin: new URL(page.url()).origin, registrationId, tag: 'forms', lastChance: false });
  await devtools.detach();
}
