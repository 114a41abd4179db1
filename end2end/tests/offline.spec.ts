// Without a network: what was visited opens with the server killed and the browser started anew, what is private does
// not, unless its owner asked for it, and all of it can be forgotten.
import type { Page } from '@playwright/test';

import { expectAccessible } from '../support/axe.ts';
import { fillRegistration, pledge, register, registerButton } from '../support/forms.ts';
import { Profile } from '../support/profile.ts';
import { Releases, versions } from '../support/releases.ts';
import { expect, type Site, test } from '../support/test.ts';
import { langs, said } from '../support/texts.ts';
import { awake, sessionCountdown, shownSeconds, siteTime } from '../support/time.ts';
import { begin, kept, keeps, update } from '../support/worker.ts';

test.use({ siteSettings: { limits: 'off' } });

const note = (page: Page) => page.locator('.as-of');

for (const lang of langs) {
  test(`what was visited, and what need not be, opens with the server killed and the browser started anew, in ${lang}`, async ({
    startSite,
  }) => {
    const site = await startSite({ limits: 'off' });
    await pledge(site, { name: 'Nadia', message: 'See you' });
    await Profile.use(async (profile) => {
      const first = await begin(await profile.open(), site, `/${lang}`);
      await first.goto(`${site.url}/${lang}/pledges`);
      await keeps(first, `/${lang}/pledges`);
      await site.kill();

      const page = await (await profile.open()).newPage();
      for (const path of ['', '/vote', '/pledges']) {
        await page.goto(`${site.url}/${lang}${path}`);
        await expect(page.locator('h1')).toBeVisible();
        await expect(note(page)).toBeVisible();
        await expect(note(page)).toContainText(/[012]?\d:\d{2}/);
        await expect(note(page), 'the clock that the site shows elsewhere').not.toContainText(/[AP]M/);
        // Its style is there too.
        expect(await page.evaluate(() => document.styleSheets[0]?.cssRules.length ?? 0)).toBeGreaterThan(0);
      }
      await page.goto(`${site.url}/${lang}/pledges`);
      await expect(page.locator('.wall')).toContainText('Nadia');
      await page.goto(`${site.url}/${lang}`);
      await expect(page.locator('#agenda')).toBeVisible();
      await expectAccessible(page);

      await page.goto(`${site.url}/${lang}/meet`);
      await expect(page.locator('h1')).toHaveText(said(lang, 'offline-title'));
      await expect(note(page)).toHaveCount(0);
      await expectAccessible(page);
      // The same by a move within the document, and on to what is kept.
      await page.locator('main').getByRole('link', { name: said(lang, 'nav-session') }).click();
      await expect(note(page)).toBeVisible();
      await page.locator('.site-nav').getByRole('link', { name: said(lang, 'nav-questions') }).click();
      await expect(page.locator('h1')).toHaveText(said(lang, 'offline-title'));

      await site.restart();
      await page.locator('main').getByRole('link', { name: said(lang, 'offline-again') }).click();
      await expect(page).toHaveURL(`${site.url}/${lang}/questions`);
      await expect(page.locator('h1')).not.toHaveText(said(lang, 'offline-title'));
      await page.goto(`${site.url}/${lang}/pledges`);
      await expect(note(page)).toHaveCount(0);
    });
  });
}

test('what was taken back is gone with the next fetch', async ({ startSite }) => {
  const site = await startSite({ limits: 'off' });
  const own = await pledge(site, { name: 'Nadia' });
  await Profile.use(async (profile) => {
    const page = await begin(await profile.open(), site, '/en/pledges');
    await page.reload();
    await keeps(page, '/en/pledges');
    await expect(page.locator('.wall')).toContainText('Nadia');
    await fetch(`${site.url}${own}`, { method: 'POST', redirect: 'manual' });
    await page.reload();
    await expect(page.locator('.wall')).not.toContainText('Nadia');
    const text = () => page.evaluate(async () => (await caches.match('/en/pledges'))?.text());
    await expect.poll(text).not.toContain('Nadia');
  });
});

/** Registers on this device, and waits until the worker has the own page. */
async function registered(profile: Profile, site: Site): Promise<{ page: Page; own: string }> {
  const page = await begin(await profile.open(), site, '/en/register');
  await fillRegistration(page.locator('#register-form'), 'en', { name: 'Amal' });
  await registerButton(page.locator('#register-form'), 'en').click();
  await expect(page).toHaveURL(/\/en\/r\//);
  const own = new URL(page.url()).pathname;
  await keeps(page, own);
  return { page, own };
}

test('one’s own ticket opens from the moment of registering, and nobody’s that was not asked for', async ({ startSite }) => {
  const site = await startSite({ limits: 'off' });
  const other = await register(site, { name: 'Noor' });
  await Profile.use(async (profile) => {
    const { own } = await registered(profile, site);
    await site.kill();

    const again = await (await profile.open()).newPage();
    for (const way of ['start', 'ticket']) {
      await again.goto(`${site.url}/en/${way}`);
      await expect(again).toHaveURL(`${site.url}${own}`);
      await expect(again.locator('.facts')).toContainText('Amal');
      await expect(again.locator('svg.qr')).toBeVisible();
      await expect(note(again)).toBeVisible();
      await again.goto('about:blank');
    }
    await again.goto(`${site.url}${own.replace('/en/', '/ar/')}`);
    await expect(again.locator('.facts'), 'in another language, better than nothing').toContainText('Amal');
    await again.goto(`${site.url}${other}`);
    await expect(again.locator('h1')).toHaveText(said('en', 'offline-title'));

    // Who forgets it has it no more.
    await again.goto(`${site.url}/en`);
    await again.locator('[data-kept]:visible').getByRole('button', { name: said('en', 'kept-forget') }).first().click();
    await expect.poll(() => kept(again)).not.toContain(own);
    await again.goto(`${site.url}${own}`);
    await expect(again.locator('h1')).toHaveText(said('en', 'offline-title'));
    await again.goto(`${site.url}/en/start`);
    await expect(again).toHaveURL(`${site.url}/en`);
  });
});

test('the kept ticket counts down, tells the visitor’s own times and opens the way in at its time, with nobody to ask', async ({
  startSite,
}) => {
  // Doors open at 10:45.
  const site = await startSite({ clock: '2024-02-28T10:30:00+01:00', limits: 'off' });
  await Profile.use(async (profile) => {
    const { page, own } = await registered(profile, site);
    await keeps(page, await page.evaluate(() => document.querySelector<HTMLElement>('[data-wasm]')!.dataset.wasm!));
    const ahead = (await siteTime(site)) - Date.now();
    await site.kill();

    // In Lisbon it is an hour earlier.
    const context = await profile.open({ timezoneId: 'Europe/Lisbon' });
    /** The kept ticket on a device whose clock says that it is this moment of the replay. */
    const ticketAt = async (moment: string) => {
      const page = await context.newPage();
      await page.addInitScript((by) => {
        const now = Date.now;
        Date.now = () => now() + by;
      }, Date.parse(moment) - ahead - Date.now());
      await page.goto(`${site.url}/en/ticket`);
      await expect(page).toHaveURL(`${site.url}${own}`);
      await awake(page);
      return page;
    };
    const join = (page: Page) => page.getByRole('link', { name: said('en', 'join-button') });
    const toRoom = (page: Page) => page.getByRole('link', { name: said('en', 'own-registration-to-doors') });

    const again = await ticketAt('2024-02-28T10:44:45+01:00');
    await expect(toRoom(again)).toBeVisible();
    await expect(join(again)).toBeHidden();
    const left = await shownSeconds(sessionCountdown(again));
    expect(left, 'by the device’s clock').toBeLessThanOrEqual(15 * 60 + 15);
    expect(left).toBeGreaterThan(14 * 60 + 45);
    await expect.poll(() => shownSeconds(sessionCountdown(again)), 'it ticks').toBeLessThan(left);
    await expect(again.locator('svg.qr')).toBeVisible();
    await expect(again.locator('.agenda > li').first()).toContainText('10:00 your time');
    await expect(again.locator('.when-own')).toContainText('10:00');
    // By itself.
    await expect(join(again)).toBeVisible({ timeout: 30_000 });
    await expect(toRoom(again)).toBeHidden();
    await expect(sessionCountdown(again).locator('.state')).toHaveText(said('en', 'state-doors-open'));
    await expectAccessible(again);

    const over = await ticketAt('2024-02-28T12:14:50+01:00');
    await expect(sessionCountdown(over).locator('.state')).toHaveText(said('en', 'state-ended'), { timeout: 30_000 });
    await expect(over.locator('#by-the-clock')).toContainText(said('en', 'own-registration-over'));
    await expect(join(over)).toBeHidden();

    // Back in the network the server's clock counts again.
    await site.restart({ clock: '2024-02-28T10:40:00+01:00' });
    await over.reload();
    await expect(note(over)).toHaveCount(0);
    await expect(toRoom(over)).toBeVisible();
    await expect(sessionCountdown(over).locator('.state')).toHaveText(said('en', 'state-scheduled'));
  });
});

test('embeds, the organisers’ area and private pages are kept nowhere', async ({ startSite }) => {
  const site = await startSite({ limits: 'off' });
  const pledged = await pledge(site, { name: 'Nadia' });
  const mailed = await register(site, { name: 'Noor' });
  await Profile.use(async (profile) => {
    const page = await begin(await profile.open(), site, '/en');
    const paths = ['/en/embed', '/en/embed/wall', '/en/embed/countdown', '/admin/sign-in', pledged, `${pledged}/change`];
    for (const path of [...paths, `${mailed}/change`, `${mailed}/erase`, '/en/pledges?country=BE', '/en/vote?country=BE', '/en/pledge?text=Mine']) {
      await page.goto(`${site.url}${path}`);
    }
    await page.goto(`${site.url}/en/privacy`);
    await keeps(page, '/en/privacy');
    const all = (await kept(page)).filter((path) => !path.startsWith('/pkg/'));
    expect(all).toEqual(['/en', '/en/offline', '/en/privacy', '/en/vote']);
    const texts = await page.evaluate(async () => (await (await caches.match('/en/vote'))!.text()).includes('Mine'));
    expect(texts).toBe(false);
  });
});

test('a slow network is waited for two seconds, and then the kept page is shown', async ({ startSite }) => {
  const site = await startSite({ limits: 'off' });
  await Profile.use(async (profile) => {
    const context = await profile.open();
    const page = await begin(context, site, '/en');
    await page.goto(`${site.url}/en/pledges`);
    await keeps(page, '/en/pledges');
    await site.pause();
    try {
      const begun = Date.now();
      await page.goto(`${site.url}/en/pledges`, { waitUntil: 'commit' });
      await expect(note(page)).toBeVisible();
      expect(Date.now() - begun).toBeGreaterThanOrEqual(1_900);
    } finally {
      site.resume();
    }
  });
});

test('where the clock alone has moved, the kept page is put right, and is of now', async ({ startSite }) => {
  const site = await startSite({ clock: '2024-02-26T10:55:30+01:00' });
  const asked = { headers: { Accept: 'text/html' } };
  /** What a page says of the time, and all else but what is of one answer alone. */
  const read = (page: string) => ({
    figures: [...page.matchAll(/figure"><b>(\d+)/g)].map(([, figure]) => figure),
    rest: page.replaceAll(/(nonce|"key" value)="\w+"/g, ''),
  });
  await Profile.use(async (profile) => {
    const page = await begin(await profile.open(), site, '/en');
    await keeps(page, '/en/offline');
    const before = read(await (await fetch(`${site.url}/en`, asked)).text());
    await site.restart({ clock: '2024-02-26T23:21:30+01:00' });
    const fresh = await fetch(`${site.url}/en`, asked);
    const answer = await page.evaluate(async (asked) => {
      const answer = await fetch('/en', asked);
      const { headers } = answer;
      return { tag: headers.get('etag'), policy: headers.get('content-security-policy'), text: await answer.text() };
    }, asked);
    const { figures, rest } = read(await fresh.text());
    expect(figures).toHaveLength(8);
    expect(figures).not.toEqual(before.figures);
    expect(read(answer.text)).toEqual({ figures, rest });
    expect(answer.tag).toBe(fresh.headers.get('etag'));
    expect(answer.policy).toContain(`'nonce-${/nonce="(\w+)"/.exec(answer.text)![1]}'`);
    await expect.poll(() => page.evaluate(async () => (await caches.match('/en'))?.headers.get('etag'))).toBe(answer.tag);
  });
});

test('forgetting the device empties all of it, and says so', async ({ startSite }) => {
  const site = await startSite({ limits: 'off' });
  const own = await register(site, { name: 'Amal' });
  await Profile.use(async (profile) => {
    const page = await begin(await profile.open(), site, '/en');
    await page.goto(`${site.url}${own}`);
    await keeps(page, own);
    await page.goto(`${site.url}/en/privacy`);
    await expectAccessible(page);
    await page.getByRole('button', { name: said('en', 'forget-device') }).click();
    await expect(page).toHaveURL(`${site.url}/en/forgotten`);
    await expect(page.locator('h1')).toHaveText(said('en', 'forgotten-title'));
    await expectAccessible(page);
    const left = () =>
      page.evaluate(async () => ({
        caches: await caches.keys(),
        databases: await indexedDB.databases(),
        stored: localStorage.length + sessionStorage.length,
        workers: (await navigator.serviceWorker.getRegistrations()).length,
      }));
    expect(await left()).toEqual({ caches: [], databases: [], stored: 0, workers: 0 });
    // Nor does it come back while the page is open.
    await page.locator('.site-nav').getByRole('link', { name: said('en', 'nav-pledges') }).click();
    await expect(page).toHaveURL(`${site.url}/en/pledges`);
    expect(await left()).toEqual({ caches: [], databases: [], stored: 0, workers: 0 });
  });
});

/** Begins with one release, and gives what is needed to bring the next. */
async function released(site: Site, work: (releases: Releases, profile: Profile) => Promise<void>): Promise<void> {
  const releases = await Releases.before(site);
  try {
    await Profile.use((profile) => work(releases, profile));
  } finally {
    releases.stop();
  }
}

test('a renewal that breaks off in the middle is made again, and nobody notices', async ({ startSite }) => {
  const site = await startSite({ limits: 'off' });
  await released(site, async (releases, profile) => {
    await pledge(site, { name: 'Early' });
    const context = await profile.open();
    const errors: string[] = [];
    context.on('weberror', (error) => errors.push(String(error.error())));
    const page = await begin(context, releases, '/en/pledges');
    await awake(page);
    releases.breaks = 2;
    await pledge(site, { name: 'Nadia' });
    await expect.poll(() => releases.breaks).toBe(0);
    await page.locator('#wall-new').click();
    await expect(page.locator('.wall .pledge-name')).toHaveText(['Nadia', 'Early']);
    expect(errors).toEqual([]);
  });
});

test('a new release breaks no open page, and mixes with no old one', async ({ startSite }) => {
  const site = await startSite({ limits: 'off' });
  await released(site, async (releases, profile) => {
    const context = await profile.open();
    const old = await begin(context, releases, '/en');
    await old.goto(`${releases.url}/en/pledges`);
    await keeps(old, '/en/pledges');
    await update(old);

    releases.version = 'second';
    const fresh = await context.newPage();
    await fresh.goto(`${releases.url}/en`);
    expect(await versions(fresh)).toEqual(['second']);
    await keeps(fresh, `/pkg/second/boot.js`);
    // The open page goes on with its own files: what it loads late is there.
    expect(await versions(old)).toEqual(['first']);
    expect(await old.evaluate(async () => (await fetch('/pkg/first/forms.js')).status)).toBe(200);
    await old.reload();
    expect(await versions(old)).toEqual(['second']);

    // What was kept of the first release goes on with the first release's files, until it is seen again.
    const waiting = () => fresh.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting !== null);
    await update(fresh);
    await expect.poll(waiting).toBe(true);
    await site.kill();
    const later = await (await profile.open()).newPage();
    for (const path of ['/en', '/en/pledges', '/en/vote']) {
      await later.goto(`${releases.url}${path}`);
      await expect(note(later)).toBeVisible();
      expect(await versions(later), path).toHaveLength(1);
      await expect(later.locator('html'), path).toHaveAttribute('data-awake');
    }
    expect(releases.missed).toEqual([]);
  });
});
