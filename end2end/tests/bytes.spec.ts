// What a first visit costs somebody who pays for every megabyte.
import { bounds, firstVisit, measureVisit } from '../support/bytes.ts';
import { Profile } from '../support/profile.ts';
import { expect, test } from '../support/test.ts';
import { countsWrongBy, ticking } from '../support/time.ts';
import { sum, Wire } from '../support/wire.ts';
import { keeps, looksAfter } from '../support/worker.ts';

test('a first visit stays within its bytes, and within its origin', async ({ page, site }) => {
  const visit = await firstVisit(page);

  const lines = visit.transfers.map(
    ({ url, encoding, bytes }) => `${String(bytes).padStart(8)}  ${encoding.padEnd(4)}  ${new URL(url).pathname}`,
  );
  console.log(
    [
      'bytes of a first visit to /en, headers included:',
      ...lines,
      `${String(visit.total).padStart(8)}        in all, of ${bounds.total}`,
      `${String(visit.beforeWasm).padStart(8)}        before wasm, of ${bounds.beforeWasm}`,
    ].join('\n'),
  );

  expect(visit.transfers.filter(({ url }) => new URL(url).origin !== site.url)).toEqual([]);
  // All that there is to see and to run was counted: page, style, mark, script, module, wasm, clock, stream.
  expect(visit.transfers.length).toBeGreaterThanOrEqual(8);
  const uncompressed = visit.transfers.filter(
    ({ encoding, bytes, mimeType }) => encoding !== 'br' && bytes > 2_000 && mimeType !== 'text/event-stream',
  );
  expect(uncompressed).toEqual([]);
  expect(visit.wasm).toBeGreaterThan(10_000);
  expect(visit.total).toBeLessThanOrEqual(bounds.total);
  expect(visit.beforeWasm).toBeLessThanOrEqual(bounds.beforeWasm);
});

test('with all that is kept for a lost network it does too, and a second visit asks for little', async ({ startSite }) => {
  const site = await startSite({ clock: '2024-02-26T10:55:30+01:00' });
  const wire = await Wire.to(site);
  const print = (title: string, asked: ReturnType<Wire['take']>) =>
    console.log([title, ...asked.map(({ what, bytes }) => `${String(bytes).padStart(8)}  ${what}`), `${String(sum(asked)).padStart(8)}  in all`].join('\n'));
  try {
    await Profile.use(async (profile) => {
      const page = await (await profile.open()).newPage();
      await page.goto(`${wire.url}/en`);
      await ticking(page);
      await looksAfter(page);
      await keeps(page, '/en/vote');
      await keeps(page, '/en/offline');
      await page.waitForTimeout(1_000);
      const first = wire.take();
      print('bytes of a first visit to /en with the worker, headers included:', first);
      expect(first.map(({ what }) => what)).toEqual(expect.arrayContaining(['GET /en', 'GET /sw.js', 'GET /en/vote', 'GET /en/offline']));
      expect(sum(first)).toBeGreaterThan(100_000);
      expect(sum(first)).toBeLessThanOrEqual(bounds.total);

      // In the same minute, and when all figures of the countdowns and the marks of the forms are others.
      for (const clock of ['2024-02-26T10:55:30+01:00', '2024-02-26T23:21:30+01:00']) {
        await site.restart({ clock });
        const again = await (await profile.open()).newPage();
        await again.goto(`${wire.url}/en`);
        await ticking(again);
        expect(await countsWrongBy(again, site, '2024-02-28T11:00:00+01:00')).toBeLessThanOrEqual(2);
        await again.waitForTimeout(1_000);
        const second = wire.take();
        print(`bytes of a second visit at ${clock}:`, second);
        expect(second.map(({ what }) => what)).toContain('GET /en');
        expect(sum(second)).toBeLessThanOrEqual(bounds.second);
      }
    });
  } finally {
    wire.stop();
  }
});

test('a second visit fetches no file again', async ({ page }) => {
  await page.goto('/en');
  await ticking(page);
  const visit = await measureVisit(page, async () => {
    await page.goto('/en/pledges');
    await page.goto('/en');
    await ticking(page);
  });
  const files = visit.transfers.filter(({ url, bytes }) => /\.(js|css|wasm|svg)$/.test(new URL(url).pathname) && bytes > 0);
  expect(files).toEqual([]);
});

test('no cookie is set and nothing is left on the device @both', async ({ page, context, scripts }) => {
  await page.goto('/en');
  await page.goto('/en/pledges');
  if (scripts) await ticking(await page.goto('/en').then(() => page));
  expect(await context.cookies()).toEqual([]);
  expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
});
