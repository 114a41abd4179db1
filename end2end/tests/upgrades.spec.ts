// A hundred upgrades under open pages: nothing mixes, nothing that was typed is lost.
import type { Page } from '@playwright/test';

import { Profile } from '../support/profile.ts';
import { Releases, versions } from '../support/releases.ts';
import { expect, test } from '../support/test.ts';
import { said } from '../support/texts.ts';
import { awake } from '../support/time.ts';
import { begin, endWorker, keeps, looksAfter, update } from '../support/worker.ts';

test.use({ siteSettings: { limits: 'off' } });

/** Numbers from 0 to 1 that look random and are the same in each run (mulberry32, public domain). */
function random(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const newer = (page: Page) => page.locator('#new-version');

/** What a page says once it has heard of a newer version: as after the server has begun anew. */
const hears = (page: Page) => page.evaluate(() => document.dispatchEvent(new Event('live:open')));

test('a hundred upgrades with open pages, slow networks and ended workers end well', async ({ site }) => {
  test.setTimeout(300_000);
  const releases = await Releases.before(site);
  try {
    await Profile.use(async (profile) => {
      const context = await profile.open();
      const errors: string[] = [];
      context.on('weberror', (error) => errors.push(String(error.error())));
      const first = await begin(context, releases, '/en');
      await update(first);
      const tabs = [first, await context.newPage()];
      await tabs[1]!.goto(`${releases.url}/en`);
      const next = random(6);
      const counts: Record<string, number> = {};
      const from = <T>(all: readonly T[]): T => all[Math.floor(next() * all.length)]!;

      /** One version alone, of the page as it is shown and of every file it names. */
      const whole = async (page: Page, version: string, what: string) => {
        await awake(page);
        expect(await versions(page), what).toEqual([version]);
      };

      const deeds: Record<string, (page: Page) => Promise<void>> = {
        'a click on a link': async (page) => {
          const link = page.locator('.site-nav a:not([aria-current])').nth(Math.floor(next() * 2));
          const path = await link.getAttribute('href');
          await link.click();
          await expect(page).toHaveURL(`${releases.url}${path}`);
          await page.waitForFunction((version) => document.querySelector('script[data-module]')?.getAttribute('src')?.includes(`/${version}/`), releases.version);
        },
        'loading it anew': async (page) => void (await page.reload()),
        'going back': async (page) => {
          await page.goto(`${releases.url}/en/vote`);
          await page.goBack();
          await page.reload();
        },
        'an ended worker': async (page) => {
          await endWorker(page);
          await page.goto(`${releases.url}/en/pledges`);
        },
        'a new worker': async (page) => {
          await update(page);
          await page.goto(`${releases.url}/en/questions`);
        },
        'a slow network': async (page) => {
          releases.delay = 150;
          await page.goto(`${releases.url}/en`);
          releases.delay = 0;
        },
        'text that was typed, and the note': async (page) => {
          await page.goto(`${releases.url}/en`);
          await awake(page);
          const text = `Typed before ${releases.version}`;
          await page.locator('#question, #register-form #name').first().fill(text);
          releases.version += '-b';
          await hears(page);
          await expect(newer(page)).toBeVisible();
          await page.getByRole('button', { name: said('en', 'newer-load') }).click();
          await expect(newer(page)).toHaveCount(0);
          await awake(page);
          await expect(page.locator('#question, #register-form #name').first()).toHaveValue(text);
        },
        'a form sent from an old page': async (page) => {
          await page.goto(`${releases.url}/en/pledge`);
          await awake(page);
          await page.locator('#pledge-form [name=visibility][value=pseudonym]').check();
          await page.locator('#message').fill(`Written before ${releases.version}`);
          const text = await page.locator('#message').inputValue();
          releases.version += '-c';
          await page.locator('#pledge-form button[type=submit]').click();
          await expect(page.locator('#actions-error')).toBeVisible();
          await expect(page.locator('#message')).toHaveValue(text);
        },
      };

      for (let upgrade = 1; upgrade <= 100; upgrade++) {
        const page = from(tabs);
        await page.bringToFront();
        releases.version = `release${upgrade}`;
        const deed = from(Object.keys(deeds));
        counts[deed] = (counts[deed] ?? 0) + 1;
        await deeds[deed]!(page);
        await whole(page, releases.version, `${upgrade}: ${deed}`);
        // The other page goes on as it was.
        const other = tabs.find((tab) => tab !== page)!;
        expect(await versions(other), `the other page at ${upgrade}`).toHaveLength(1);
      }
      console.log(counts);
      expect(Object.keys(counts).sort()).toEqual(Object.keys(deeds).sort());
      expect(errors).toEqual([]);
      expect(releases.missed).toEqual([]);
    });
  } finally {
    releases.stop();
  }
});

test('a page hears of a newer version by itself, says so calmly, and goes on as it is', async ({ site }) => {
  const releases = await Releases.before(site);
  try {
    await Profile.use(async (profile) => {
      const page = await begin(await profile.open(), releases, '/ar');
      await keeps(page, '/ar/offline');
      await page.reload();
      await looksAfter(page);
      await awake(page);
      await page.locator('#register-form #name').fill('أمل');
      releases.version = 'second';
      releases.cut();
      await expect(newer(page)).toHaveText(new RegExp(said('ar', 'newer-version').slice(0, 20)));
      await expect(page.locator('#register-form #name')).toHaveValue('أمل');
      await expect(page.locator('#register-form #name')).toBeFocused();
      expect(await versions(page)).toEqual(['first']);
      await page.getByRole('button', { name: said('ar', 'newer-load') }).click();
      await expect(newer(page)).toHaveCount(0);
      await expect(page.locator('#register-form #name')).toHaveValue('أمل');
      expect(await versions(page)).toEqual(['second']);
      await expect.poll(() => page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
    });
  } finally {
    releases.stop();
  }
});
