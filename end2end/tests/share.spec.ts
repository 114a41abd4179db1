// Passing a page on: by plain links, the device's own sheet, and what other sites show beside a link to ours.
import type { Page } from '@playwright/test';

import { expectAccessible } from '../support/axe.ts';
import { pledge } from '../support/forms.ts';
import { expect, test } from '../support/test.ts';
import { langs, said } from '../support/texts.ts';
import { awake } from '../support/time.ts';

test.use({ siteSettings: { clock: '2024-02-28T10:30:00+01:00', limits: 'off' } });

const share = (page: Page) => page.locator('.share');

for (const lang of langs) {
  test(`the session and the wall in ${lang} can be passed on by links @both`, async ({ page, scripts, site }) => {
    for (const path of ['', '/pledges']) {
      await page.goto(`/${lang}${path}`);
      if (scripts) await awake(page);
      await expect(share(page).locator('a').first()).toBeHidden();
      await share(page).locator('summary').click();
      const links = share(page).getByRole('link');
      await expect(links).toHaveCount(8);
      // Without scripts there is no button that does nothing.
      if (!scripts) await expect(share(page).getByRole('button')).toHaveCount(0);
      const shared = encodeURIComponent(`${site.url}/${lang}${path}`);
      for (const link of await links.all()) {
        const href = (await link.getAttribute('href'))!;
        expect(href).toContain(shared);
        if (!href.startsWith('https:')) continue;
        await expect(link).toHaveAttribute('target', '_blank');
        await expect(link).toHaveAttribute('rel', /noreferrer/);
      }
      await expectAccessible(page);
    }
  });
}

test('the link of one’s own pledge is passed on to nobody @both', async ({ page, startSite }) => {
  const site = await startSite({ limits: 'off' });
  const own = await pledge(site, { name: 'Nadia' });
  await page.goto(`${site.url}${own}`);
  await share(page).locator('summary').click();
  for (const link of await share(page).getByRole('link').all()) {
    const href = (await link.getAttribute('href'))!;
    expect(href).toContain(encodeURIComponent(`${site.url}/en/pledges`));
    expect(href).not.toContain(own.split('/').at(-1)!);
  }
  await expectAccessible(page);
});

test('the device’s own sheet is offered where there is one, and gets the address of the page', async ({ page, site }) => {
  await page.addInitScript(() => {
    const shared: unknown[] = [];
    Object.assign(globalThis, { shared });
    Object.defineProperty(navigator, 'share', {
      configurable: true,
      value: async (what: unknown) => {
        shared.push(what);
        throw new DOMException('thought better of it', 'AbortError');
      },
    });
  });
  await page.goto('/ar/pledges');
  await awake(page);
  await share(page).locator('summary').click();
  await share(page).getByRole('button', { name: said('ar', 'share-device') }).click();
  const shared = await page.evaluate(() => (globalThis as unknown as { shared: { url: string }[] }).shared);
  expect(shared).toEqual([{ url: `${site.url}/ar/pledges` }]);
});

test('without a sheet its button stays away, and the link can be copied', async ({ page, site }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'share', { value: undefined });
    // The site's policy lets nobody read the clipboard, tests neither.
    navigator.clipboard.writeText = async (copied) => void Object.assign(globalThis, { copied });
  });
  await page.goto('/en');
  await awake(page);
  await share(page).locator('summary').click();
  await expect(share(page).getByRole('button', { name: said('en', 'share-device') })).toBeHidden();
  await share(page).getByRole('button', { name: said('en', 'share-copy') }).click();
  await expect(share(page).getByRole('button', { name: said('en', 'share-copied') })).toBeVisible();
  expect(await page.evaluate(() => (globalThis as unknown as { copied: string }).copied)).toBe(`${site.url}/en`);
});

test('the preview’s picture is there, and as large as it says', async ({ page }) => {
  for (const lang of langs) {
    for (const path of ['', '/pledges', '/vote']) {
      await page.goto(`/${lang}${path}`);
      const tag = (name: string) => page.locator(`meta[property="og:${name}"]`).getAttribute('content');
      const size = await page.evaluate(async (url) => {
        const picture = new Image();
        picture.src = url!;
        await picture.decode();
        return [picture.naturalWidth, picture.naturalHeight].map(String);
      }, await tag('image'));
      expect(size).toEqual([await tag('image:width'), await tag('image:height')]);
    }
  }
});

test('the wall’s feed goes along with a move, and away with the next one', async ({ page }) => {
  const feed = page.locator('link[type="application/atom+xml"]');
  await page.goto('/en');
  await awake(page);
  await expect(feed).toHaveCount(0);
  await page.locator('.site-nav').getByRole('link', { name: said('en', 'nav-pledges') }).click();
  await expect(feed).toHaveAttribute('href', '/en/pledges.atom');
  await page.locator('.site-nav').getByRole('link', { name: said('en', 'nav-session') }).click();
  await expect(feed).toHaveCount(0);
});
