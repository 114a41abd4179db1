// Moving between pages without loading a document anew: what a visitor notices, and what may not pile up.
import type { Page } from '@playwright/test';

import { expect, test } from '../support/test.ts';
import { said } from '../support/texts.ts';
import { awake, sessionCountdown, shownSeconds, ticking } from '../support/time.ts';
import { fillRegistration, registerButton } from '../support/forms.ts';

test.use({ siteSettings: { clock: '2024-02-28T09:00:00+01:00', limits: 'off' } });

const nav = (page: Page, key: string, lang: 'en' | 'fr' | 'ar' = 'en') =>
  page.locator('.site-nav').getByRole('link', { name: said(lang, key), exact: true });
const headline = (page: Page) => page.getByRole('heading', { level: 1 });

/** Opens a page and marks its document; the mark goes when another document is loaded. */
async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await awake(page);
  await page.evaluate(() => Object.assign(globalThis, { sameDocument: true }));
}

const sameDocument = (page: Page) => page.evaluate(() => 'sameDocument' in globalThis);

test('a link moves on without loading a document: title, address, description, focus and top', async ({ page }) => {
  await open(page, '/en');
  await page.evaluate(() => scrollTo(0, 300));
  await nav(page, 'nav-pledges').focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/en/pledges');
  await expect(page).toHaveTitle(`${said('en', 'wall-title')} · #EUisU`);
  await expect(headline(page)).toHaveText(said('en', 'wall-title'));
  await expect(headline(page)).toBeFocused();
  expect(await page.evaluate(() => scrollY)).toBe(0);
  await expect(page.locator('link[rel=canonical]')).toHaveAttribute('href', /\/en\/pledges$/);
  await expect(page.locator('link[rel=alternate][hreflang=ar]')).toHaveAttribute('href', /\/ar\/pledges$/);
  await expect(page.locator('meta[name=description]')).toHaveCount(1);
  await expect(nav(page, 'nav-pledges')).toHaveAttribute('aria-current', 'page');
  await expect(page.locator('body')).not.toHaveAttribute('aria-busy');
  expect(await sameDocument(page)).toBe(true);
});

test('the language switch turns the page around and stays on it', async ({ page }) => {
  await open(page, '/en/pledges');
  for (const [name, lang, dir] of [
    ['العربية', 'ar', 'rtl'],
    ['Français', 'fr', 'ltr'],
    ['English', 'en', 'ltr'],
  ] as const) {
    await page.locator('.languages').getByRole('link', { name }).click();
    await expect(page).toHaveURL(`/${lang}/pledges`);
    await expect(page.locator('html')).toHaveAttribute('lang', lang);
    await expect(page.locator('html')).toHaveAttribute('dir', dir);
    await expect(headline(page)).toHaveText(said(lang, 'wall-title'));
    await expect(page.locator('body')).toHaveCSS('direction', dir);
  }
  expect(await sameDocument(page)).toBe(true);
});

test('back and forward go where they went', async ({ page }) => {
  await open(page, '/en');
  await nav(page, 'nav-pledges').click();
  await expect(headline(page)).toHaveText(said('en', 'wall-title'));
  await nav(page, 'nav-vote').click();
  await expect(headline(page)).toHaveText(said('en', 'voting-title'));
  await page.goBack();
  await expect(page).toHaveURL('/en/pledges');
  await expect(headline(page)).toHaveText(said('en', 'wall-title'));
  await expect(page).toHaveTitle(/^Pledges/);
  await page.goBack();
  await expect(page).toHaveURL('/en');
  await expect(headline(page)).toContainText('Shaping Tomorrow');
  await expect(headline(page)).toBeFocused();
  await page.goForward();
  await expect(headline(page)).toHaveText(said('en', 'wall-title'));
  await page.goForward();
  await expect(headline(page)).toHaveText(said('en', 'voting-title'));
  expect(await sameDocument(page)).toBe(true);
});

test('a move starts at the top, and coming back leads to where one was', async ({ page }) => {
  await open(page, '/en');
  await page.locator('.site-footer').scrollIntoViewIfNeeded();
  const before = await page.evaluate(() => scrollY);
  expect(before).toBeGreaterThan(1_000);
  await page.locator('.site-footer').getByRole('link', { name: said('en', 'nav-privacy') }).click();
  await expect(headline(page)).toHaveText(said('en', 'privacy-title'));
  expect(await page.evaluate(() => scrollY)).toBe(0);
  await page.goBack();
  await expect(headline(page)).toContainText('Shaping Tomorrow');
  await expect.poll(() => page.evaluate((before) => Math.abs(scrollY - before), before)).toBeLessThan(5);
  await page.goForward();
  await expect(headline(page)).toHaveText(said('en', 'privacy-title'));
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(0);
  expect(await sameDocument(page)).toBe(true);
});

test('a reload leads to where one was, too', async ({ page }) => {
  await open(page, '/en');
  await page.evaluate(() => scrollTo(0, 1_500));
  await expect.poll(() => page.evaluate(() => (history.state as { scroll?: number[] } | null)?.scroll?.[1])).toBe(1_500);
  await page.reload();
  await expect.poll(() => page.evaluate(() => Math.abs(scrollY - 1_500))).toBeLessThan(5);
});

test('links to a part of the page go there, and back leads back', async ({ page }) => {
  await open(page, '/en');
  await page.locator('.acts').getByRole('link', { name: said('en', 'pledge-title') }).click();
  await expect(page).toHaveURL('/en#pledge');
  await expect(page.locator('h2#pledge')).toBeInViewport();
  const there = await page.evaluate(() => scrollY);
  expect(there).toBeGreaterThan(500);

  await page.goBack();
  await expect(page).toHaveURL('/en');
  await expect.poll(() => page.evaluate(() => scrollY)).toBeLessThan(5);
  await page.goForward();
  await expect(page).toHaveURL('/en#pledge');
  await expect(page.locator('h2#pledge')).toBeInViewport();

  // Away from the part and back to it.
  await page.evaluate(() => (document.querySelector('.brand') as HTMLAnchorElement).click());
  await expect(page).toHaveURL('/en');
  await page.goBack();
  await expect(page).toHaveURL('/en#pledge');
  await expect(page.locator('h2#pledge')).toBeInViewport();
  expect(await sameDocument(page)).toBe(true);
});

test('a link from another page to a part leads the reader and the focus there', async ({ page }) => {
  await open(page, '/en/privacy');
  await page.evaluate(() => {
    const link = Object.assign(document.createElement('a'), { href: '/en#agenda', textContent: 'agenda' });
    document.querySelector('main')!.append(link);
    link.click();
  });
  await expect(page).toHaveURL('/en#agenda');
  await expect(page.locator('h2#agenda')).toBeInViewport();
  await expect(page.locator('h2#agenda')).toBeFocused();
  expect(await sameDocument(page)).toBe(true);
});

test('the last of several quick clicks wins', async ({ page }) => {
  await open(page, '/en');
  await page.evaluate(() => {
    const to = (path: string) => document.querySelector<HTMLAnchorElement>(`.site-nav a[href="${path}"]`)!;
    for (const path of ['/en/pledges', '/en/vote', '/en', '/en/vote']) to(path).click();
  });
  await expect(headline(page)).toHaveText(said('en', 'voting-title'));
  await expect(page).toHaveURL('/en/vote');
  await expect(page.locator('body')).not.toHaveAttribute('aria-busy');
  await page.goBack();
  await expect(headline(page)).toContainText('Shaping Tomorrow');
});

test('a page that is not there is shown as such, and one can go on', async ({ page }) => {
  await open(page, '/en');
  await page.evaluate(() => {
    const link = Object.assign(document.createElement('a'), { href: '/en/nowhere' });
    document.body.append(link);
    link.click();
  });
  await expect(headline(page)).toHaveText(said('en', 'error-404-title'));
  await page.getByRole('link', { name: said('en', 'to-session-page') }).click();
  await expect(headline(page)).toContainText('Shaping Tomorrow');
  await ticking(page);
});

test('clicks that mean something else are left to the browser', async ({ page, context }) => {
  await open(page, '/en');
  const [tab] = await Promise.all([
    context.waitForEvent('page'),
    nav(page, 'nav-pledges').click({ modifiers: ['Control'] }),
  ]);
  await expect(tab).toHaveURL('/en/pledges');
  await expect(page).toHaveURL('/en');
});

test('islands work after a move: the clock goes on, a form is sent without loading anew', async ({ page, site }) => {
  await open(page, '/en');
  await nav(page, 'nav-pledges').click();
  await expect(headline(page)).toHaveText(said('en', 'wall-title'));
  await nav(page, 'nav-session').click();
  await expect(headline(page)).toContainText('Shaping Tomorrow');
  await ticking(page);
  expect(await shownSeconds(sessionCountdown(page))).toBeGreaterThan(0);

  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && !request.url().endsWith('/api/clock')) sent.push(request.url());
  });
  const form = page.locator('#register-form');
  await fillRegistration(form, 'en', { name: 'Amal' });
  await registerButton(form, 'en').click();
  await expect(page.locator('.notice > .state')).toHaveText(said('en', 'registration-state-confirmed'));
  expect(sent).toEqual([`${site.url}/en/register`]);
  expect(await sameDocument(page)).toBe(true);
  // The page before is the one with the form, and works again.
  await page.goBack();
  await expect(headline(page)).toContainText('Shaping Tomorrow');
  await ticking(page);
});

type Counting = typeof globalThis & { timers: Set<unknown>; streams: Set<EventSource>; streamsOpened: number };

test('islands that a bad network loses are asked for again, and work', async ({ page }) => {
  const lost: string[] = [];
  for (const file of ['**/site.*.js', '**/*.wasm']) {
    await page.route(file, (route) => {
      const { pathname } = new URL(route.request().url());
      if (lost.includes(pathname)) return route.continue();
      lost.push(pathname);
      return route.abort('connectionreset');
    });
  }
  await page.goto('/en');
  await ticking(page);
  expect(lost).toHaveLength(2);
});

test('fifty moves back and forth leave one stream and one timer', async ({ page }) => {
  test.setTimeout(60_000);
  await page.addInitScript(() => {
    const counting = globalThis as Counting;
    counting.timers = new Set();
    counting.streams = new Set();
    counting.streamsOpened = 0;
    const { setTimeout, clearTimeout, setInterval, clearInterval } = globalThis;
    globalThis.setTimeout = ((run: (...given: unknown[]) => void, wait?: number, ...given: unknown[]) => {
      const id = setTimeout(() => {
        counting.timers.delete(id);
        run(...given);
      }, wait);
      counting.timers.add(id);
      return id;
    }) as typeof setTimeout;
    globalThis.setInterval = ((run: () => void, wait?: number) => {
      const id = setInterval(run, wait);
      counting.timers.add(id);
      return id;
    }) as typeof setInterval;
    globalThis.clearTimeout = globalThis.clearInterval = ((id: number) => {
      counting.timers.delete(id);
      clearTimeout(id);
      clearInterval(id);
    }) as typeof clearTimeout;
    globalThis.EventSource = class extends EventSource {
      constructor(url: string | URL) {
        super(url);
        counting.streamsOpened++;
        counting.streams.add(this);
      }
      override close() {
        super.close();
        counting.streams.delete(this);
      }
    };
  });
  const live = () => {
    const { timers, streams, streamsOpened } = globalThis as Counting;
    return { timers: timers.size, streams: streams.size, streamsOpened };
  };
  /** The most that there was at once, looked at for as long as a timer takes to come around twice. */
  const most = () =>
    page.evaluate(
      () =>
        new Promise<{ timers: number; streams: number }>((done) => {
          const { timers, streams } = globalThis as Counting;
          const until = performance.now() + 2_200;
          const seen = { timers: 0, streams: 0 };
          const look = () => {
            seen.timers = Math.max(seen.timers, timers.size);
            seen.streams = Math.max(seen.streams, streams.size);
            if (performance.now() < until) requestAnimationFrame(look);
            else done(seen);
          };
          look();
        }),
    );

  await open(page, '/en');
  await ticking(page);
  expect(await most()).toEqual({ timers: 1, streams: 1 });

  const pages = [
    ['nav-pledges', said('en', 'wall-title')],
    ['nav-session', 'Shaping Tomorrow'],
    ['nav-vote', said('en', 'voting-title')],
    ['nav-session', 'Shaping Tomorrow'],
  ] as const;
  let moves = 0;
  while (moves < 48) {
    for (const [key, title] of pages) {
      await nav(page, key).click();
      await expect(headline(page)).toContainText(title);
      moves++;
    }
    await page.goBack();
    await expect(headline(page)).toContainText(said('en', 'voting-title'));
    await page.goForward();
    await expect(headline(page)).toContainText('Shaping Tomorrow');
    moves += 2;
  }
  await nav(page, 'nav-pledges').click();
  await expect(headline(page)).toContainText(said('en', 'wall-title'));
  await nav(page, 'nav-session').click();
  await expect(headline(page)).toContainText('Shaping Tomorrow');
  expect(moves + 2).toBe(50);

  await ticking(page);
  await expect.poll(() => page.evaluate(live)).toMatchObject({ timers: 1, streams: 1 });
  expect(await most()).toEqual({ timers: 1, streams: 1 });
  expect(await sameDocument(page)).toBe(true);

  // A page without anything live keeps neither.
  await page.locator('.site-footer').getByRole('link', { name: said('en', 'nav-privacy') }).click();
  await expect(headline(page)).toHaveText(said('en', 'privacy-title'));
  await expect.poll(() => page.evaluate(live)).toMatchObject({ timers: 0, streams: 0 });
});
