// Forms without a network: kept with what was typed, shown, changed, and delivered exactly once, whatever dies meanwhile.
import type { Page } from '@playwright/test';

import { expectAccessible } from '../support/axe.ts';
import { choice, fillRegistration, pledgeButton, registerButton } from '../support/forms.ts';
import { Mailbox } from '../support/mailbox.ts';
import { Profile } from '../support/profile.ts';
import { Releases } from '../support/releases.ts';
import { expect, type Site, test } from '../support/test.ts';
import { langs, type Lang, said } from '../support/texts.ts';
import { begin, endWorker, kept, keeps, looksAfter, synchronise } from '../support/worker.ts';

test.use({ siteSettings: { limits: 'off' } });

const waiting = (page: Page) => page.locator('#waiting');
const rows = (page: Page) => waiting(page).locator('li');
const says = (page: Page, lang: Lang, key: string) => expect(rows(page).getByText(said(lang, key), { exact: true })).toBeVisible();
const button = (page: Page, lang: Lang, key: string) => rows(page).getByRole('button', { name: said(lang, key) });

async function fillPledge(page: Page, lang: Lang, message: string): Promise<void> {
  const form = page.locator('#pledge-form');
  await form.locator('#action-vote').check();
  await choice(form, said(lang, 'visibility-pseudonym')).check();
  await form.locator('#pledge_name').fill('Lamplighter');
  await form.locator('#message').fill(message);
  await form.locator('#publish').check();
}

/** Registers without an address on the session page that is open. */
async function registerHere(page: Page, lang: Lang, name: string, email?: string): Promise<void> {
  const form = page.locator('#register-form');
  await fillRegistration(form, lang, { name, email });
  await registerButton(form, lang).click();
}

/** How many cards with this text are on the wall. */
const onWall = async (site: Site, text: string): Promise<number> =>
  (await (await fetch(`${site.url}/en/pledges`)).text()).split(text).length - 1;

/** A page with a form that waits, and the server killed. */
async function withoutServer(profile: Profile, site: Site, lang: Lang): Promise<Page> {
  const page = await begin(await profile.open(), site, `/${lang}`);
  await page.goto(`${site.url}/${lang}/pledge`);
  await keeps(page, `/${lang}/pledge`);
  await page.goto(`${site.url}/${lang}`);
  await keeps(page, `/${lang}`);
  await site.kill();
  return page;
}

for (const lang of langs) {
  test(`a registration waits for the network, outlives the browser, and is delivered once, in ${lang}`, async ({ startSite }) => {
    const mailbox = await Mailbox.start();
    const site = await startSite({ limits: 'off', env: { SHAPING_MAIL: mailbox.url } });
    try {
      await Profile.use(async (profile) => {
        const page = await withoutServer(profile, site, lang);
        await registerHere(page, lang, 'Amal', 'amal@example.org');
        await says(page, lang, 'waiting-waits');
        await expect(waiting(page)).toBeFocused();
        await expect(page.locator('#register-form #name')).toHaveValue('');
        await expectAccessible(page);
        // On any other page as well.
        await page.goto(`${site.url}/${lang}/vote`);
        await says(page, lang, 'waiting-waits');
        await expectAccessible(page);

        const later = await (await profile.open()).newPage();
        await later.goto(`${site.url}/${lang}`);
        await says(later, lang, 'waiting-waits');
        await endWorker(later);
        await site.restart();
        await later.evaluate(() => dispatchEvent(new Event('online')));
        await says(later, lang, 'waiting-sent');
        await expect(waiting(later).locator('[data-unsent]')).toBeHidden();
        await expectAccessible(later);
        // Once more from every side: there is nothing left to send.
        await synchronise(later);
        await later.reload();
        await rows(later).getByRole('link', { name: said(lang, 'waiting-go') }).click();
        await expect(later).toHaveURL(`${site.url}/${lang}/registered`);
        await expect(waiting(later)).toHaveCount(0);
        await later.goto(`${site.url}/${lang}`);
        await looksAfter(later);
        await expect(waiting(later)).toHaveCount(0);
        await mailbox.mail('amal@example.org', 1);
        await later.waitForTimeout(2_000);
        expect((await mailbox.mails()).map(({ to }) => to)).toEqual(['amal@example.org']);
      });
    } finally {
      await mailbox.dispose();
    }
  });
}

test('a registration that no mail confirms is on the device once it was delivered, with no page open', async ({ startSite }) => {
  const site = await startSite({ limits: 'off' });
  await Profile.use(async (profile) => {
    const page = await withoutServer(profile, site, 'en');
    await registerHere(page, 'en', 'Amal');
    await says(page, 'en', 'waiting-waits');
    await site.restart();
    await page.goto('about:blank');
    const other = await page.context().newPage();
    await other.goto(`${site.url}/en/manifest.webmanifest`);
    await synchronise(other);
    await expect.poll(async () => (await kept(other)).filter((path) => path.startsWith('/en/r/')).length).toBe(1);
    await other.goto(`${site.url}/en`);
    await says(other, 'en', 'waiting-sent');
    await site.kill();
    await other.goto(`${site.url}/en/ticket`);
    await expect(other).toHaveURL(/\/en\/r\//);
    await expect(other.locator('.facts')).toContainText('Amal');
  });
});

test('an answer that was lost, two pages and the browser’s own try make one pledge', async ({ startSite }) => {
  const site = await startSite({ limits: 'off' });
  const releases = await Releases.before(site);
  try {
    await Profile.use(async (profile) => {
      const context = await profile.open();
      const page = await begin(context, releases, '/en');
      await page.goto(`${releases.url}/en/pledge`);
      releases.loses = Infinity;
      await fillPledge(page, 'en', 'Once and no more');
      await pledgeButton(page.locator('#pledge-form'), 'en').click();
      await says(page, 'en', 'waiting-waits');
      const second = await context.newPage();
      await second.goto(`${releases.url}/en`);
      await says(second, 'en', 'waiting-waits');
      for (const one of [page, second]) {
        await one.evaluate(() => {
          for (let times = 0; times < 3; times++) dispatchEvent(new Event('online'));
        });
      }
      await synchronise(second);
      const sendings = () => releases.forms.filter((path) => path === '/en/pledge').length;
      await expect.poll(sendings).toBeGreaterThanOrEqual(4);
      await expect.poll(() => onWall(site, 'Once and no more')).toBe(1);
      releases.loses = 0;
      await page.evaluate(() => dispatchEvent(new Event('online')));
      await says(page, 'en', 'waiting-sent');
      await says(second, 'en', 'waiting-sent');
      await expect.poll(() => onWall(site, 'Once and no more')).toBe(1);
    });
  } finally {
    releases.stop();
  }
});

test('what waits can be changed, from another page too, and thrown away', async ({ startSite }) => {
  const site = await startSite({ limits: 'off' });
  await Profile.use(async (profile) => {
    const page = await withoutServer(profile, site, 'en');
    await page.goto(`${site.url}/en/pledge`);
    await fillPledge(page, 'en', 'First thought');
    await pledgeButton(page.locator('#pledge-form'), 'en').click();
    await says(page, 'en', 'waiting-waits');
    await page.goto(`${site.url}/en/vote`);
    await button(page, 'en', 'waiting-change').click();
    await expect(page).toHaveURL(`${site.url}/en/pledge`);
    const form = page.locator('#pledge-form');
    await expect(form.locator('#message')).toHaveValue('First thought');
    await expect(form.locator('#action-vote')).toBeChecked();
    await expect(choice(form, said('en', 'visibility-pseudonym'))).toBeChecked();
    await expect(rows(page)).toHaveCount(0);
    await form.locator('#message').fill('Second thought');
    await pledgeButton(form, 'en').click();
    await says(page, 'en', 'waiting-waits');
    await fillPledge(page, 'en', 'Another one');
    await pledgeButton(form, 'en').click();
    await expect(rows(page)).toHaveCount(2);
    await rows(page).last().getByRole('button', { name: said('en', 'waiting-drop') }).click();
    await expect(rows(page)).toHaveCount(1);

    await site.restart();
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await says(page, 'en', 'waiting-sent');
    const wall = async () => Promise.all(['First thought', 'Second thought', 'Another one'].map((text) => onWall(site, text)));
    await expect.poll(wall).toEqual([0, 1, 0]);
    await rows(page).getByRole('link', { name: said('en', 'waiting-go') }).click();
    await expect(page).toHaveURL(/\/en\/p\//);
  });
});

for (const lang of langs) {
  test(`what is refused comes back to its form with all that was typed, in ${lang}`, async ({ startSite }) => {
    const site = await startSite({ limits: 'off' });
    await Profile.use(async (profile) => {
      const page = await withoutServer(profile, site, lang);
      await page.goto(`${site.url}/${lang}/pledge`);
      await fillPledge(page, lang, 'All but an action');
      await page.locator('#action-vote').uncheck();
      await pledgeButton(page.locator('#pledge-form'), lang).click();
      await says(page, lang, 'waiting-waits');
      await page.goto(`${site.url}/${lang}`);
      await site.restart();
      await page.evaluate(() => dispatchEvent(new Event('online')));
      await says(page, lang, 'waiting-refused');
      await expectAccessible(page);
      await button(page, lang, 'waiting-look').click();
      const form = page.locator('#pledge-form');
      await expect(form.locator('#actions-error')).toBeVisible();
      await expect(form.locator('#message')).toHaveValue('All but an action');
      await expect(waiting(page)).toHaveCount(0);
      await form.locator('#action-vote').check();
      await pledgeButton(form, lang).click();
      await expect(page).toHaveURL(new RegExp(`/${lang}/p/`));
      await expect.poll(() => onWall(site, 'All but an action')).toBe(1);
    });
  });
}

test('a question waits too, and a form that is not complete does not', async ({ startSite }) => {
  const site = await startSite({ limits: 'off' });
  await Profile.use(async (profile) => {
    const page = await begin(await profile.open(), site, '/en');
    await page.goto(`${site.url}/en/questions`);
    await keeps(page, '/en/questions');
    await site.kill();
    const form = page.locator('#ask-form');
    await form.getByRole('button', { name: said('en', 'ask-send') }).click();
    await expect(page.locator('main [aria-busy]')).toHaveCount(0);
    await form.locator('#question').fill('Who counts the votes?');
    await form.getByRole('button', { name: said('en', 'ask-send') }).click();
    await says(page, 'en', 'waiting-waits');
    await expect(rows(page)).toHaveCount(1);
    await site.restart();
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await says(page, 'en', 'waiting-sent');
    await rows(page).getByRole('button', { name: said('en', 'waiting-done') }).click();
    await expect(waiting(page)).toHaveCount(0);
    await page.goto(`${site.url}/en/questions`);
    await expect(page.locator('.question', { hasText: 'Who counts the votes?' })).toHaveCount(1);
  });
});

test('the number of those that wait is on the app’s icon', async ({ startSite }) => {
  const site = await startSite({ limits: 'off' });
  await Profile.use(async (profile) => {
    const page = await withoutServer(profile, site, 'en');
    // A worker that is watched: headless Chromium shows no icon.
    const [worker] = page.context().serviceWorkers();
    await worker!.evaluate(() => {
      const shown: number[] = [];
      Object.assign(globalThis, { shown });
      navigator.setAppBadge = async (count) => void shown.push(count!);
      navigator.clearAppBadge = async () => void shown.push(0);
    });
    await registerHere(page, 'en', 'Amal');
    await says(page, 'en', 'waiting-waits');
    const shown = () => worker!.evaluate(() => (globalThis as unknown as { shown: number[] }).shown.at(-1));
    expect(await shown()).toBe(1);
    await button(page, 'en', 'waiting-drop').click();
    await expect(waiting(page)).toHaveCount(0);
    expect(await shown()).toBe(0);
  });
});
