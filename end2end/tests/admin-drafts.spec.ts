// What an editor can change beside texts: dates and pledges as rows, who speaks, voting facts, the letter to candidates.
import type { Page } from '@playwright/test';

import { expectAccessible } from '../support/axe.ts';
import { signIn } from '../support/organiser.ts';
import { expect, type Site, test } from '../support/test.ts';
import { type Lang, said } from '../support/texts.ts';

/** Opens the draft of what is published, at one of its parts; gives the address that all parts begin with. */
async function openDraft(page: Page, site: Site, lang: Lang = 'en'): Promise<string> {
  await page.goto(`${site.url}/admin/content`);
  await page.getByRole('button', { name: said(lang, 'admin-edit') }).click();
  await page.waitForURL(/\/session$/);
  return page.url().replace(/\/session$/, '');
}

const field = (page: Page, name: string) => page.locator(`[id="${name}"]`);

/** Saves the form; the page that comes says so. */
async function save(page: Page, lang: Lang = 'en'): Promise<void> {
  await page.getByRole('button', { name: said(lang, 'admin-save') }).click();
  await expect(page.getByRole('status').filter({ hasText: said(lang, 'admin-saved') })).toBeVisible();
}

test('dates and pledges are added, put in order and taken out @both', async ({ page, startSite }) => {
  const site = await startSite();
  await signIn(page, site, 'editor');
  const draft = await openDraft(page, site);
  await page.goto(`${draft}/campaign`);
  await field(page, 'milestones.1.name.en').fill('Day of letters');
  await field(page, 'milestones.1.starts_on').fill('2024-05-02');
  await field(page, 'milestones.1.ends_on').fill('2024-05-01');
  await field(page, 'actions.4.text.en').fill('I will sing');
  await page.getByRole('button', { name: said('en', 'admin-save') }).click();
  await expect(page.getByRole('alert')).toContainText('Last day 2');
  await expect(field(page, 'actions.4.text.en')).toHaveValue('I will sing');
  await expectAccessible(page);
  await field(page, 'milestones.1.ends_on').fill('2024-05-02');
  await save(page);

  await expect(field(page, 'milestones.0.name.en')).toHaveValue('Day of letters');
  await expect(field(page, 'milestones.1.name.en')).toHaveValue('European Parliament elections');
  await page.getByRole('button', { name: 'Earlier: I will sing' }).click();
  await expect(page.locator('.order bdi').nth(3)).toHaveText('I will sing');
  await field(page, 'actions.2.remove').check();
  await save(page);
  await expect(page.locator('.order bdi').nth(2)).toHaveText('I will sing');
  await expectAccessible(page);

  await page.goto(`${draft}/publish`);
  await expect(page.getByRole('table')).toContainText('Day of letters');
  await expectAccessible(page);
  await page.getByRole('button', { name: said('en', 'admin-publish-now') }).click();
  await expect(page.getByRole('heading', { name: said('en', 'admin-drafts') })).toBeVisible();
  await page.goto(`${site.url}/en/pledge`);
  await expect(page.getByRole('checkbox', { name: 'I will sing' })).toBeVisible();
  await expect(page.getByRole('checkbox', { name: 'I will join the campaign' })).toHaveCount(0);
});

test('who speaks is ticked by name @both', async ({ page, startSite }) => {
  const site = await startSite();
  await signIn(page, site, 'editor');
  const draft = await openDraft(page, site);
  await page.goto(`${draft}/agenda`);
  const first = field(page, 'items.0.speakers');
  await first.getByRole('checkbox', { name: 'Omar Alshogre' }).check();
  await first.getByRole('checkbox', { name: 'Giulia Busolin' }).check();
  await save(page);
  await expect(first.getByRole('checkbox', { checked: true })).toHaveCount(2);
  await expectAccessible(page);
  await page.goto(`${draft}/publish`);
  await expect(page.getByRole('table')).toContainText('Giulia Busolin · Omar Alshogre');
});

test('voting facts and the letter are changed, looked at and published @both', async ({ page, startSite }) => {
  const site = await startSite();
  await signIn(page, site, 'editor');
  const draft = await openDraft(page, site);
  await page.goto(`${draft}/voting`);
  await expectAccessible(page);
  await page.locator('summary', { hasText: 'Belgium' }).click();
  await field(page, 'countries.BE.voting_age').fill('0');
  await field(page, 'countries.BE.time_zone').fill('Brussels');
  await page.getByRole('button', { name: said('en', 'admin-save') }).click();
  await expect(page.getByRole('alert')).toContainText('Time zone (Belgium)');
  await expect(field(page, 'countries.BE.time_zone')).toBeVisible();
  await expectAccessible(page);
  await field(page, 'countries.BE.voting_age').fill('17');
  await field(page, 'countries.BE.time_zone').fill('Europe/Brussels');
  await page.locator('summary', { hasText: said('en', 'admin-countries-others') }).click();
  await page.locator('summary', { hasText: 'Switzerland' }).click();
  await field(page, 'countries.CH.first_day').fill('2024-06-09');
  await field(page, 'countries.CH.voting_age').fill('18');
  await field(page, 'countries.CH.seats').fill('1');
  await save(page);

  await page.goto(`${draft}/toolkit`);
  await field(page, 'letter.ar').fill('');
  await field(page, 'points.6.en').fill('Bring cake.');
  await save(page);
  await expect(page.locator('.missing')).toHaveCount(3);
  await expectAccessible(page);
  for (const [part, words] of [['voting', 'Switzerland'], ['toolkit', 'Bring cake.']] as const) {
    await page.goto(`${draft}/preview`);
    await page.locator('#page').selectOption(part);
    await page.getByRole('button', { name: said('en', 'admin-preview-show') }).click();
    await expect(page.locator('.draft-preview')).toContainText(words);
    await expectAccessible(page);
  }
  await page.goto(`${draft}/publish`);
  await page.getByRole('button', { name: said('en', 'admin-publish-now') }).click();
  await expect(page.getByRole('heading', { name: said('en', 'admin-drafts') })).toBeVisible();
  await page.goto(`${site.url}/en/vote`);
  await expect(page.getByRole('row', { name: /^Belgium 9 June 2024 17/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /^Switzerland/ })).toBeVisible();
});

test('the countries that forms offer are ticked @both', async ({ page, startSite }) => {
  const site = await startSite();
  await signIn(page, site, 'editor');
  const draft = await openDraft(page, site);
  await page.goto(`${draft}/campaign`);
  const offered = page.getByRole('region', { name: said('en', 'admin-part-offered') });
  await expect(offered.getByRole('checkbox', { checked: true })).toHaveCount(45);
  await offered.getByRole('checkbox', { name: 'Austria' }).uncheck();
  await offered.locator('summary').click();
  await offered.getByRole('checkbox', { name: 'Syria' }).check();
  await expectAccessible(page);
  await save(page);
  await expect(offered.getByRole('checkbox', { name: 'Syria' })).toBeVisible();

  await page.goto(`${draft}/publish`);
  await expect(page.getByRole('table')).toContainText('Forms offer it (Syria)');
  await page.getByRole('button', { name: said('en', 'admin-publish-now') }).click();
  await expect(page.getByRole('heading', { name: said('en', 'admin-drafts') })).toBeVisible();
  await page.goto(`${site.url}/en/pledge`);
  const countries = page.locator('#pledge_country option');
  await expect(countries.filter({ hasText: 'Syria' })).toHaveCount(1);
  await expect(countries.filter({ hasText: 'Austria' })).toHaveCount(0);
});

test('all of it in Arabic on a phone @both', async ({ page, startSite }) => {
  const site = await startSite();
  await page.setViewportSize({ width: 320, height: 700 });
  await signIn(page, site, 'editor', 'ar');
  const draft = await openDraft(page, site, 'ar');
  for (const part of ['campaign', 'agenda', 'voting', 'toolkit', 'preview?page=voting', 'preview?page=toolkit']) {
    await page.goto(`${draft}/${part}`);
    if (part === 'voting') await page.locator('.countries summary').first().click();
    expect(await page.evaluate(() => document.documentElement.scrollWidth), part).toBeLessThanOrEqual(320);
    await expectAccessible(page);
  }
});
