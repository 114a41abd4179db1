// Content that changes while people look at it.
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import type { Page } from '@playwright/test';

import { expect, type Site, test } from '../support/test.ts';
import { awake, ticking } from '../support/time.ts';

test.use({ siteSettings: { clock: '2024-02-28T09:00:00+01:00', limits: 'off' } });

const original = readFileSync(resolve(import.meta.dirname, '../../content/shaping-tomorrow.toml'), 'utf8');
const headline = (page: Page) => page.getByRole('heading', { level: 1 });

/** Gives the session another title. */
function publish(site: Site, title: string): void {
  const file = join(site.folder, 'changed.toml');
  writeFileSync(file, original.replaceAll('Shaping Tomorrow', title));
  site.import(file);
}

/** Opens a page, scrolls down, and marks its document; the mark goes when another document is loaded. */
async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await awake(page);
  await page.evaluate(() => {
    Object.assign(globalThis, { sameDocument: true });
    scrollTo(0, 300);
  });
}

test('an open page shows what has changed, and stays where it was', async ({ page, startSite }) => {
  const site = await startSite({ clock: '2024-02-28T09:00:00+01:00' });
  await open(page, `${site.url}/en`);
  publish(site, 'Shaping Today');
  await expect(headline(page)).toContainText('Shaping Today', { timeout: 15_000 });
  expect(await page.evaluate(() => [scrollY, 'sameDocument' in globalThis])).toEqual([300, true]);
  await ticking(page);
});

test('a page on which somebody writes is left alone', async ({ page, startSite }) => {
  const site = await startSite({ clock: '2024-02-28T09:00:00+01:00' });
  await open(page, `${site.url}/en`);
  const name = page.locator('#register-form input[name=name]');
  await name.fill('Ada');
  await name.blur();
  // Another page hears the same, and shows that it was said.
  const other = await page.context().newPage();
  await open(other, `${site.url}/en`);
  publish(site, 'Shaping Today');
  await expect(headline(other)).toContainText('Shaping Today', { timeout: 15_000 });
  await page.waitForTimeout(4_000); // longer than any page waits before it asks
  await expect(headline(page)).toContainText('Shaping Tomorrow');
  await expect(name).toHaveValue('Ada');
});
