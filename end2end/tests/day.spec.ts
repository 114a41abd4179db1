// The whole day of the session in one page that is never loaded again.
import type { Page } from '@playwright/test';

import { cls, layoutShifts, recordLayoutShifts } from '../support/cls.ts';
import { expect, test } from '../support/test.ts';
import { said } from '../support/texts.ts';
import { awake, sessionCountdown } from '../support/time.ts';

interface Seen {
  state: string;
  spoken: string;
  marks: string;
  figures: string;
}
type Watching = typeof globalThis & { seen: Seen[]; neverReloaded?: true };

/** Keeps every picture that a visitor could have seen, frame by frame. */
async function watchFrames(page: Page): Promise<void> {
  await page.evaluate(() => {
    const watching = globalThis as Watching;
    watching.neverReloaded = true;
    watching.seen = [];
    const texts = (selector: string) => [...document.querySelectorAll(selector)].map((found) => found.textContent!.trim());
    const look = () => {
      const [countdown] = document.getElementsByClassName('countdown');
      const now = {
        state: countdown!.querySelector('.state')!.textContent!.trim(),
        spoken: countdown!.querySelector('.unseen')!.textContent!.trim(),
        marks: texts('.now-mark').join('|'),
        figures: texts('.figure b').join(' '),
      };
      const last = watching.seen.at(-1);
      if (JSON.stringify(now) !== JSON.stringify(last)) watching.seen.push(now);
      requestAnimationFrame(look);
    };
    look();
  });
}

/** One after the other, each once. */
const inOrder = (values: string[]): string[] => values.filter((value, i) => value !== values[i - 1]);

test('the day passes on an open page: scheduled, doors open, live item by item, ended', async ({ page, startSite }) => {
  test.setTimeout(120_000);
  await recordLayoutShifts(page);
  // From 10:40, and some minutes before for the browser to get there.
  const site = await startSite({ clock: '2024-02-28T10:34:00+01:00', speed: 150 });
  await page.goto(`${site.url}/en`);
  await watchFrames(page);
  await awake(page);

  const countdown = sessionCountdown(page);
  await expect(countdown.locator('.state')).toHaveText(said('en', 'state-ended'), { timeout: 90_000 });
  await expect(countdown.locator('.countdown-label')).toHaveText(said('en', 'countdown-ended'));
  await expect(countdown.locator('.figure b')).toHaveText(['0', '00', '00', '00']);
  await expect(page.locator('.milestone .countdown')).toHaveAttribute('data-state', '0');

  const { seen, neverReloaded } = await page.evaluate(() => {
    const { seen, neverReloaded } = globalThis as Watching;
    return { seen, neverReloaded };
  });
  expect(neverReloaded).toBe(true);

  expect(inOrder(seen.map(({ state }) => state))).toEqual(
    ['scheduled', 'doors-open', 'live', 'ended'].map((state) => said('en', `state-${state}`)),
  );
  const [now, next] = [said('en', 'agenda-now'), said('en', 'agenda-next')];
  expect(inOrder(seen.map(({ marks }) => marks))).toEqual([
    '||||',
    `${next}||||`,
    `${now}|${next}|||`,
    `|${now}|${next}||`,
    `||${now}|${next}|`,
    `|||${now}|${next}`,
    `||||${now}`,
    '||||',
  ]);
  expect(inOrder(seen.map(({ spoken }) => spoken))).toEqual([
    '',
    said('en', 'state-doors-open'),
    said('en', 'announce-ten-minutes'),
    said('en', 'announce-five-minutes'),
    said('en', 'announce-one-minute'),
    said('en', 'state-live'),
    said('en', 'state-ended'),
  ]);

  // Two countdowns of four figures each: never a sign, a letter or a gap.
  expect(seen.map(({ figures }) => figures).filter((figures) => !/^(\d+( \d\d){3} ?){2}$/.test(figures))).toEqual([]);
  expect(seen.length, 'it moved all the time').toBeGreaterThan(100);
  const shifts = await layoutShifts(page);
  // The audience's questions come first while they are now: they push the story down, and let it up again.
  const byQuestions = shifts.filter(({ moved }) => moved.join() === 'div#.session-story');
  expect(byQuestions.length, JSON.stringify(byQuestions)).toBeLessThanOrEqual(2);
  const others = shifts.filter((shift) => !byQuestions.includes(shift));
  expect(cls(others), JSON.stringify(others)).toBe(0);
});
