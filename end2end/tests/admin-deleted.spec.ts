// Deleting asks once and can be undone for ten minutes: by the notice that follows, or by the list for who has moved on.
import type { Locator, Page } from '@playwright/test';

import { expectAccessible } from '../support/axe.ts';
import { signIn } from '../support/organiser.ts';
import { expect, test } from '../support/test.ts';
import { type Lang, said } from '../support/texts.ts';

/** Fails where the page needs more than a phone's width. */
async function expectNarrow(page: Page): Promise<void> {
  const size = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await page.setViewportSize(size!);
}

/** A page as it is drawn for people: accessible, and as narrow as a phone. */
async function expectGood(page: Page): Promise<void> {
  await expectAccessible(page);
  await expectNarrow(page);
}

const button = (place: Page | Locator, lang: Lang, key: string): Locator =>
  place.getByRole('button', { name: said(lang, key), exact: true });

/** The notice about what was deleted or brought back just now. */
const notice = (page: Page): Locator => page.locator('#undo');

/** What was deleted in the last minutes, with its button. */
const inList = (page: Page, text: string): Locator => page.locator('#deleted li', { hasText: text });

const undo = (place: Locator): Locator => place.locator('button[name=id]');

/** Opens the question that stands before a deletion. */
const ask = (place: Locator): Locator => place.locator('.ask-first > summary');

for (const lang of ['en', 'ar'] as const) {
  test(`a draft and what stands in it come back, in ${lang} @both`, async ({ page, startSite }) => {
    test.slow();
    const site = await startSite({ limits: 'off' });
    await signIn(page, site, 'editor', lang);
    await page.goto(`${site.url}/admin/content`);
    await button(page, lang, 'admin-edit').click();
    await page.getByRole('link', { name: said(lang, 'admin-section-agenda'), exact: true }).click();
    const titles = page.locator('.order bdi');
    await expect(titles.first()).toBeVisible();
    const count = await titles.count();
    const first = (await titles.first().textContent())!;
    await page.locator('[name="items.0.remove"]').check();
    await button(page, lang, 'admin-save').click();
    await expect(notice(page)).toContainText(first);
    await expect(titles).toHaveCount(count - 1);
    await expectGood(page);
    await undo(notice(page)).click();
    await expect(notice(page)).toHaveText(said(lang, 'admin-restored-done'));
    await expect(titles).toHaveCount(count);
    await expect(titles.first()).toHaveText(first);
    await expectGood(page);

    // A pledge comes back to its place.
    await page.getByRole('link', { name: said(lang, 'admin-section-campaign'), exact: true }).click();
    const pledges = page.locator('[name^="actions."][name$=".key"]');
    await expect(page.locator('[name="actions.1.remove"]')).toBeVisible();
    const keys = await pledges.evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));
    await page.locator('[name="actions.1.remove"]').check();
    await button(page, lang, 'admin-save').click();
    await expect(pledges).toHaveCount(keys.length - 1);
    await expect(notice(page)).toBeVisible();
    await expectGood(page);
    await undo(notice(page)).click();
    await expect(notice(page)).toHaveText(said(lang, 'admin-restored-done'));
    await expect(pledges).toHaveCount(keys.length);
    expect(await pledges.evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value))).toEqual(keys);
    await expectGood(page);

    // A point is emptied, and stands in the list then.
    await page.getByRole('link', { name: said(lang, 'admin-section-toolkit'), exact: true }).click();
    const point = page.locator('[name="points.0.en"]');
    const says = await point.inputValue();
    const all = page.locator('[name^="points.0."]');
    for (const field of await all.all()) await field.fill('');
    await button(page, lang, 'admin-save').click();
    await expect(point).not.toHaveValue(says);
    await expectGood(page);
    await undo(page.locator('#deleted li')).click();
    await expect(notice(page)).toHaveText(said(lang, 'admin-restored-done'));
    await expect(point).toHaveValue(says);

    // It asks first, and says that it can be undone.
    await page.goto(`${site.url}/admin/content`);
    await expect(button(page, lang, 'admin-discard-yes')).toBeHidden();
    await ask(page.locator('.panel')).click();
    await expect(page.getByText(said(lang, 'admin-deleted-for-a-while'))).toBeVisible();
    await expectGood(page);
    await button(page, lang, 'admin-discard-yes').click();
    await expect(page.getByText(said(lang, 'admin-no-drafts'))).toBeVisible();
    await expect(notice(page)).toBeVisible();
    await expect(page.getByText(said(lang, 'admin-deleted'))).toHaveCount(0);
    await expectGood(page);

    // Who has moved on finds it in the list. Another draft that was begun meanwhile is not lost.
    await button(page, lang, 'admin-edit').click();
    await page.waitForURL(/\/session$/);
    await page.goto(`${site.url}/admin/content`);
    await expect(page.getByRole('heading', { name: said(lang, 'admin-deleted') })).toBeVisible();
    await undo(page.locator('#deleted li')).click();
    await expect(notice(page)).toHaveText(said(lang, 'admin-restored-another-draft'));
    await expect(page.locator('#deleted li')).toHaveCount(1);
    await expect(page.locator('#drafts ~ .panel')).toHaveCount(1);
    await expectGood(page);
  });

  test(`somebody who was removed by mistake, and an invitation, come back in ${lang} @both`, async ({ page, newVisitor, startSite }) => {
    test.slow();
    const site = await startSite({ limits: 'off' });
    await signIn(page, site, 'owner', lang);
    const theirs = await (await newVisitor()).newPage();
    const other = await signIn(theirs, site, 'viewer', lang);
    await page.goto(`${site.url}/admin/team`);
    const row = page.locator('.team > li', { hasText: other.email });
    await row.getByRole('link').last().click();
    await expectGood(page);
    await button(page, lang, 'admin-remove-yes').click();
    await expect(row).toHaveCount(0);
    await expectGood(page);
    await theirs.goto(`${site.url}/admin`);
    expect(new URL(theirs.url()).pathname).toBe('/admin/sign-in');
    await undo(notice(page)).click();
    await expect(row).toHaveCount(1);
    await expect(notice(page)).toHaveText(said(lang, 'admin-restored-done'));
    await theirs.goto(`${site.url}/admin`);
    expect(new URL(theirs.url()).pathname, 'what has ended stays ended').toBe('/admin/sign-in');

    await page.goto(`${site.url}/admin/team/invite`);
    await page.locator('#email').fill('grace@example.org');
    await button(page, lang, 'admin-invite-send').click();
    const invited = page.locator('.team > li', { hasText: 'grace@example.org' });
    await invited.getByRole('link').click();
    const link = (await page.locator('.keep-link').textContent())!.trim();
    await button(page, lang, 'admin-invitation-withdraw-yes').click();
    await expect(invited).toHaveCount(0);
    await page.goto(`${site.url}/admin/team/deleted`);
    await expectGood(page);
    await undo(inList(page, 'grace@example.org')).click();
    await expect(invited).toHaveCount(1);
    expect((await theirs.goto(link))?.status()).toBe(200);
  });
}

test('a site, a word and the meeting’s address are asked for, and come back @both', async ({ page, startSite }) => {
  const site = await startSite({ limits: 'off' });
  await signIn(page, site, 'editor');
  await page.goto(`${site.url}/admin/embeds`);
  await page.getByRole('textbox', { name: said('en', 'admin-embeds-site') }).fill('https://example.org/');
  await button(page, 'en', 'admin-embeds-allow').click();
  const sites = page.locator('#embed-wall-sites');
  await expect(sites).toContainText('https://example.org');
  await ask(sites).click();
  await expectGood(page);
  await sites.getByRole('button').click();
  await expect(sites).toContainText(said('en', 'admin-embeds-none'));
  await expect(notice(page)).toContainText('https://example.org');
  await expectGood(page);
  await undo(notice(page)).click();
  await expect(sites).toContainText('https://example.org');

  await page.goto(`${site.url}/admin/moderation/wall`);
  await page.locator('#word').fill('lamp');
  await button(page, 'en', 'moderation-word-add').click();
  const words = page.locator('.wall-word-list');
  await ask(words).click();
  await expectGood(page);
  await words.getByRole('button').click();
  await expect(words).toHaveCount(0);
  await expectGood(page);
  await undo(notice(page)).click();
  await expect(words).toContainText('lamp');
  await expect(notice(page)).toHaveText(said('en', 'admin-restored-done'));

  await page.goto(`${site.url}/admin/settings/meeting`);
  await page.getByRole('textbox', { name: said('en', 'admin-meeting-url') }).fill('https://meet.example/quarrelsome');
  await button(page, 'en', 'admin-meeting-save').click();
  await page.getByRole('link', { name: said('en', 'admin-meeting-change') }).click();
  await ask(page.locator('main')).click();
  await expectGood(page);
  await button(page, 'en', 'admin-meeting-clear-yes').click();
  await expect(page.getByText(said('en', 'admin-meeting-is-not-set'))).toBeVisible();
  await expectGood(page);
  await undo(notice(page)).click();
  await expect(page.getByText(said('en', 'admin-meeting-is-set'))).toBeVisible();
});

test('what was deleted is offered until its ten minutes are over', async ({ page, startSite }) => {
  // A minute passes in a second.
  const site = await startSite({ limits: 'off', speed: 60 });
  await signIn(page, site, 'editor');
  await page.goto(`${site.url}/admin/content`);
  await button(page, 'en', 'admin-edit').click();
  await page.waitForURL(/\/session$/);
  await page.goto(`${site.url}/admin/content`);
  await ask(page.locator('.panel')).click();
  await button(page, 'en', 'admin-discard-yes').click();
  await expect(notice(page)).toBeVisible();
  await expect(page.locator('#deleted').locator('button'), 'the open page forgets it by itself').toHaveCount(0, { timeout: 40_000 });
});
