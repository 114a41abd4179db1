// One picture of each main page in two languages, two widths and two colour schemes, all of one running site.
import { resolve } from 'node:path';

import { expect, test } from '../support/test.ts';

const folder = resolve(import.meta.dirname, '../../docs/screens');
const pages = { session: '', pledges: '/pledges' };
const widths = { 320: 640, 1280: 800 };

for (const [name, path] of Object.entries(pages)) {
  for (const lang of ['en', 'ar']) {
    for (const [width, height] of Object.entries(widths)) {
      for (const colorScheme of ['light', 'dark'] as const) {
        const file = `${name}-${lang}-${width}-${colorScheme}.png`;
        test(file, async ({ page }) => {
          await page.setViewportSize({ width: Number(width), height });
          await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
          const answer = await page.goto(`/${lang}${path}`, { waitUntil: 'load' });
          expect(answer?.status()).toBe(200);
          await page.evaluate(() => document.fonts.ready);
          await page.screenshot({ path: `${folder}/${file}`, scale: 'css' });
        });
      }
    }
  }
}
