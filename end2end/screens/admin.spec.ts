// The pictures of the organisers' guide: the area on a site where a few invented people have been.
import { resolve } from 'node:path';

import type { Page } from '@playwright/test';

import { pledge, register } from '../support/forms.ts';
import { signIn } from '../support/organiser.ts';
import { ask } from '../support/questions.ts';
import { test } from '../support/test.ts';

const folder = resolve(import.meta.dirname, '../../docs/screens');

test.use({ siteSettings: { limits: 'off' } });

async function take(page: Page, file: string, path: string, width: number, top?: string): Promise<void> {
  await page.setViewportSize({ width, height: width < 600 ? 720 : 900 });
  await page.goto(path);
  if (top) await page.locator(top).evaluate((element) => element.scrollIntoView());
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: `${folder}/${file}.png`, scale: 'css' });
}

test("the organisers' area", async ({ page, site }) => {
  for (let i = 0; i < 14; i++) await pledge(site, { visibility: 'counted', country: ['BE', 'DE', 'FR'][i % 3]! });
  await pledge(site, { name: 'Noor', country: 'BE', message: 'See www.example.org for the way.' });
  await pledge(site, { name: 'سمر', country: 'DE', message: 'اكتبوا إلى samar@example.org' });
  await ask(site, 'Will it be on www.example.org as well?', 'Iris');
  for (const name of ['Noor Haddad', 'Iris Papadopoulou', 'سمر النجار', 'Amal Kone']) await register(site, { name });
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await signIn(page, site, 'owner');
  await take(page, 'admin-today', `${site.url}/admin`, 1280);
  await page.goto(`${site.url}/admin/content`);
  await page.getByRole('button', { name: 'Edit' }).click();
  await page.locator('#part-what').waitFor();
  await take(page, 'admin-draft', page.url(), 1280);
  await take(page, 'admin-moderation', `${site.url}/admin/moderation`, 360, '#queue');
  await take(page, 'admin-registrations', `${site.url}/admin/registrations`, 360, '#registrations');
});
