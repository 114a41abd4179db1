// A pledge's whole life, with real mail: confirmed, changed, looked at by organisers, kept, taken back.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import type { Page } from '@playwright/test';

import { expectAccessible } from '../support/axe.ts';
import { choice, openForm, pledge, pledgeButton } from '../support/forms.ts';
import { linkIn, Mailbox } from '../support/mailbox.ts';
import { binary } from '../support/site.ts';
import { expect, type Site, test as base } from '../support/test.ts';
import { type Lang, said } from '../support/texts.ts';

const test = base.extend<{ mailbox: Mailbox }>({
  mailbox: async ({}, use) => {
    const mailbox = await Mailbox.start();
    await use(mailbox);
    await mailbox.dispose();
  },
});

const inAWeek = { clock: '2024-02-20T09:00:00+01:00', limits: 'off' as const };
const state = (page: Page) => page.locator('.notice > .state');
const press = (page: Page, lang: Lang, key: string) => page.getByRole('button', { name: said(lang, key) }).click();
const follow = (page: Page, lang: Lang, key: string) => page.getByRole('link', { name: said(lang, key) }).click();

/** What organisers do: a command beside the running site. Gives what it said. */
async function wall(site: Site, ...words: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(binary, ['wall', ...words, ...site.store()], { cwd: site.folder });
  return stdout;
}

/** Pledges by mail through the page. */
async function pledgeBy(page: Page, site: Site, lang: Lang, email: string, scripts: boolean): Promise<void> {
  await openForm(page, `${site.url}/${lang}/pledge`, scripts);
  const form = page.locator('#pledge-form');
  await form.locator('#action-vote').check();
  await choice(form, said(lang, 'visibility-named')).check();
  await form.getByRole('textbox', { name: said(lang, 'pledge-name'), exact: true }).fill('Amal Quetzal');
  await form.getByRole('checkbox', { name: said(lang, 'consent-publish') }).check();
  await form.getByRole('textbox', { name: said(lang, 'register-email') }).fill(email);
  await form.getByRole('checkbox', { name: said(lang, 'consent-ask') }).check();
  await pledgeButton(form, lang).click();
  await expect(page).toHaveURL(`${site.url}/${lang}/pledged`);
}

for (const lang of ['en', 'ar'] as const) {
  test.describe(`in ${lang}`, () => {
    test('by mail: confirmed by the button alone, changed, asked about, kept, taken back @both', async ({
      page,
      scripts,
      startSite,
      mailbox,
    }) => {
      test.setTimeout(90_000);
      const site = await startSite({ ...inAWeek, env: { SHAPING_MAIL: mailbox.url } });
      await pledgeBy(page, site, lang, 'amal@mail.example', scripts);
      await expectAccessible(page);
      const first = await mailbox.mail('amal@mail.example', 1);
      expect(first.html).toContain(`<html lang="${lang}" dir="${lang === 'ar' ? 'rtl' : 'ltr'}">`);
      expect(first.text + first.html, 'a mail tells not what was pledged').not.toContain('Quetzal');
      const confirm = linkIn(first, `/${lang}/pledge/confirm/`);
      for (let look = 0; look < 5; look += 1) expect((await fetch(confirm)).status).toBe(200);
      expect(await (await fetch(`${site.url}/${lang}/pledges`)).text()).not.toContain('Quetzal');
      await page.goto(confirm);
      await expectAccessible(page);
      await press(page, lang, 'pledge-confirm');
      await expect(state(page)).toHaveText(said(lang, 'own-pledge-counted'));
      await expect(page.getByText(said(lang, 'own-pledge-shown'))).toBeVisible();
      const own = page.url();
      await expectAccessible(page);
      await page.goto(confirm);
      await expect(page, 'a used link shows the pledge').toHaveURL(own);

      await follow(page, lang, 'own-pledge-change');
      await expectAccessible(page);
      const name = page.getByRole('textbox', { name: said(lang, 'pledge-name'), exact: true });
      await expect(name).toHaveValue('Amal Quetzal');
      if (scripts) await expect(page.locator('#preview .pledge-name')).toHaveText('Amal Quetzal');
      await page.getByLabel(said(lang, 'pledge-last-day')).fill('2031-01-01');
      await press(page, lang, 'change-save');
      await expect(page.locator('#public_until-error')).toContainText(said(lang, 'error-public-until-out-of-range'));
      await expectAccessible(page);
      await page.getByLabel(said(lang, 'pledge-last-day')).fill('2024-07-01');
      await choice(page.locator('form.form'), said(lang, 'visibility-initials')).check();
      await press(page, lang, 'change-save');
      await expect(page).toHaveURL(own);
      await expect(page.locator('.pledge-preview .pledge-name')).toHaveText('A.Q.');
      expect(await (await fetch(`${site.url}/${lang}/pledges`)).text()).not.toContain('Quetzal');

      // The polls close on 9 June at midnight in Brussels.
      await site.restart({ clock: '2024-06-10T00:00:05+02:00' });
      const question = await mailbox.mail('amal@mail.example', 2);
      await page.goto(linkIn(question, `/${lang}/p/`));
      await expect(page).toHaveURL(own);
      await expectAccessible(page);
      const yes = page.getByRole('button', { name: said(lang, 'did-you-yes') });
      await yes.click();
      await expect(page.getByText(said(lang, 'did-you-done'))).toBeVisible();
      await page.getByRole('button', { name: said(lang, 'did-you-unsay') }).click();
      await expect(yes).toBeVisible();
      await press(page, lang, 'did-you-no');
      await expect(page.getByText(said(lang, 'did-you-not-done'))).toBeVisible();
      await expectAccessible(page);
      await page.goto(`${site.url}/${lang}/pledges`);
      await expect(page.getByRole('columnheader', { name: said(lang, 'wall-kept') })).toBeVisible();
      await expectAccessible(page);
      await site.restart();
      await page.goto(own);

      await follow(page, lang, 'own-pledge-withdraw');
      await expectAccessible(page);
      await press(page, lang, 'withdraw-yes');
      await expect(page.locator('h1')).toHaveText(said(lang, 'withdrawn-title'));
      expect((await fetch(own)).status).toBe(404);
      expect(await mailbox.mails(), 'asked once').toHaveLength(2);
    });

    test('a name that organisers look out for waits for them @both', async ({ page, newVisitor, startSite }) => {
      const site = await startSite(inAWeek);
      await wall(site, 'words', 'add', 'fool');
      const own = (await pledge(site, { name: 'Old Foool', country: 'BE' })).replace('/en/', `/${lang}/`);
      await page.goto(site.url + own);
      await expect(page.getByText(said(lang, 'own-pledge-waiting'))).toBeVisible();
      await expectAccessible(page);

      const other = await (await newVisitor()).newPage();
      const shown = other.locator('.wall .pledge-name');
      const soon = (names: string[]) =>
        expect(async () => {
          await other.goto(`${site.url}/${lang}/pledges`);
          await expect(shown).toHaveText(names, { timeout: 500 });
        }).toPass({ timeout: 15_000 });
      await soon([]);
      const id = (await wall(site, 'queue')).split(' ')[0]!;
      await wall(site, 'approve', id);
      await soon(['Old Foool']);
      await page.reload();
      await expect(page.getByText(said(lang, 'own-pledge-shown'))).toBeVisible();
      await wall(site, 'hide', id);
      await soon([]);
      await page.reload();
      await expect(page.getByText(said(lang, 'own-pledge-hidden'))).toBeVisible();

      await wall(site, 'freeze');
      await pledge(site, { name: 'Patience' });
      await soon([]);
      await expect(other.locator('.pledge-total b')).toHaveText('2');
      await wall(site, 'thaw');
      await soon(['Patience']);
    });

    test('who confirms too late has left nothing @both', async ({ page, scripts, startSite, mailbox }) => {
      const site = await startSite({ ...inAWeek, env: { SHAPING_MAIL: mailbox.url } });
      await pledgeBy(page, site, lang, 'amal@mail.example', scripts);
      const confirm = linkIn(await mailbox.mail('amal@mail.example', 1), `/${lang}/pledge/confirm/`);
      await site.restart({ clock: '2024-02-22T09:05:00+01:00' });
      await page.goto(confirm);
      await expect(page.getByText(said(lang, 'pledge-confirm-expired'))).toBeVisible();
      await expectAccessible(page);
      await expect(page.getByRole('button')).toHaveCount(0);
    });
  });
}

test('a network without addresses is offered the way by mail @both', async ({ page, scripts, startSite }) => {
  const site = await startSite({ clock: inAWeek.clock });
  for (let i = 0; i < 10; i += 1) await pledge(site, { visibility: 'counted' });
  await openForm(page, `${site.url}/en/pledge`, scripts);
  const form = page.locator('#pledge-form');
  await form.locator('#action-vote').check();
  await pledgeButton(form, 'en').click();
  await expect(form.locator('#pledge_email-error')).toContainText(said('en', 'error-pledge-email-too-many-here'));
  await expectAccessible(page);
  await form.locator('#pledge_email').fill('amal@mail.example');
  await pledgeButton(form, 'en').click();
  await expect(page).toHaveURL(`${site.url}/en/pledged`);
});
