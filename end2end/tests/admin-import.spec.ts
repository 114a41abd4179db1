// Importing a list of registrations: chosen as a file or pasted, looked at, corrected, imported.
import { readFile } from 'node:fs/promises';

import type { Page } from '@playwright/test';

import { expectAccessible } from '../support/axe.ts';
import { expectProblems, register } from '../support/forms.ts';
import { signIn } from '../support/organiser.ts';
import { expect, type Site, test } from '../support/test.ts';
import { type Lang, said } from '../support/texts.ts';

const clock = '2024-02-28T10:50:00+01:00';

const choose = (page: Page, name: string, text: string): Promise<void> =>
  page.locator('#file').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
const check = (page: Page, lang: Lang): Promise<void> =>
  page.getByRole('button', { name: said(lang, 'admin-import-check'), exact: true }).click();
const importButton = (page: Page) => page.locator('main button[value=import]');
const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const table = (page: Page, lang: Lang, key: string) => page.getByRole('region', { name: said(lang, key) });

/** Opens the page from the list, as an editor. */
async function open(page: Page, site: Site, lang: Lang): Promise<void> {
  await signIn(page, site, 'editor', lang);
  await page.goto(`${site.url}/admin/registrations`);
  await page.getByRole('link', { name: said(lang, 'admin-import'), exact: true }).click();
  await expect(heading(page)).toHaveText(said(lang, 'admin-import'));
}

for (const lang of ['en', 'ar'] as const) {
  test(`a file with mistakes is looked at, corrected and imported, ${lang} @both`, async ({ page, startSite }) => {
    test.slow();
    const site = await startSite({ clock, limits: 'off' });
    await register(site, { name: 'There', email: 'there@mail.example' });
    await open(page, site, lang);
    await expectAccessible(page);

    await choose(page, 'list.csv', '\uFEFFNom;E-mail;Notes\r\nليلى;layla@mail.example;x\r\nAda;ada at mail;\r\nThere;THERE@mail.example;\r\n');
    await check(page, lang);
    await expect(heading(page)).toHaveText(said(lang, 'admin-import-look'));
    const wrong = table(page, lang, 'admin-import-problems').locator('tbody tr');
    await expect(wrong).toHaveCount(1);
    await expect(wrong).toContainText('ada at mail');
    await expect(wrong).toContainText(said(lang, 'error-email-not-an-email'));
    await expect(table(page, lang, 'admin-import-skipped')).toContainText(said(lang, 'admin-import-there'));
    await expect(table(page, lang, 'admin-import-good').locator('tbody tr')).toHaveText(/ليلى/);
    await expect(page.locator('.import-counts')).toContainText('Notes');
    await expectAccessible(page);

    // Without the box nothing happens, and nothing is lost.
    await importButton(page).click();
    const form = page.locator('main form.form');
    await expectProblems(form, lang, { asked: 'error-asked-consent-needed' });
    await expectAccessible(page);

    // What is corrected here has to be looked at before it is imported.
    await page.getByText(said(lang, 'admin-import-edit')).click();
    const rows = page.locator('#rows');
    await rows.fill((await rows.inputValue()).replace('ada at mail', 'ada@mail.example'));
    await page.locator('#asked').check();
    await expectAccessible(page);
    await importButton(page).click();
    await expect(page.getByRole('status')).toHaveText(said(lang, 'admin-import-changed'));
    await expect(table(page, lang, 'admin-import-good').locator('tbody tr')).toHaveCount(2);
    await expect(table(page, lang, 'admin-import-problems')).toHaveCount(0);
    await expectAccessible(page);
    await importButton(page).click();
    await expect(heading(page)).toHaveText(said(lang, 'admin-import-done'));
    await expectAccessible(page);

    await page.locator('main').getByRole('link', { name: said(lang, 'admin-registration-to-list') }).click();
    await expect(page.locator('#registrations tbody tr')).toHaveCount(3);
    await page.getByRole('link', { name: 'ليلى' }).click();
    await expect(page.locator('#registration')).toContainText(said(lang, 'admin-registration-was-added'));
    await expect(page.locator('#registration')).toContainText(said(lang, 'admin-registration-consent-by-organiser'));
  });
}

test('rows are pasted as a spreadsheet copies them, and what cannot be read is said @both', async ({ page, startSite }) => {
  const site = await startSite({ clock });
  await open(page, site, 'en');
  await check(page, 'en');
  const problem = page.locator('.form-errors');
  await expect(problem).toHaveText(said('en', 'admin-import-refused-nothing'));
  await expectAccessible(page);
  await page.locator('#rows').fill('Ada\tada@mail.example\n');
  await check(page, 'en');
  await expect(problem).toHaveText(said('en', 'admin-import-refused-no-name'));
  await expect(page.locator('#rows')).toHaveValue('Ada\tada@mail.example\n');
  await expectAccessible(page);
  await page.locator('#rows').fill('Name\tEmail\tNeeds\nAda\t\t"a lift,\nor a ramp"\n');
  await check(page, 'en');
  await expect(table(page, 'en', 'admin-import-good').locator('tbody tr')).toContainText('a lift, or a ramp');
  await page.locator('#asked').check();
  await importButton(page).click();
  await expect(heading(page)).toHaveText(said('en', 'admin-import-done'));
});

test('a file that is too large is refused in words, with a way on @both', async ({ page, startSite }) => {
  const site = await startSite({ clock });
  await open(page, site, 'en');
  await choose(page, 'large.csv', `name,email\n${'Ada,\n'.repeat(600_000)}`);
  await check(page, 'en');
  await expect(page.locator('.form-errors')).toHaveText(said('en', 'admin-import-refused-too-large'));
  await expectAccessible(page);
});

test('the example shows what a list looks like, and all of it fits a phone @both', async ({ page, startSite }) => {
  const site = await startSite({ clock });
  await page.setViewportSize({ width: 320, height: 640 });
  await open(page, site, 'en');
  const fits = () => page.evaluate(() => document.documentElement.scrollWidth <= 320);
  expect(await fits()).toBe(true);
  const coming = page.waitForEvent('download');
  await page.getByRole('link', { name: said('en', 'admin-import-example') }).click();
  const text = await readFile((await (await coming).path())!, 'utf8');
  const mistakes = 'A name,x@,,Nowhere,,\n'.repeat(120);
  await choose(page, 'example.csv', `${text}${'A very long name that somebody typed all the same'.repeat(3)},,\n${mistakes}`);
  await check(page, 'en');
  await expect(table(page, 'en', 'admin-import-problems').locator('tbody tr')).toHaveCount(100);
  expect(await fits()).toBe(true);
  await expectAccessible(page);
});
