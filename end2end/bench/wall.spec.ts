// The wall with 10,000 pledges on a phone: how long its frames take while it scrolls, and how long a tap waits for its
// answer. A processor six times as slow as this one stands for a phone of the middle range.
import type { Locator, Page } from '@playwright/test';

import { pledge } from '../support/forms.ts';
import { expect, type Site, test } from '../support/test.ts';

test.use({ siteSettings: { limits: 'off' }, viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true });

const few = 30;
const cards = 10_000;
const slower = 6;

const at = (sorted: number[], share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
const ms = (time: number) => `${time.toFixed(1)} ms`;

test('ten thousand pledges', async ({ context, page, site }) => {
  test.setTimeout(180_000);
  for (let i = 0; i < few; i++) await pledge(site, { name: `Pledger ${i}`, message: i % 3 ? '' : 'See you there.' });
  await page.goto(`${site.url}/en/pledges`);
  await expect(page.locator('html')).toHaveAttribute('data-awake');
  const choices = await page.locator('#country option').count();
  const bare = await bareTaps(await context.newPage(), choices);
  await slowDown(page);
  const some = await taps(page, site);
  await fill(page);
  const frames = await scrolled(page);
  const all = await taps(page, site);

  const there = (await page.locator('.wall li').count()).toLocaleString('en');
  console.log(
    [
      `The wall with ${there} pledges, a processor ${slower} times as slow`,
      `scrolling, ${frames.length} frames: median ${ms(at(frames, 0.5))}, 95 of 100 within ${ms(at(frames, 0.95))}, longest ${ms(at(frames, 1))}`,
      `from a tap to the frame that answers it, median (longest); the aim is 50 ms`,
      ...Object.entries(bare).map(([what, times]) => `  a page with ${what} and nothing else: ${said(times)}`),
      ...Object.keys(all).map((what) => `  ${what}: ${said(all[what]!)}; with ${few} pledges ${said(some[what]!)}`),
    ].join('\n'),
  );
});

const said = (times: number[]) => `${ms(at(times, 0.5))} (${ms(at(times, 1))})`;

async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
}

/** What the machine and the browser alone need: for a button, and for a menu of as many choices as the filter's. */
async function bareTaps(page: Page, choices: number): Promise<Record<string, number[]>> {
  const options = '<option>A country</option>'.repeat(choices);
  const what = `<button onclick="textContent++">0</button> <select>${options}</select>`;
  await page.setContent(`<meta name="viewport" content="width=device-width">${what}`);
  await slowDown(page);
  const button = await repeated(15, () => tap(page, page.locator('button')));
  const menu = await repeated(9, () => tapMenu(page, page.locator('select')));
  await page.close();
  return { 'one button': button, 'one menu': menu };
}

/** Makes it as many, as the link to older ones would: lists of thirty under each other, each card with a key of its own. */
async function fill(page: Page): Promise<void> {
  await page.evaluate(
    ([few, cards]) => {
      const [list] = document.querySelectorAll('.wall');
      for (let n = few; n < cards; n += few) {
        const next = list!.cloneNode(true) as HTMLElement;
        next.id = `list-${n}`;
        for (const item of next.children) item.id = `${item.id}-${n}`;
        document.querySelector('.wall-older')!.append(next);
      }
    },
    [few, cards] as const,
  );
}

/** The frames while a finger flicks through it. */
const scrolled = (page: Page) =>
  page.evaluate(async () => {
    const times: number[] = [];
    let last = performance.now();
    for (let frame = 0; frame < 240; frame++) {
      scrollBy(0, 120);
      await new Promise((done) => requestAnimationFrame(done));
      const now = performance.now();
      times.push(now - last);
      last = now;
    }
    scrollTo(0, 0);
    return times.sort((a, b) => a - b);
  });

/** What people tap on the wall. */
async function taps(page: Page, site: Site): Promise<Record<string, number[]>> {
  const share = page.locator('.share');
  const offered = page.locator('#wall-new');
  // The tool's own way to look walks through all the cards, which takes it a minute.
  const isHidden = (is: boolean) =>
    page.waitForFunction((is) => document.getElementById('wall-new')!.hidden === is, is, { polling: 50, timeout: 20_000 });
  return {
    'the ways to share, opened and closed': await repeated(10, async () => {
      const open = await share.evaluate((element: HTMLDetailsElement) => element.open);
      const time = await tap(page, share.locator('summary'));
      await expect(share).toHaveJSProperty('open', !open);
      return time;
    }),
    "the filter's menu": await repeated(9, () => tapMenu(page, page.locator('#country'))),
    'a new pledge, put in': await repeated(15, async () => {
      await pledge(site, { name: 'Somebody new', message: '' });
      await isHidden(false);
      const time = await tap(page, offered);
      await isHidden(true);
      return time;
    }),
  };
}

/** Opens a menu, which is the browser's own, and closes it. */
async function tapMenu(page: Page, menu: Locator): Promise<number> {
  const time = await tap(page, menu);
  await page.keyboard.press('Escape');
  return time;
}

async function repeated(times: number, measure: () => Promise<number>): Promise<number[]> {
  const measured: number[] = [];
  while (measured.length < times) measured.push(await measure());
  return measured.sort((a, b) => a - b);
}

/** A finger on the middle of something: from the event to the frame that shows what comes of it. */
async function tap(page: Page, target: Locator): Promise<number> {
  await target.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await target.boundingBox())!;
  await page.evaluate(() => {
    const answered = new Promise<number>((done) => {
      document.addEventListener(
        'click',
        (click) => requestAnimationFrame(() => setTimeout(() => done(performance.now() - click.timeStamp), 0)),
        { once: true, capture: true },
      );
    });
    Object.assign(globalThis, { answered });
  });
  // Nothing of the tool's runs in the page between the two.
  await page.touchscreen.tap(x + width / 2, y + height / 2);
  return page.evaluate(() => (globalThis as unknown as { answered: Promise<number> }).answered);
}
