// The waiting room keeps the screen on while somebody looks at it and there is something to wait for.
import type { Page } from '@playwright/test';

import { expectAccessible } from '../support/axe.ts';
import { register } from '../support/forms.ts';
import { expect, type Site, test } from '../support/test.ts';
import { langs, said } from '../support/texts.ts';
import { awake } from '../support/time.ts';

test.use({ siteSettings: { clock: '2024-02-28T10:30:00+01:00', limits: 'off' } });

type Recording = typeof globalThis & { locks: WakeLockSentinel[] };

/** Keeps what the browser gives, which is its own. */
async function recordLocks(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const recording = globalThis as Recording;
    recording.locks = [];
    const request = navigator.wakeLock.request.bind(navigator.wakeLock);
    navigator.wakeLock.request = async (type) => {
      const lock = await request(type);
      recording.locks.push(lock);
      return lock;
    };
  });
}

/** Of each lock that was taken, whether it still holds. */
const held = (page: Page) => page.evaluate(() => (globalThis as Recording).locks.map(({ released }) => !released));

/** Another tab comes before it, or goes. */
async function look(page: Page, isLooked: boolean): Promise<void> {
  await page.evaluate((hidden) => {
    Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  }, !isLooked);
}

/** From one's own page through the waiting room’s link. */
async function toTheRoom(page: Page, site: Site, lang: string): Promise<void> {
  const own = await register(site, { name: 'Amal' });
  await page.goto(`${site.url}${own.replace('/en/', `/${lang}/`)}`);
  await awake(page);
  await page.locator('#by-the-clock a:visible').click();
  await expect(page).toHaveURL(new RegExp(`/${lang}/join/`));
  await awake(page);
}

for (const lang of langs) {
  test(`the screen stays on while the room is looked at, and says so, in ${lang}`, async ({ page, site }) => {
    await recordLocks(page);
    await toTheRoom(page, site, lang);
    const note = page.getByText(said(lang, 'join-screen'));
    await expect(note).toBeVisible();
    await expect.poll(() => held(page)).toEqual([true]);
    await expectAccessible(page);
    await look(page, false);
    await expect.poll(() => held(page)).toEqual([false]);
    await expect(note).toBeHidden();
    await look(page, true);
    await expect.poll(() => held(page)).toEqual([false, true]);
    await expect(note).toBeVisible();
    // Left within the document.
    await page.locator('.site-nav').getByRole('link', { name: said(lang, 'nav-pledges') }).click();
    await expect(page).toHaveURL(`${site.url}/${lang}/pledges`);
    await expect.poll(() => held(page)).toEqual([false, false]);
    await look(page, false);
    await look(page, true);
    expect(await held(page), 'elsewhere it is not taken again').toEqual([false, false]);
  });
}

test('it goes off again once the session is over', async ({ page, startSite }) => {
  const site = await startSite({ clock: '2024-02-28T10:30:00+01:00', limits: 'off' });
  const own = await register(site, { name: 'Amal' });
  await site.restart({ clock: '2024-02-28T12:12:00+01:00', speed: 20 });
  await recordLocks(page);
  await page.goto(`${site.url}${own}`);
  await page.locator('#by-the-clock a:visible').click();
  await expect.poll(() => held(page)).toEqual([true]);
  await expect(page.locator('#door')).toContainText(said('en', 'own-registration-over'), { timeout: 30_000 });
  await expect.poll(() => held(page)).toEqual([false]);
  await expect(page.getByText(said('en', 'join-screen'))).toBeHidden();
});

test('without scripts nothing is promised @scripts-off', async ({ page, site }) => {
  const own = await register(site, { name: 'Amal' });
  await page.goto(`${site.url}${own}`);
  await page.locator('#by-the-clock a:visible').click();
  await expect(page.locator('#door')).toBeVisible();
  await expect(page.locator('#stays-on')).toBeHidden();
});
