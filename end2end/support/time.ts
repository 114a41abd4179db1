// What time it is for the server, and what a countdown shows.
import { expect, type Locator, type Page } from '@playwright/test';

import type { Site } from './site.ts';

const second = 1_000;

/** The site's moment as the server knows it. */
export async function siteTime(site: Site): Promise<number> {
  const answer = await fetch(`${site.url}/api/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: '{}',
  });
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { now: number }).now;
}

/** The countdown to the session. */
export const sessionCountdown = (page: Page): Locator => page.locator('.countdown').first();

/** The seconds that a countdown shows. Fails where it shows anything but figures. */
export async function shownSeconds(countdown: Locator): Promise<number> {
  const figures = await countdown.locator('.figure b').allTextContents();
  expect(figures.join(' ')).toMatch(/^\d+ \d\d \d\d \d\d$/);
  const [days, hours, minutes, seconds] = figures.map(Number);
  return ((days! * 24 + hours!) * 60 + minutes!) * 60 + seconds!;
}

/** Waits until the islands of the page that is open now work. */
export async function awake(page: Page): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('data-awake');
  await expect(page.locator('leptos-island:not([data-awake])')).toHaveCount(0);
}

/** Waits until the session's countdown ticks by itself. */
export async function ticking(page: Page): Promise<void> {
  await awake(page);
  const drawn = await shownSeconds(sessionCountdown(page));
  await expect.poll(() => shownSeconds(sessionCountdown(page)), { intervals: [100] }).not.toBe(drawn);
  const ticked = await shownSeconds(sessionCountdown(page));
  await expect.poll(() => shownSeconds(sessionCountdown(page)), { intervals: [100] }).not.toBe(ticked);
}

/** By how many seconds the countdown to `target` differs from what the server would say. */
export async function countsWrongBy(page: Page, site: Site, target: string): Promise<number> {
  const [shown, now] = await Promise.all([shownSeconds(sessionCountdown(page)), siteTime(site)]);
  return Math.abs(shown - (Date.parse(target) - now) / second);
}
