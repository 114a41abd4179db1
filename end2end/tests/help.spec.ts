// Voting help by country, and what helps to meet a candidate: the letter, reports of meetings, what others see of them.
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

import type { Page } from '@playwright/test';

import { expectAccessible } from '../support/axe.ts';
import { expectProblems, openForm, send } from '../support/forms.ts';
import { binary } from '../support/site.ts';
import { expect, type Site, test } from '../support/test.ts';
import { type Lang, said } from '../support/texts.ts';
import { awake, countsWrongBy, sessionCountdown, shownSeconds, ticking } from '../support/time.ts';

test.use({ siteSettings: { clock: '2024-02-28T10:30:00+01:00', limits: 'off' } });

const card = (page: Page) => page.locator('.voting-card');
const reportForm = (page: Page) => page.locator('#report-form');

/** Chooses a country as people do. */
async function choose(page: Page, lang: Lang, code: string): Promise<void> {
  await page.getByLabel(said(lang, 'voting-choose')).selectOption(code);
  await page.getByRole('button', { name: said(lang, 'voting-show'), exact: true }).click();
}

/** Fails unless the page as it stands is accessible and fits, on a phone and a desktop, in light and dark. */
async function expectGood(page: Page): Promise<void> {
  for (const { width, height } of [
    { width: 1280, height: 800 },
    { width: 320, height: 640 },
  ]) {
    await page.setViewportSize({ width, height });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await expectAccessible(page);
    }
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wide, `pixels that ${page.url()} is too wide at ${width} px`).toBeLessThanOrEqual(0);
  }
}

/** Runs `reports …` beside the running site, as an organiser does; gives what it says. */
async function reports(site: Site, ...command: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(binary, ['reports', ...command, ...site.store()], { cwd: site.folder });
  return stdout;
}

/** Reports a meeting without a browser; gives the address of the report's own page. */
const report = (site: Site, organisation: string): Promise<string> =>
  send(site, '/en/meet', {
    report_organisation: organisation,
    report_country: 'DE',
    report_party: 'The Lamp Party',
    met_on: '2024-02-27',
    outcome: 'They will light a lamp.',
    lang: 'en',
    report_publish: 'yes',
  });

for (const lang of ['en', 'ar'] as const) {
  test.describe(`in ${lang}`, () => {
    test('a country is chosen and remembered nowhere @both', async ({ context, page, scripts, site }) => {
      await openForm(page, `/${lang}/vote`, scripts);
      await expect(card(page)).toHaveCount(0);
      await expect(page.locator('tbody tr')).toHaveCount(27);
      const title = await page.title();
      await choose(page, lang, 'GR');
      await expect(page).toHaveURL(`/${lang}/vote?country=GR`);
      await expect(card(page).locator('h2')).toHaveText(said(lang, 'country-GR'));
      await expect(card(page).locator('.state')).toHaveText(said(lang, 'voting-upcoming'));
      await expect(card(page).locator('.facts dd')).toContainText(['2024', '17', '21', said(lang, 'voting-yes')]);
      await expect(page.locator('tbody tr')).toHaveCount(27);
      await expect(page.locator('#cannot')).toBeVisible();
      if (scripts) await awake(page);
      expect(await page.title()).toBe(title);

      expect(await context.cookies()).toEqual([]);
      if (scripts) expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
      expect(site.logs()).not.toContain('country=');
      await page.goto(`/${lang}/vote`);
      await expect(card(page)).toHaveCount(0);
      await expect(page.getByLabel(said(lang, 'voting-choose'))).toHaveValue('');
    });

    test('what is no country is said beside the field @both', async ({ page, scripts }) => {
      await openForm(page, `/${lang}/vote?country=XX`, scripts);
      const form = page.locator('form[method=get]');
      await expectProblems(form, lang, { country: 'error-country-unknown-choice' });
      await expectGood(page);
      await choose(page, lang, 'DE');
      await expect(card(page).locator('h2')).toHaveText(said(lang, 'country-DE'));
    });

    test('the letter is edited and taken away as a file @both', async ({ page, scripts }) => {
      await openForm(page, `/${lang}/meet`, scripts);
      const letter = page.getByLabel(said(lang, 'meet-letter'), { exact: true });
      await expect(letter).toHaveValue(/2024/);
      await letter.fill('Dear <b>Ludmilla</b>,\n\nمرحبا & à bientôt');
      const downloading = page.waitForEvent('download');
      await page.getByRole('button', { name: said(lang, 'meet-letter-download') }).click();
      const file = await downloading;
      expect(file.suggestedFilename()).toBe('letter.txt');
      const text = await readFile(await file.path(), 'utf8');
      expect(text).toBe('Dear <b>Ludmilla</b>,\r\n\r\nمرحبا & à bientôt');
      await expect(page).toHaveURL(`/${lang}/meet`);
      await expect(letter).toHaveValue(/Ludmilla/);
    });

    test('a meeting is reported, shown once somebody has looked, and taken back @both', async ({
      newVisitor,
      page,
      scripts,
      startSite,
    }) => {
      const site = await startSite({ limits: 'off' });
      await openForm(page, `${site.url}/${lang}/meet`, scripts);
      const form = reportForm(page);
      const organisation = 'جمعية Fog <i>Lantern</i>';
      await form.getByLabel(said(lang, 'report-organisation')).fill(organisation);
      await form.getByLabel(said(lang, 'report-country')).selectOption('FR');
      await form.getByLabel(said(lang, 'report-party')).fill('The Lamp Party');
      await form.getByLabel(said(lang, 'report-met-on')).fill('2024-02-27');
      await form.getByLabel(said(lang, 'report-outcome')).fill('They will light a lamp.');
      await form.getByRole('checkbox', { name: said(lang, 'consent-report') }).check();
      await form.getByRole('button', { name: said(lang, 'report-send') }).click();
      await expect(page.locator('.notice > .state')).toHaveText(said(lang, 'report-state-waiting'));
      await expect(page).toHaveURL(new RegExp(`/${lang}/m/[\\w-]{43}$`));
      await expect(page.locator('.facts dd')).toContainText([organisation, said(lang, 'country-FR'), 'The Lamp Party']);

      const other = await (await newVisitor()).newPage();
      await other.goto(`${site.url}/${lang}/meet`);
      await expect(other.getByText(said(lang, 'reported-none'))).toBeVisible();
      const [id] = (await reports(site, 'list', '--state', 'waiting')).split(' ');
      await reports(site, 'show', id!);
      await expect(async () => {
        await other.reload();
        await expect(other.locator('.reported-who')).toHaveText(organisation, { timeout: 500 });
      }).toPass();

      await page.reload();
      await expect(page.locator('.notice > .state')).toHaveText(said(lang, 'report-state-shown'));
      await page.getByRole('button', { name: said(lang, 'own-report-withdraw') }).click();
      await expect(page.locator('h1')).toHaveText(said(lang, 'report-withdrawn-title'));
      await other.reload();
      await expect(other.locator('.reported')).toHaveCount(0);
    });

    test('what is wrong with a report is said beside each field, and what was typed stays @both', async ({
      page,
      scripts,
    }) => {
      await openForm(page, `/${lang}/meet`, scripts);
      const form = reportForm(page);
      await form.getByLabel(said(lang, 'report-party')).fill('The Lamp Party');
      await form.getByLabel(said(lang, 'report-met-on')).fill('2031-01-01');
      await form.getByRole('button', { name: said(lang, 'report-send') }).click();
      await expectProblems(form, lang, {
        report_organisation: 'error-report-organisation-missing',
        report_country: 'error-report-country-unknown-choice',
        met_on: 'error-met-on-in-the-future',
        outcome: 'error-outcome-missing',
        report_publish: 'error-report-publish-consent-needed',
      });
      await expect(form.locator('.form-errors')).toBeFocused();
      await expect(form.getByLabel(said(lang, 'report-party'))).toHaveValue('The Lamp Party');
      await expect(form.getByLabel(said(lang, 'report-met-on'))).toHaveValue('2031-01-01');
      await expectGood(page);
    });

    test('every page of it is accessible and fits @both', async ({ page, startSite }) => {
      test.setTimeout(120_000);
      const site = await startSite({ limits: 'off' });
      const own = await report(site, 'x'.repeat(120));
      await report(site, 'جمعية الضوء');
      for (const line of (await reports(site, 'list')).split('\n').filter((line) => line.endsWith('waiting'))) {
        await reports(site, 'show', line.split(' ')[0]!);
      }
      await expect(async () => {
        await page.goto(`${site.url}/${lang}/meet`);
        await expect(page.locator('.reported li')).toHaveCount(2, { timeout: 500 });
      }).toPass();
      await expectGood(page);
      for (const path of ['/vote', '/vote?country=PT', own.slice('/en'.length), '/meet/withdrawn', '/privacy']) {
        await page.goto(`${site.url}/${lang}${path}`);
        await expectGood(page);
      }
    });
  });
}

test('it counts to midnight in the country that was chosen', async ({ page, startSite }) => {
  const site = await startSite({ clock: '2024-06-08T12:00:00+02:00' });
  await page.goto(`${site.url}/en/vote?country=FI`);
  await ticking(page);
  expect(await countsWrongBy(page, site, '2024-06-09T00:00:00+03:00')).toBeLessThan(2);
  await page.goto(`${site.url}/en/vote?country=PT`);
  await ticking(page);
  expect(await countsWrongBy(page, site, '2024-06-09T00:00:00+01:00')).toBeLessThan(2);
});

test('an open page crosses into the day of voting by itself', async ({ page, startSite }) => {
  const site = await startSite({ clock: '2024-06-08T23:50:00+02:00', speed: 60 });
  await page.goto(`${site.url}/en/vote?country=DE`);
  await awake(page);
  const state = card(page).locator('.state');
  await expect(state).toHaveText(said('en', 'voting-now'), { timeout: 25_000 });
  await expect(card(page).locator('.countdown-label')).toHaveText(said('en', 'voting-ends-in'));
  expect(await shownSeconds(sessionCountdown(page))).toBeGreaterThan(20 * 60 * 60);
});

test('the letter is copied, and mailed as it stands in its box', async ({ page }) => {
  await page.addInitScript(() => {
    const keep = globalThis as typeof globalThis & { copied?: string };
    navigator.clipboard.writeText = async (text) => void (keep.copied = text);
    // No mail program is opened: only what would be handed to it is looked at.
    addEventListener('click', (click) => {
      if ((click.target as Element).closest('[data-mail]')) click.preventDefault();
    });
  });
  await page.goto('/en/meet');
  await awake(page);
  await page.locator('#letter').fill('Dear $& all,\n1 + 1');
  await page.getByRole('button', { name: said('en', 'meet-letter-copy'), exact: true }).click();
  await expect(page.getByRole('button', { name: said('en', 'meet-letter-copied') })).toBeVisible();
  expect(await page.evaluate(() => (globalThis as typeof globalThis & { copied?: string }).copied)).toBe('Dear $& all,\n1 + 1');
  const mail = page.getByRole('link', { name: said('en', 'meet-letter-mail') });
  await mail.click();
  await expect(mail).toHaveAttribute('href', /^mailto:\?subject=[^&]+&body=Dear%20%24%26%20all%2C%0D%0A1%20%2B%201$/);
});

test('without scripts the mail holds the letter as it was, and says so @scripts-off', async ({ page }) => {
  await page.goto('/en/meet');
  await expect(page.getByRole('button', { name: said('en', 'meet-letter-copy'), exact: true })).toBeHidden();
  // Where Playwright turns scripts off, Chromium leaves what is for that case out all the same.
  const html = await (await page.request.get('/en/meet')).text();
  expect(html).toContain(`<noscript><p class="hint">${said('en', 'meet-letter-mail-unedited')}`);
  const href = await page.getByRole('link', { name: said('en', 'meet-letter-mail') }).getAttribute('href');
  expect(new URL(href!).searchParams.get('body')).toBe((await page.locator('#letter').inputValue()).replaceAll('\n', '\r\n'));
});

test('one finds the way there: from voting help, from the wall, from the own pledge @both', async ({ page, startSite }) => {
  const site = await startSite({ limits: 'off' });
  const pledge = (action: string) =>
    send(site, '/en/pledge', { actions: action, visibility: 'counted', lang: 'en' });
  const link = page.getByRole('link', { name: said('en', 'meet-link') });
  for (const path of ['/en/vote', '/en/pledges', await pledge('meet')]) {
    await page.goto(site.url + path);
    await link.click();
    await expect(page.locator('h1')).toHaveText(said('en', 'meet-title'));
  }
  await page.goto(site.url + (await pledge('vote')));
  await expect(page.locator('.facts')).toBeVisible();
  await expect(link).toHaveCount(0);
});
