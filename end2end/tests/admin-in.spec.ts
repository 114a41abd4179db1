// The ways into the organisers' area, and one's own account: with and without scripts, in two directions of writing.
import type { Page } from '@playwright/test';

import { expectAccessible } from '../support/axe.ts';
import {
  at,
  invite,
  mainButton,
  newOrganiser,
  nextCode,
  setUpApp,
  signIn,
  signInAgain,
  takeInvitation,
  typeCode,
  typePassword,
} from '../support/organiser.ts';
import { expect, test } from '../support/test.ts';
import { type Lang, said } from '../support/texts.ts';

test.use({ siteSettings: { limits: 'off' } });
// A code is good once, so some have to be waited for.
test.beforeEach(() => test.setTimeout(150_000));

const another = 'eight moons on a ladder';
const locale = (lang: Lang) => (lang === 'ar' ? 'ar' : 'en-GB');

/** The first page of the area is shown, or asks to sign in again. */
async function isIn(page: Page, url: string): Promise<boolean> {
  await page.goto(`${url}/admin`);
  return !page.url().includes('/admin/sign-in');
}

async function says(page: Page, lang: Lang, key: string): Promise<void> {
  await expect(page.locator('.form-errors:visible')).toContainText(said(lang, key));
}

for (const lang of ['en', 'ar'] as const) {
  test(`the whole way in and out in ${lang} @both`, async ({ newVisitor, site }) => {
    const page = await (await newVisitor({ locale: locale(lang) })).newPage();
    const organiser = newOrganiser(lang);
    await takeInvitation(page, site, await invite(site, 'owner', organiser.email), organiser);
    expect(organiser.codes).toHaveLength(10);
    await expectAccessible(page);
    // Nothing is kept before they have said that the codes are.
    const other = await page.context().newPage();
    await other.goto(`${site.url}/admin`);
    await at(other, lang, 'entry-set-up-title');
    await expectAccessible(other);
    await other.close();
    await page.getByRole('button', { name: said(lang, 'entry-codes-kept') }).click();
    await at(page, lang, 'admin-today');
    await expect(page.locator('html')).toHaveAttribute('dir', lang === 'ar' ? 'rtl' : 'ltr');

    await page.getByRole('button', { name: said(lang, 'admin-sign-out') }).click();
    await at(page, lang, 'entry-title');
    await expectAccessible(page);
    await page.goto(`${site.url}/admin/account`);
    await at(page, lang, 'entry-title');
    await typePassword(page, { ...organiser, password: 'wrong' });
    await says(page, lang, 'error-password-wrong');
    await expect(page.locator('#email')).toHaveValue(organiser.email);
    await expect(page.locator('#password')).toHaveValue('');
    await expectAccessible(page);
    await typePassword(page, organiser);
    await at(page, lang, 'entry-code-title');
    await expectAccessible(page);
    await typeCode(page, '000000');
    await says(page, lang, 'error-code-wrong');
    await expectAccessible(page);
    await typeCode(page, await nextCode(organiser));
    await at(page, lang, 'account-title');
    await expectAccessible(page);
  });
}

test('a recovery code lets in once @both', async ({ page, site }) => {
  const organiser = await signIn(page, site);
  await page.getByRole('button', { name: said('en', 'admin-sign-out') }).click();
  await at(page, 'en', 'entry-title');
  await signInAgain(page, site, organiser, organiser.codes[0]!.toUpperCase().replaceAll('-', ' '));
  await page.getByRole('button', { name: said('en', 'admin-sign-out') }).click();
  await at(page, 'en', 'entry-title');
  await typePassword(page, organiser);
  await at(page, 'en', 'entry-code-title');
  await typeCode(page, organiser.codes[0]!);
  await says(page, 'en', 'error-code-wrong');
  await typeCode(page, organiser.codes[1]!);
  await at(page, 'en', 'admin-today');
});

test('after some wrong tries it says how long to wait @both', async ({ page, startSite }) => {
  const site = await startSite();
  await page.goto(`${site.url}/admin/sign-in`);
  for (let tries = 0; tries < 5; tries++) {
    await typePassword(page, { email: 'nobody@example.org', password: `wrong ${tries}` });
    await says(page, 'en', 'error-password-wrong');
    await page.goto(`${site.url}/admin/sign-in`);
  }
  await typePassword(page, { email: 'nobody@example.org', password: 'wrong' });
  await expect(page.locator('.form-errors')).toContainText('Wait one minute');
  await expectAccessible(page);
});

test('one sees where one is signed in, and ends what one does not know @both', async ({ page, newVisitor, site }) => {
  const organiser = await signIn(page, site);
  const [phone, library] = [await (await newVisitor()).newPage(), await (await newVisitor()).newPage()];
  await signInAgain(phone, site, organiser, organiser.codes[0]!);
  await signInAgain(library, site, organiser, organiser.codes[1]!);
  await page.goto(`${site.url}/admin/account`);
  await page.getByRole('link', { name: /signed in \(3 places\)/ }).click();
  await at(page, 'en', 'account-sign-ins-title');
  await expect(page.locator('.sign-ins li')).toHaveCount(3);
  await expectAccessible(page);
  // The last one that was used is first, and this one is where the list is.
  await page.getByRole('button', { name: said('en', 'account-sign-ins-end-one') }).first().click();
  await expect(page.locator('.sign-ins li')).toHaveCount(2);
  await page.getByRole('button', { name: said('en', 'account-sign-ins-end-others') }).click();
  await expect(page.locator('.sign-ins li')).toHaveCount(1);
  await expect(page.locator('.sign-ins')).toContainText(said('en', 'account-sign-ins-this'));
  expect(await isIn(phone, site.url)).toBe(false);
  expect(await isIn(library, site.url)).toBe(false);
  expect(await isIn(page, site.url)).toBe(true);
});

test('a changed password ends all other sign-ins @both', async ({ page, newVisitor, site }) => {
  const organiser = await signIn(page, site);
  const phone = await (await newVisitor()).newPage();
  await signInAgain(phone, site, organiser, organiser.codes[0]!);
  await page.goto(`${site.url}/admin/account/password`);
  await expectAccessible(page);
  const change = async (old: string, next: string) => {
    await page.locator('#current_password').fill(old);
    await page.locator('#password').fill(next);
    await mainButton(page).click();
  };
  await change('wrong', another);
  await says(page, 'en', 'error-current-password-wrong');
  await change(organiser.password, 'password1234');
  await says(page, 'en', 'error-password-too-easy');
  await expectAccessible(page);
  await change(organiser.password, another);
  await at(page, 'en', 'account-title');
  await expect(page.getByRole('status')).toHaveText(said('en', 'account-password-changed'));
  await expectAccessible(page);
  expect(await isIn(phone, site.url)).toBe(false);
  expect(await isIn(page, site.url)).toBe(true);
  await typePassword(phone, organiser);
  await says(phone, 'en', 'error-password-wrong');
  await signInAgain(phone, site, { ...organiser, password: another }, organiser.codes[1]!);
});

test('name, language, another app and new recovery codes @both', async ({ page, site }) => {
  const organiser = await signIn(page, site);
  await page.goto(`${site.url}/admin/account`);
  await page.locator('#name').fill('');
  await mainButton(page).click();
  await says(page, 'en', 'error-name-missing');
  await page.locator('#name').fill('Ada Q.');
  await page.locator('#lang').selectOption('fr');
  await mainButton(page).click();
  await expect(page.getByRole('status')).toHaveText(said('fr', 'account-saved'));
  await expect(page.locator('.admin-account')).toContainText('Ada Q.');
  await page.locator('#lang').selectOption('en');
  await mainButton(page).click();
  await expect(page.getByRole('status')).toHaveText(said('en', 'account-saved'));

  await page.getByRole('link', { name: said('en', 'account-change-app') }).click();
  await setUpApp(page, organiser);
  await page.getByRole('button', { name: said('en', 'entry-codes-kept') }).click();
  await expect(page.getByRole('status')).toHaveText(said('en', 'account-app-changed'));

  await page.getByRole('link', { name: /new recovery codes \(10/ }).click();
  await at(page, 'en', 'account-codes-title');
  await expectAccessible(page);
  await page.getByRole('button', { name: said('en', 'account-codes-make') }).click();
  await at(page, 'en', 'entry-codes-title');
  const [code] = await page.locator('.recovery-codes code').allTextContents();
  expect(organiser.codes).not.toContain(code);
  await page.getByRole('button', { name: said('en', 'entry-codes-kept') }).click();
  await expect(page.getByRole('status')).toHaveText(said('en', 'account-codes-changed'));
  await page.getByRole('button', { name: said('en', 'admin-sign-out') }).click();
  await at(page, 'en', 'entry-title');
  await signInAgain(page, site, organiser, code);
});

test('a link into the area leads there once one is in, and nowhere else @both', async ({ page, site }) => {
  const organiser = await signIn(page, site);
  await page.getByRole('button', { name: said('en', 'admin-sign-out') }).click();
  await at(page, 'en', 'entry-title');
  await page.goto(`${site.url}/admin/sign-in?next=https://evil.example/admin`);
  await typePassword(page, organiser);
  await at(page, 'en', 'entry-code-title');
  await typeCode(page, organiser.codes[0]!);
  await page.waitForURL(`${site.url}/admin`);
});

for (const width of [320, 1280]) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`the pages fit and are accessible at ${width} px, ${colorScheme}`, async ({ newVisitor, site }) => {
      for (const lang of ['en', 'ar'] as const) {
        const page = await (await newVisitor({ locale: locale(lang), colorScheme, viewport: { width, height: 800 } })).newPage();
        const fits = async () => {
          await expectAccessible(page);
          expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), page.url()).toBeLessThanOrEqual(0);
        };
        await page.goto(`${site.url}/admin/sign-in`);
        await fits();
        const organiser = newOrganiser(lang);
        await takeInvitation(page, site, await invite(site, 'viewer', organiser.email), organiser);
        await fits();
        await page.getByRole('button', { name: said(lang, 'entry-codes-kept') }).click();
        await at(page, lang, 'admin-today');
        for (const path of ['', '/password', '/second-factor', '/recovery-codes', '/sign-ins']) {
          await page.goto(`${site.url}/admin/account${path}`);
          await fits();
        }
        await page.goto(`${site.url}/admin/password`);
        await fits();
      }
    });
  }
}
