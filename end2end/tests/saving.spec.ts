// Whoever saves data gets no islands and no stream until they ask for them.
import type { Page } from '@playwright/test';

import config from '../playwright.config.ts';
import { expectAccessible } from '../support/axe.ts';
import { measureVisit } from '../support/bytes.ts';
import { cls, layoutShifts, recordLayoutShifts } from '../support/cls.ts';
import { pledge } from '../support/forms.ts';
import { Profile } from '../support/profile.ts';
import { expect, test } from '../support/test.ts';
import { langs, said } from '../support/texts.ts';
import { awake, ticking } from '../support/time.ts';

// Chromium knows the media feature, and needs to be told so.
const launchOptions = config.use!.launchOptions!;
test.use({ launchOptions: { ...launchOptions, args: [...launchOptions.args!, '--enable-blink-features=PrefersReducedData'] } });

/** The two ways in which a device says so. */
const ways: Record<string, (page: Page) => Promise<void>> = {
  'Save-Data': async (page) => {
    await page.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }));
  },
  'prefers-reduced-data': async (page) => {
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-reduced-data', value: 'reduce' }] });
  },
};

const isLive = (url: string) => /\.wasm$|\/site\.[^/]*js$|\/live$|\/api\//.test(url);

for (const [way, save] of Object.entries(ways)) {
  test(`with ${way} nothing live is fetched until it is asked for, and nothing jumps`, async ({ page }) => {
    await save(page);
    await recordLayoutShifts(page);
    const asked: string[] = [];
    page.on('request', (request) => void (isLive(request.url()) && asked.push(request.url())));
    await page.goto('/en');
    const on = page.getByRole('button', { name: said('en', 'saving-data-live') });
    await expect(page.getByText(said('en', 'saving-data'))).toBeVisible();
    await expectAccessible(page);
    // Longer than a page waits until it is idle.
    await page.waitForTimeout(2_500);
    // Moves work as ever, and leave it so.
    await page.locator('.site-nav').getByRole('link', { name: said('en', 'nav-pledges') }).click();
    await expect(page).toHaveURL('/en/pledges');
    await expect(on).toBeVisible();
    await page.locator('.site-nav').getByRole('link', { name: said('en', 'nav-session') }).click();
    await expect(page.locator('h1')).toBeFocused();
    expect(asked).toEqual([]);
    expect(cls(await layoutShifts(page)), JSON.stringify(await layoutShifts(page))).toBe(0);

    const visit = await measureVisit(page, async () => {
      await on.click();
      await ticking(page);
    });
    // As the button says.
    const fetched = visit.transfers.filter(({ url }) => /\.wasm$|\.js$/.test(url));
    const bytes = fetched.reduce((sum, transfer) => sum + transfer.bytes, 0);
    expect(bytes).toBeGreaterThan(85_000);
    expect(bytes).toBeLessThan(115_000);
    await expect(on).toBeHidden();
    await expect(page.locator('main')).toBeFocused();
    // In this tab it stays so, and what is new arrives.
    await page.locator('.site-nav').getByRole('link', { name: said('en', 'nav-pledges') }).click();
    await expect(page).toHaveURL('/en/pledges');
    await awake(page);
    await expect(on).toBeHidden();
  });
}

for (const lang of langs) {
  test(`it is said where something is missing, and nowhere else, in ${lang}`, async ({ page, site }) => {
    await pledge(site, { name: 'Nadia', message: 'See you' });
    await ways['Save-Data']!(page);
    const note = page.locator('.saving');
    for (const [path, isSaid] of [['', true], ['/pledges', true], ['/embed/countdown', true], ['/privacy', false], ['/register', false]] as const) {
      await page.goto(`/${lang}${path}`);
      await expect(note).toBeVisible({ visible: isSaid });
      await expectAccessible(page);
    }
  });
}

test('without scripts nothing is said of it @scripts-off', async ({ page }) => {
  await page.goto('/en');
  await expect(page.locator('.saving')).toBeHidden();
});

test('what is kept for a lost network has no islands either', async ({ site }) => {
  await Profile.use(async (profile) => {
    const context = await profile.open();
    const page = await context.newPage();
    // What a worker cannot know.
    await page.addInitScript(() => {
      const real = matchMedia;
      globalThis.matchMedia = (query) => real(query.includes('reduced-data') ? 'all' : query);
    });
    await page.goto(`${site.url}/en`);
    const kept = () =>
      page.evaluate(async () => {
        const all = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
        return all.flat().map(({ url }) => new URL(url).pathname);
      });
    await expect.poll(kept).toContain('/en/vote');
    expect((await kept()).filter((path) => path.endsWith('.wasm'))).toEqual([]);
  });
});
