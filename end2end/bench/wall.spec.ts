// The wall with 10,000 pledges on a phone: how long its frames take while it scrolls, and how long a tap waits for its
// answer. A processor six times as slow as this one stands for a phone of the middle range.
import { pledge } from '../support/forms.ts';
import { expect, test } from '../support/test.ts';

test.use({ siteSettings: { limits: 'off' }, viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true });

const cards = 10_000;
const slower = 6;

const at = (sorted: number[], share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;

test('ten thousand pledges', async ({ page, site }) => {
  for (let i = 0; i < 30; i++) await pledge(site, { name: `Pledger ${i}`, message: i % 3 ? '' : 'See you there.' });
  await page.goto(`${site.url}/en/pledges`);
  await expect(page.locator('html')).toHaveAttribute('data-awake');
  // As the link to older ones would: lists of thirty under each other, each card with a key of its own.
  await page.evaluate((cards) => {
    const [list] = document.querySelectorAll('.wall');
    for (let n = 30; n < cards; n += 30) {
      const next = list!.cloneNode(true) as HTMLElement;
      next.id = `list-${n}`;
      for (const item of next.children) item.id = `${item.id}-${n}`;
      document.querySelector('.wall:last-of-type')!.after(next);
    }
  }, cards);
  const there = await page.locator('.wall li').count();
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower });

  // Frames while a finger flicks through it.
  const frames = await page.evaluate(async () => {
    const times: number[] = [];
    let last = performance.now();
    for (let frame = 0; frame < 240; frame++) {
      scrollBy(0, 120);
      await new Promise((done) => requestAnimationFrame(done));
      const now = performance.now();
      times.push(now - last);
      last = now;
    }
    return times.sort((a, b) => a - b);
  });

  // Taps that open and close the ways to share, which moves all cards: from the event to the frame that shows it.
  await page.evaluate(() => scrollTo(0, 0));
  const taps: number[] = [];
  for (let tap = 0; tap < 10; tap++) {
    const answered = page.evaluate(
      () =>
        new Promise<number>((done) => {
          document.addEventListener(
            'click',
            (click) => requestAnimationFrame(() => setTimeout(() => done(performance.now() - click.timeStamp), 0)),
            { once: true },
          );
        }),
    );
    await page.locator('.share summary').tap();
    taps.push(await answered);
    await expect(page.locator('.share')).toHaveJSProperty('open', tap % 2 === 0);
  }
  taps.sort((a, b) => a - b);
  await session.detach();

  const ms = (time: number) => `${time.toFixed(1)} ms`;
  console.log(
    [
      `The wall with ${there.toLocaleString('en')} pledges, a processor ${slower} times as slow`,
      `scrolling, ${frames.length} frames: median ${ms(at(frames, 0.5))}, 95 of 100 within ${ms(at(frames, 0.95))}, longest ${ms(at(frames, 1))}`,
      `a tap, ${taps.length} times: median ${ms(at(taps, 0.5))}, longest ${ms(at(taps, 1))} (aim: 50 ms)`,
    ].join('\n'),
  );
});
