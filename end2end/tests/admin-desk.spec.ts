// The organisers' everyday screens: today, questions, the mail log, embeds, settings.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

import type { Locator, Page } from '@playwright/test';

import { expectAccessible } from '../support/axe.ts';
import { send } from '../support/forms.ts';
import { signIn } from '../support/organiser.ts';
import { ask, questionOf } from '../support/questions.ts';
import { expect, type Site, test } from '../support/test.ts';
import { type Lang, said } from '../support/texts.ts';

const settings = { clock: '2024-02-28T10:30:00+01:00', limits: 'off' } as const;
const screens = ['/admin', '/admin/questions', '/admin/mail', '/admin/embeds', '/admin/settings'] as const;

/** Lets every organiser read the area in another language. */
async function speak(site: Site, lang: Lang): Promise<void> {
  const change = 'import sqlite3, sys; db = sqlite3.connect(sys.argv[1], timeout=10); db.execute("UPDATE organisers SET lang = ?", sys.argv[2:]); db.commit()';
  await promisify(execFile)('python3', ['-c', change, join(site.folder, 'site.db'), lang]);
}

const register = (site: Site, name: string): Promise<string> =>
  send(site, '/en/register', { name, contact: 'email', email: `${name}@example.org`, lang: 'en', taking_part: 'yes' });

const button = (place: Page | Locator, key: string, lang: Lang = 'en'): Locator =>
  place.getByRole('button', { name: said(lang, key), exact: true });

/** What a line of facts says. */
const fact = (page: Page, key: string): Locator =>
  page.locator('.desk-facts div', { has: page.locator('dt', { hasText: said('en', key) }) }).locator('dd').first();

/** A page shows something by itself where scripts run, and when it is loaded again elsewhere. */
async function shows(page: Page, scripts: boolean, holds: () => Promise<void>): Promise<void> {
  await expect(async () => {
    if (!scripts) await page.goto(page.url());
    await holds();
  }).toPass({ timeout: 15_000 });
}

test('today tells how it goes, by itself @both', async ({ page, startSite, scripts }) => {
  const site = await startSite(settings);
  await signIn(page, site);
  await page.goto(`${site.url}/admin`);
  await expect(page.getByText(said('en', 'admin-today-empty'))).toBeVisible();
  await expect(page.locator('.today-state')).toHaveText(said('en', 'admin-today-scheduled'));
  await expectAccessible(page);

  await register(site, 'ada');
  await ask(site, 'See www.example.org');
  await shows(page, scripts, async () => {
    await expect(fact(page, 'admin-today-taken')).toHaveText('1', { timeout: 1_500 });
    await expect(page.getByRole('link', { name: '1 question to look at' })).toBeVisible({ timeout: 1_500 });
  });
  await expectAccessible(page);
  await page.getByText(said('en', 'admin-today-days'), { exact: true }).click();
  await expect(page.locator('#today-days-table tbody tr')).toHaveCount(30);
  await expect(page.locator('#today-days-table tbody tr').first().locator('td').first()).toHaveText('1');
  if (scripts) {
    await register(site, 'grace');
    await expect(fact(page, 'admin-today-taken')).toHaveText('2', { timeout: 15_000 });
    await expect(page.locator('#today-days-table'), 'what was opened stays open').toBeVisible();
  }
  await expectAccessible(page);
});

test('a viewer sees numbers, and no way to what is not theirs', async ({ page, startSite }) => {
  const site = await startSite(settings);
  await signIn(page, site, 'viewer');
  await ask(site, 'See www.example.org', 'Zenobia');
  await page.goto(`${site.url}/admin`);
  await expect(page.getByText('1 question to look at')).toBeVisible();
  await expect(page.locator('main a[href^="/admin"]')).toHaveCount(0);
  expect(await page.content()).not.toContain('Zenobia');
});

test('today changes when the session does, without a word from the server', async ({ page, startSite }) => {
  const site = await startSite({ ...settings, clock: '2024-02-28T10:44:52+01:00' });
  await signIn(page, site);
  await page.goto(`${site.url}/admin`);
  await expect(page.locator('.today-state')).toHaveText(said('en', 'admin-today-doors-open'), { timeout: 20_000 });
});

test('questions are shown, put on, answered and hidden @both', async ({ page, startSite, scripts }) => {
  const site = await startSite(settings);
  await signIn(page, site, 'moderator');
  await page.goto(`${site.url}/admin/questions`);
  await expect(page.getByText(said('en', 'admin-questions-empty'))).toBeVisible();
  await ask(site, 'See www.example.org');
  await ask(site, 'Who counts the votes?');
  await shows(page, scripts, async () => {
    await expect(page.locator('.question')).toHaveCount(2, { timeout: 1_500 });
  });
  await expectAccessible(page);

  const held = questionOf(page, 'See www.example.org');
  await button(held, 'admin-question-release').click();
  await expect(held).toHaveAttribute('data-state', 'asked');
  if (scripts) await expect(held, 'the focus goes along').toBeFocused();
  const other = questionOf(page, 'Who counts the votes?');
  await button(other, 'admin-question-now').click();
  await expect(other).toHaveAttribute('data-state', 'answering');
  await expect(page.locator('.desk-questions h2').first()).toHaveText(said('en', 'admin-question-state-answering'));

  await other.getByText(said('en', 'admin-question-write')).click();
  const answer = other.getByRole('textbox', { name: said('en', 'admin-question-answer') });
  // A browser keeps to the most that the field takes; somebody else's program need not.
  await answer.evaluate((field) => field.removeAttribute('maxlength'));
  await answer.fill('x'.repeat(501));
  await button(other, 'admin-question-answered').click();
  await expect(page.locator('.field-error')).toHaveText(said('en', 'error-question-answer-too-long'));
  await expect(answer).toHaveValue('x'.repeat(501));
  await expectAccessible(page);
  await answer.fill('The town halls.');
  await button(other, 'admin-question-answered').click();
  await expect(other).toHaveAttribute('data-state', 'answered');
  await expect(other.locator('.question-answer')).toContainText('The town halls.');
  await button(held, 'admin-question-hide').click();
  await expect(held).toHaveAttribute('data-state', 'hidden');
  await expectAccessible(page);

  await page.goto(`${site.url}/en/questions`);
  await expect(page.locator('.question-text')).toHaveText(['Who counts the votes?']);
});

test('of two who decide at once, the second is told @both', async ({ page, newVisitor, startSite }) => {
  const site = await startSite(settings);
  await ask(site, 'Who counts the votes?');
  const other = await (await newVisitor()).newPage();
  for (const one of [page, other]) {
    await signIn(one, site, 'moderator');
    // As if nothing reached it: a page that has lost its network.
    await one.route('**/admin/live', (route) => route.abort());
    await one.goto(`${site.url}/admin/questions`);
  }
  await button(other, 'admin-question-hide').click();
  await expect(questionOf(other, 'Who counts')).toHaveAttribute('data-state', 'hidden');
  await button(page, 'admin-question-now').click();
  await expect(page.getByText(said('en', 'admin-questions-moved'))).toBeVisible();
  await expect(questionOf(page, 'Who counts')).toHaveAttribute('data-state', 'hidden');
  await expectAccessible(page);
});

test('who is signed in no more is asked to sign in, whatever they press @both', async ({ page, startSite }) => {
  const site = await startSite(settings);
  await ask(site, 'Who counts the votes?');
  await signIn(page, site, 'moderator');
  await page.goto(`${site.url}/admin/questions`);
  await expect(page.locator('.question')).toHaveCount(1);
  await page.context().clearCookies();
  await button(page, 'admin-question-hide').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(said('en', 'entry-title'));
  await expectAccessible(page);
});

test('the mail log tells what became of each mail, and sends one again @both', async ({ page, startSite, scripts }) => {
  const site = await startSite(settings);
  await signIn(page, site, 'editor');
  await page.goto(`${site.url}/admin/mail`);
  const mails = page.locator('#mail-log li', { hasText: 'ada@example.org' });
  await register(site, 'ada');
  await shows(page, scripts, async () => {
    await expect(mails).toHaveAttribute('data-state', 'sent', { timeout: 1_500 });
  });
  await expectAccessible(page);
  await button(mails, 'admin-mail-again').click();
  await shows(page, scripts, async () => {
    await expect(mails).toHaveCount(2, { timeout: 1_500 });
    await expect(mails.and(page.locator('[data-state=sent]'))).toHaveCount(2, { timeout: 1_500 });
  });

  await page.getByRole('combobox', { name: said('en', 'admin-mail-state') }).selectOption('given-up');
  await button(page, 'admin-mail-find').click();
  await expect(page.getByText(said('en', 'admin-mail-none-found'))).toBeVisible();
  expect(new URL(page.url()).searchParams.get('state')).toBe('given-up');
  await button(page, 'admin-mail-trial').click();
  await expect(page.getByRole('alert').first()).toHaveText(said('en', 'admin-mail-trouble-nowhere'));
  await expectAccessible(page);
});

test('a site is allowed to show embeds, and taken off again @both', async ({ page, startSite }) => {
  const site = await startSite(settings);
  await signIn(page, site, 'editor');
  await page.goto(`${site.url}/admin/embeds`);
  const address = page.getByRole('textbox', { name: said('en', 'admin-embeds-site') });
  await address.fill('example.org');
  await button(page, 'admin-embeds-allow').click();
  await expect(page.locator('.field-error')).toHaveText(said('en', 'error-embed-site-not-a-web-address'));
  await expect(address).toHaveValue('example.org');
  await expectAccessible(page);
  await address.fill('https://example.org/');
  await page.getByRole('checkbox', { name: said('en', 'embed-register') }).uncheck();
  await button(page, 'admin-embeds-allow').click();
  await expect(page.locator('#embed-wall-sites')).toContainText('https://example.org');
  await expect(page.locator('#embed-register-sites')).toContainText(said('en', 'admin-embeds-none'));
  await expectAccessible(page);
  await page.locator('#embed-wall-sites summary').click();
  await page.locator('#embed-wall-sites').getByRole('button').click();
  await expect(page.locator('#embed-wall-sites')).toContainText(said('en', 'admin-embeds-none'));
  await expect(page.locator('#embed-countdown-sites')).toContainText('https://example.org');
});

test('settings hold at once, and the privacy page says so @both', async ({ page, startSite }) => {
  const site = await startSite(settings);
  await signIn(page, site, 'editor');
  await page.goto(`${site.url}/admin/settings`);
  const days = page.getByRole('spinbutton', { name: said('en', 'admin-settings-erase-after') });
  await days.fill('400');
  await button(page, 'admin-settings-save').click();
  await expect(page.locator('.field-error')).toHaveText(said('en', 'error-setting-erase-after-out-of-range'));
  await expect(days).toHaveValue('400');
  await expectAccessible(page);
  await days.fill('14');
  await page.getByRole('checkbox', { name: said('en', 'admin-settings-missed') }).uncheck();
  await button(page, 'admin-settings-save').click();
  await expect(page.getByRole('status')).toHaveText(said('en', 'admin-settings-saved'));
  await expect(days).toHaveValue('14');
  await expect(page.getByRole('checkbox', { name: said('en', 'admin-settings-missed') })).not.toBeChecked();
  await expectAccessible(page);
  expect(await (await fetch(`${site.url}/en/privacy`)).text()).toContain('14 days');
});

test('where people meet is written, and never shown again @both', async ({ page, startSite }) => {
  const site = await startSite(settings);
  await signIn(page, site, 'editor');
  await page.goto(`${site.url}/admin/settings`);
  await page.getByRole('link', { name: said('en', 'admin-meeting-change') }).click();
  const address = page.getByRole('textbox', { name: said('en', 'admin-meeting-url') });
  await address.fill('meet');
  await button(page, 'admin-meeting-save').click();
  await expect(page.locator('.field-error')).toHaveText(said('en', 'error-meeting-url-not-a-web-address'));
  await expectAccessible(page);
  await address.fill('https://meet.example/quarrelsome');
  await button(page, 'admin-meeting-save').click();
  await expect(page.getByRole('status')).toHaveText(said('en', 'admin-meeting-saved'));
  await page.getByRole('link', { name: said('en', 'admin-meeting-change') }).click();
  await expect(page.getByText(said('en', 'admin-meeting-is-set'))).toBeVisible();
  expect(await page.content()).not.toContain('quarrelsome');
  await expectAccessible(page);
  await page.getByText(said('en', 'admin-meeting-clear'), { exact: true }).click();
  await button(page, 'admin-meeting-clear-yes').click();
  await expect(page.getByRole('status')).toContainText(said('en', 'admin-deleted-meeting'));
});

for (const width of [320, 1280]) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`the screens fit and are accessible at ${width} px, ${colorScheme}`, async ({ page, startSite }) => {
      test.setTimeout(90_000);
      const site = await startSite(settings);
      await register(site, 'a'.repeat(50));
      await ask(site, 'A'.repeat(280), 'B'.repeat(80));
      await ask(site, 'كيف أسجّل للتصويت؟ www.example.org', 'ليلى');
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme });
      await signIn(page, site);
      for (const lang of ['en', 'ar'] as const) {
        await speak(site, lang);
        for (const screen of [...screens, '/admin/settings/meeting']) {
          await page.goto(site.url + screen);
          await expect(page.locator('html')).toHaveAttribute('lang', lang);
          await expectAccessible(page);
          expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), screen).toBeLessThanOrEqual(0);
        }
      }
    });
  }
}
