// The organisers' registrations: found, filtered, checked in, added by hand, exported, erased.
import { readFile } from 'node:fs/promises';

import type { Page } from '@playwright/test';

import { expectAccessible } from '../support/axe.ts';
import { expectProblems, register } from '../support/forms.ts';
import { signIn } from '../support/organiser.ts';
import { expect, test } from '../support/test.ts';
import { said } from '../support/texts.ts';

const clock = '2024-02-28T10:50:00+01:00';
const say = (key: string) => said('en', key);

const row = (page: Page, name: string) => page.locator('#registrations tbody tr').filter({ hasText: name });
const search = (page: Page) => page.getByRole('searchbox', { name: say('admin-registrations-q') });
const show = (page: Page) => page.getByRole('button', { name: say('admin-registrations-filter-show') });

test('an empty list says what to do first @both', async ({ page, startSite }) => {
  const site = await startSite({ clock });
  await signIn(page, site, 'editor');
  await page.goto(`${site.url}/admin/registrations`);
  await expect(page.locator('#registrations')).toContainText(say('admin-registrations-none'));
  await expectAccessible(page);
});

test('people are found in any script, and checked in where they are found @both', async ({ page, startSite, scripts }) => {
  const site = await startSite({ clock, limits: 'off' });
  await register(site, { name: 'Hélène' });
  await register(site, { name: 'مُحمّد' });
  await register(site, { name: 'Waits', email: 'waits@mail.example' });
  await signIn(page, site, 'moderator');
  await page.goto(`${site.url}/admin/registrations`);
  await expect(page.locator('#registrations tbody tr')).toHaveCount(3);
  await expectAccessible(page);

  for (const [typed, name] of [
    ['helene', 'Hélène'],
    ['محمد', 'مُحمّد'],
  ] as const) {
    await search(page).fill(typed);
    await show(page).click();
    await expect(page.locator('#registrations tbody tr')).toHaveCount(1);
    await expect(row(page, name)).toBeVisible();
  }
  // An order of one's own as well: all of what was chosen is kept, and parameters that say nothing may go.
  const byName = new URL(page.url());
  byName.searchParams.set('sort', 'name');
  await page.goto(byName.href);
  const chosen = (): string[][] => [...new URL(page.url()).searchParams].filter(([, value]) => value).sort();
  const before = chosen();
  await row(page, 'مُحمّد').getByRole('button').click();
  await expect(row(page, 'مُحمّد').locator('.registration-state')).toHaveText(say('admin-registrations-state-attended'));
  expect(chosen()).toEqual(before);
  expect(before).toHaveLength(2);
  if (scripts) await expect(row(page, 'مُحمّد')).toBeFocused();
  await expectAccessible(page);

  // What a moderator may not see they cannot look for either.
  await search(page).fill('mail.example');
  await show(page).click();
  await expect(page.locator('#registrations')).toContainText(say('admin-registrations-nobody'));
  await expectAccessible(page);
  await page.goto(`${site.url}/admin/registrations`);
  await row(page, 'Waits').getByRole('link').click();
  await expect(page.locator('#registration h2')).toHaveText('Waits');
  await expect(page.locator('main')).not.toContainText('mail.example');
  await expectAccessible(page);
});

test('a registration that comes in appears by itself', async ({ page, startSite }) => {
  const site = await startSite({ clock, limits: 'off' });
  await register(site, { name: 'First' });
  await signIn(page, site, 'moderator');
  await page.goto(`${site.url}/admin/registrations`);
  await expect(row(page, 'First')).toBeVisible();
  await register(site, { name: 'Second' });
  await expect(row(page, 'Second')).toBeVisible();
  await expect(page.locator('.registration-counts a').first()).toContainText('2');
});

test('somebody is added by hand, cancelled, and erased for good @both', async ({ page, startSite }) => {
  const site = await startSite({ clock });
  await signIn(page, site, 'editor');
  await page.goto(`${site.url}/admin/registrations`);
  await page.getByRole('link', { name: say('admin-registrations-add') }).click();
  await expectAccessible(page);
  const form = page.locator('main form.form');
  await form.getByRole('textbox', { name: say('admin-registrations-name') }).fill('Amal');
  await form.getByRole('textbox', { name: say('admin-registration-email') }).fill('amal@mail.example');
  await form.getByRole('button', { name: say('admin-registrations-add-send') }).click();
  await expectProblems(form, 'en', { asked: 'error-asked-consent-needed' });
  await expectAccessible(page);
  await form.getByRole('checkbox').check();
  await form.getByRole('button', { name: say('admin-registrations-add-send') }).click();
  await expect(page.getByRole('status')).toHaveText(say('admin-registrations-done-added'));
  await expect(page.locator('#registration')).toContainText(say('admin-registration-was-added'));
  await expect(page.locator('#registration')).toContainText('amal@mail.example');
  await expectAccessible(page);

  await page.getByRole('link', { name: say('admin-registration-to-cancel') }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: say('admin-registration-cancel-yes') }).click();
  await expect(page.getByRole('status').first()).toHaveText(say('admin-registrations-done-cancelled'));
  await expectAccessible(page);
  await page.locator('#undo button').click();
  await expect(page.locator('#undo')).toHaveText(say('admin-restored-done'));

  await page.getByRole('link', { name: say('admin-registration-to-erase') }).click();
  await expect(page.locator('main')).toContainText(say('admin-registration-erase-help'));
  await expectAccessible(page);
  await page.getByRole('button', { name: say('admin-registration-erase-yes') }).click();
  await expect(page.getByRole('status')).toHaveText(say('admin-registrations-done-erased'));
  await expect(page.locator('#registrations')).toContainText(say('admin-registrations-none'));
});

test('what is filtered leaves as a file @both', async ({ page, startSite }) => {
  const site = await startSite({ clock, limits: 'off' });
  await register(site, { name: '=1+1' });
  await register(site, { name: 'Mail', email: 'mail@mail.example' });
  await signIn(page, site, 'editor');
  await page.goto(`${site.url}/admin/registrations?contact=device`);
  await page.getByRole('link', { name: say('admin-registrations-export') }).click();
  await expect(page.locator('main')).toContainText(say('admin-registrations-export-filtered'));
  await expectAccessible(page);
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: say('admin-registrations-export-send') }).click();
  const file = await coming;
  expect(file.suggestedFilename()).toBe('registrations-2024-02-28.csv');
  const text = await readFile((await file.path())!, 'utf8');
  expect(text).toContain(",'=1+1,");
  expect(text).not.toContain('mail@mail.example');
});

test('the list and one registration fit a phone @both', async ({ page, startSite }) => {
  const site = await startSite({ clock, limits: 'off' });
  await register(site, { name: 'A very long name that nobody has but somebody typed all the same' });
  await signIn(page, site, 'editor');
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(`${site.url}/admin/registrations`);
  const fits = () => page.evaluate(() => document.documentElement.scrollWidth <= 320);
  expect(await fits()).toBe(true);
  await expectAccessible(page);
  await row(page, 'A very long name').getByRole('link').click();
  await expect(page.locator('#registration h2')).toBeVisible();
  expect(await fits()).toBe(true);
  await expectAccessible(page);
});
