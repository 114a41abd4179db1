// Moderation: by keyboard alone, by two at once, without scripts, and what the public wall makes of it.
import type { Page } from '@playwright/test';

import { expectAccessible } from '../support/axe.ts';
import { pledge, send } from '../support/forms.ts';
import { signIn } from '../support/organiser.ts';
import { expect, type Site, test } from '../support/test.ts';
import { type Lang, said } from '../support/texts.ts';
import { awake } from '../support/time.ts';

test.use({ siteSettings: { limits: 'off' } });

const items = (page: Page) => page.locator('#queue > li');
const waiting = (page: Page) => page.locator('#queue > li:not(.decided)');
const itemOf = (page: Page, name: string) => items(page).filter({ has: page.getByText(name, { exact: true }) });
const focused = (page: Page) => page.locator('#queue > li:focus .pledge-name');
const told = (page: Page) => page.locator('#queue-said');
const messages = (page: Page) => page.locator('.wall .pledge-message').filter({ hasText: 'example' });
const onTheWall = (page: Page) => page.locator('.wall .pledge-name');

/** Pledges that wait, since each has a link in its message. */
async function held(site: Site, count: number, start = 0): Promise<void> {
  for (let i = start; i < start + count; i++) {
    await pledge(site, { name: `Guest ${String(i).padStart(2, '0')}`, country: 'BE', message: `see www.example.org ${i}` });
  }
}

/** Opens the queue, and waits for what the script shows alone. */
async function openQueue(page: Page, site: Site, scripts = true): Promise<void> {
  await page.goto(`${site.url}/admin/moderation`);
  if (scripts) await expect(page.locator('#queue-keys')).toBeVisible();
}

/** Goes into the list as the page says. */
async function intoTheList(page: Page): Promise<void> {
  await page.locator('#queue-keys summary').press('Enter');
  await page.getByRole('link', { name: said('en', 'moderation-keys-go') }).press('Enter');
  await expect(page.locator('#queue')).toBeFocused();
}

test('twenty pledges are moderated by keyboard alone, and the public wall follows', async ({ page, newVisitor, startSite }) => {
  test.slow();
  const site = await startSite({ limits: 'off' });
  await held(site, 20);
  const visitor = await (await newVisitor()).newPage();
  await visitor.goto(`${site.url}/en/pledges`);
  await awake(visitor);
  await expect(messages(visitor)).toHaveCount(0);

  await signIn(page, site, 'moderator');
  await openQueue(page, site);
  await expect(items(page)).toHaveCount(20);
  await intoTheList(page);
  await page.keyboard.press('j');
  await expect(focused(page)).toHaveText('Guest 00');
  await page.keyboard.press('ArrowDown');
  await expect(focused(page)).toHaveText('Guest 01');
  await page.keyboard.press('k');
  await expect(focused(page)).toHaveText('Guest 00');

  // Ten are approved and eight hidden, as fast as somebody types.
  for (let i = 0; i < 18; i++) await page.keyboard.press(i < 10 ? 'a' : 'h');
  // They are sent one after the other.
  await expect(waiting(page)).toHaveCount(2, { timeout: 60_000 });
  await expect(focused(page)).toHaveText('Guest 18');
  await expect(told(page)).toHaveText(/Hidden\./);
  await expect(items(page)).toHaveCount(20);

  // A word is banned: chosen in the list, then its button.
  await page.keyboard.press('b');
  await expect(page.locator('select[name=word]:focus')).toHaveCount(1);
  await page.keyboard.type('example');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(itemOf(page, 'Guest 18')).toHaveClass(/decided/);
  await expect(focused(page)).toHaveText('Guest 19');
  await page.keyboard.press('a');
  await expect(waiting(page)).toHaveCount(0);
  await expectAccessible(page);

  // The last one is taken back, and decided once more.
  await page.locator('#queue').focus();
  await page.keyboard.press('u');
  await expect(focused(page)).toHaveText('Guest 19');
  await expect(waiting(page)).toHaveCount(1);
  await expect(told(page)).toHaveText(said('en', 'moderation-said-undone'));
  await page.keyboard.press('a');
  await expect(waiting(page)).toHaveCount(0);

  // Eleven with their messages; nine cards are gone.
  await expect(messages(visitor)).toHaveCount(11, { timeout: 15_000 });
  await expect(onTheWall(visitor)).toHaveCount(11);
});

test('letters do nothing outside the list, and nothing in a field', async ({ page, startSite }) => {
  const site = await startSite({ limits: 'off' });
  await held(site, 2);
  await signIn(page, site, 'moderator');
  await openQueue(page, site);
  await page.locator('#queue-keys summary').focus();
  for (const key of ['a', 'h', 'x', 'j']) await page.keyboard.press(key);
  await expect(waiting(page)).toHaveCount(2);
  await expect(page.locator('#queue input:checked')).toHaveCount(0);
  const first = items(page).first();
  await first.getByText(said('en', 'moderation-give-reason')).click();
  await first.getByRole('textbox').pressSequentially('ahaha');
  // Enter sends nothing: the first button would approve.
  await page.keyboard.press('Enter');
  await expect(first.getByRole('textbox')).toHaveValue('ahaha');
  await expect(waiting(page)).toHaveCount(2);
  await page.keyboard.press('Escape');
  await expect(first).toBeFocused();
  await page.keyboard.press('x');
  await expect(first.getByRole('checkbox')).toBeChecked();
});

test('two at once never do the same twice, and nothing moves under a finger', async ({ page, newVisitor, startSite }) => {
  const site = await startSite({ limits: 'off' });
  await held(site, 3);
  const other = await (await newVisitor()).newPage();
  await signIn(page, site, 'moderator');
  await signIn(other, site, 'editor');
  await openQueue(page, site);
  await openQueue(other, site);
  const place = async () => (await itemOf(page, 'Guest 02').boundingBox())!.y;
  const before = await place();

  await itemOf(other, 'Guest 00').getByRole('button', { name: said('en', 'moderation-hide'), exact: true }).click();
  await expect(itemOf(page, 'Guest 00')).toHaveClass(/decided/, { timeout: 10_000 });
  await expect(itemOf(page, 'Guest 00').locator('.moderated-decided p')).toContainText(/hid it/);
  expect(Math.abs((await place()) - before)).toBeLessThan(1);

  // One comes in: it is put under the rest.
  await held(site, 1, 7);
  await expect(items(page).last().locator('.pledge-name')).toHaveText('Guest 07', { timeout: 10_000 });
  expect(Math.abs((await place()) - before)).toBeLessThan(1);

  // Decided by the other while this page has not heard of it yet.
  await page.context().setOffline(true);
  await itemOf(other, 'Guest 01').getByRole('button', { name: said('en', 'moderation-hide'), exact: true }).click();
  await expect(itemOf(other, 'Guest 01')).toHaveClass(/decided/);
  const approve = itemOf(page, 'Guest 01').getByRole('button', { name: said('en', 'moderation-approve'), exact: true });
  await approve.click();
  await expect(told(page)).toHaveText(said('en', 'moderation-unsent'));
  await page.context().setOffline(false);
  if (await approve.isVisible()) {
    await approve.click({ timeout: 2_000 }).catch(() => {});
  }
  await expect(itemOf(page, 'Guest 01').locator('.moderated-decided p')).toContainText(/hid it/, { timeout: 15_000 });
});

test('several are ticked and hidden, with a reason @both', async ({ page, scripts, startSite }) => {
  const site = await startSite({ limits: 'off' });
  await held(site, 4);
  await signIn(page, site, 'moderator');
  await openQueue(page, site, scripts);
  await expectAccessible(page);
  await page.getByRole('link', { name: said('en', 'moderation-tick-all') }).click();
  await expect(page.locator('#queue input:checked')).toHaveCount(4);
  await itemOf(page, 'Guest 02').getByRole('checkbox').uncheck();
  const bulk = page.locator('#queue-bulk');
  await bulk.getByText(said('en', 'moderation-give-reason')).click();
  await bulk.locator('select[name=reason]').selectOption('spam');
  await bulk.getByRole('button', { name: said('en', 'moderation-hide-ticked') }).click();
  await expect(page.locator('#queue > li.decided')).toHaveCount(3);
  await expect(waiting(page).locator('.pledge-name')).toHaveText(['Guest 02']);
  await expectAccessible(page);
  await itemOf(page, 'Guest 01').getByRole('button', { name: new RegExp(`^${said('en', 'moderation-undo')}`) }).click();
  await expect(waiting(page)).toHaveCount(2);
  await expect(told(page)).toHaveText(said('en', 'moderation-said-undone'));
});

test('what was decided is found, and decided anew @both', async ({ page, startSite }) => {
  const site = await startSite({ limits: 'off' });
  await pledge(site, { name: 'Ada', country: 'BE', message: 'Hello' });
  await pledge(site, { name: 'Grace', country: 'BE' });
  await signIn(page, site, 'moderator');
  await page.goto(`${site.url}/admin/moderation/done`);
  await expect(page.locator('.moderation-list .pledge-name')).toHaveText(['Grace', 'Ada']);
  await expectAccessible(page);
  await page.getByLabel(said('en', 'moderation-named')).fill('ad');
  await page.getByRole('button', { name: said('en', 'moderation-search') }).click();
  await expect(page.locator('.moderation-list .pledge-name')).toHaveText(['Ada']);
  await page.getByRole('button', { name: said('en', 'moderation-hide'), exact: true }).click();
  await expect(page.locator('.moderated-standing')).toHaveText(said('en', 'moderation-hidden'));
  await expectAccessible(page);
  const wall = await page.context().newPage();
  await wall.goto(`${site.url}/en/pledges`);
  await expect(onTheWall(wall)).toHaveText(['Grace']);
  await page.getByRole('button', { name: said('en', 'moderation-approve'), exact: true }).click();
  await expect(page.locator('.moderated-standing')).toHaveText(said('en', 'moderation-shown'));
  await wall.goto(`${site.url}/en/pledges`);
  await expect(onTheWall(wall)).toHaveText(['Grace', 'Ada']);
});

test('editors keep the wall: words, looking first, standing still @both', async ({ page, startSite }) => {
  const site = await startSite({ limits: 'off' });
  await signIn(page, site, 'editor');
  await page.goto(`${site.url}/admin/moderation/wall`);
  await expect(page.getByText(said('en', 'moderation-words-none'))).toBeVisible();
  const add = page.getByRole('button', { name: said('en', 'moderation-word-add') });
  await add.click();
  await expect(page.locator('#word-error')).toHaveText(said('en', 'error-word-missing'));
  await expectAccessible(page);
  await page.locator('#word').fill('fool');
  await page.locator('#word_language').selectOption('en');
  await add.click();
  await expect(page.locator('#wall-said')).toHaveText(said('en', 'moderation-wall-said-add-word'));
  await expect(page.locator('.wall-word-list li > bdi')).toHaveText(['fool']);
  await pledge(site, { name: 'A fool', country: 'BE' });
  await page.getByRole('button', { name: said('en', 'moderation-review-first'), exact: true }).click();
  await expect(page.getByText(said('en', 'moderation-review-first-now'))).toBeVisible();
  await pledge(site, { name: 'Ada', country: 'BE' });
  await page.getByRole('button', { name: said('en', 'moderation-freeze'), exact: true }).click();
  await expect(page.getByText(said('en', 'moderation-frozen-now'))).toBeVisible();
  await expectAccessible(page);
  await page.goto(`${site.url}/admin/moderation`);
  await expect(page.getByText(said('en', 'moderation-frozen'))).toBeVisible();
  await expect(items(page).locator('.pledge-name')).toHaveText(['A fool', 'Ada']);
  await expect(items(page).last()).toContainText(said('en', 'moderation-why-review-first'));
});

test('the queue in Arabic, narrow and wide, with a report in it @both', async ({ page, scripts, startSite }) => {
  const lang: Lang = 'ar';
  const site = await startSite({ limits: 'off' });
  await signIn(page, site, 'moderator');
  await page.goto(`${site.url}/admin/account`);
  await page.locator('select[name=lang]').selectOption(lang);
  await page.locator('form:has(select[name=lang]) [type=submit]').first().click();
  await expect(page.locator('html')).toHaveAttribute('lang', lang);
  await page.goto(`${site.url}/admin/moderation`);
  await expect(page.getByText(said(lang, 'moderation-empty'))).toBeVisible();
  await expectAccessible(page);
  await held(site, 2);
  await send(site, '/en/meet', {
    report_organisation: 'Fog Lantern',
    report_country: 'BE',
    report_party: '',
    met_on: '2024-02-27',
    outcome: 'They will light a lamp.',
    lang: 'en',
    report_publish: 'yes',
  });
  if (!scripts) await page.goto(`${site.url}/admin/moderation`);
  await expect(items(page)).toHaveCount(3, { timeout: 15_000 });
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expectAccessible(page);
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }
  await items(page).last().getByRole('button', { name: said(lang, 'moderation-approve'), exact: true }).click();
  await expect(page.locator('#queue > li.decided')).toHaveCount(1);
});
