// The wall while it is read: two people side by side, a network that comes and goes, filters and charts.
import type { Page } from '@playwright/test';

import { expectAccessible } from '../support/axe.ts';
import { cls, layoutShifts, recordLayoutShifts } from '../support/cls.ts';
import { openForm, pledge, send } from '../support/forms.ts';
import { expect, type Site, test } from '../support/test.ts';
import { said } from '../support/texts.ts';
import { awake } from '../support/time.ts';

test.use({ siteSettings: { limits: 'off' } });

const names = (page: Page) => page.locator('.wall .pledge-name');
const news = (page: Page) => page.locator('#wall-new');
const told = (count: number) => `${said('en', 'wall-show-new')} ${count}`;

/** Takes a pledge back without a browser; `own` is the address of its page. */
async function withdraw(site: Site, own: string): Promise<void> {
  const answer = await fetch(site.url + own, { method: 'POST', redirect: 'manual' });
  expect(answer.status).toBe(303);
}

/** Pledges in a language without a browser. */
const pledgeIn = (site: Site, lang: string, name: string, country: string, actions: string[]): Promise<string> =>
  send(site, '/en/pledge', {
    actions,
    visibility: 'named',
    pledge_name: name,
    pledge_country: country,
    message: '',
    lang,
    publish: 'yes',
  });

async function openWall(page: Page, site: Site): Promise<void> {
  await recordLayoutShifts(page);
  await page.goto(`${site.url}/en/pledges`);
  await awake(page);
}

test('who comes waits to be shown, who leaves is gone, and nothing moves', async ({ newVisitor, startSite }) => {
  const site = await startSite({ limits: 'off' });
  const own = [];
  for (let i = 0; i < 5; i++) own.push(await pledge(site, { name: `Early ${i}`, country: 'BE' }));
  const reader = await (await newVisitor()).newPage();
  const pledger = await (await newVisitor()).newPage();
  await openWall(reader, site);
  await expect(names(reader)).toHaveText(['Early 4', 'Early 3', 'Early 2', 'Early 1', 'Early 0']);

  await openForm(pledger, `${site.url}/en/pledge`, true);
  await pledger.locator('#action-vote').check();
  await pledger.locator('[name=visibility][value=named]').check();
  await pledger.locator('#pledge_name').fill('Late');
  await pledger.locator('#publish').check();
  await pledger.locator('#pledge-form [type=submit]').click();
  await expect(news(reader)).toHaveText(told(1));
  await expect(reader.locator('.pledge-total b')).toHaveText('6');
  await expect(names(reader).first()).toHaveText('Early 4');

  // The last one leaves, so that nobody who is read has to move up.
  await withdraw(site, own[0]!);
  await expect(names(reader)).toHaveText(['Early 4', 'Early 3', 'Early 2', 'Early 1']);
  const shifts = await layoutShifts(reader);
  expect(cls(shifts), JSON.stringify(shifts)).toBe(0);

  await news(reader).click();
  await expect(names(reader)).toHaveText(['Late', 'Early 4', 'Early 3', 'Early 2', 'Early 1']);
  await expect(reader.locator('.wall li:focus .pledge-name')).toHaveText('Late');
  await expect(news(reader)).toBeHidden();
  await withdraw(site, own[4]!);
  await expect(names(reader)).toHaveText(['Late', 'Early 3', 'Early 2', 'Early 1']);
});

/** Most elements whose style the browser looked up at once while `act` went on in a page. */
async function restyled(page: Page, act: () => Promise<void>): Promise<number> {
  const browser = page.context().browser()!;
  await browser.startTracing(page, { categories: ['devtools.timeline'] });
  await act();
  const trace: { traceEvents: { name: string; args: { elementCount?: number } }[] } = JSON.parse(
    (await browser.stopTracing()).toString(),
  );
  const counts = trace.traceEvents.filter(({ name }) => name === 'UpdateLayoutTree').map(({ args }) => args.elementCount ?? 0);
  expect(counts.length, 'the trace tells of styles').toBeGreaterThan(0);
  return Math.max(...counts);
}

// A selector such as `p + p` anywhere in the stylesheet is enough to have the whole list looked through.
test('a new pledge costs the browser as much as one card, however long the list is', async ({ page, startSite }) => {
  const site = await startSite({ limits: 'off' });
  for (let i = 0; i < 29; i++) await pledge(site, { name: `Early ${i}` });
  await openWall(page, site);
  await pledge(site, { name: 'Late' });
  await expect(news(page)).toHaveText(told(1));
  const elements = await restyled(page, async () => {
    await news(page).evaluate((link: HTMLElement) => link.click());
    await expect(names(page)).toHaveCount(30);
    await expect(names(page).first()).toHaveText('Late');
  });
  expect(elements, 'elements that were looked at').toBeLessThan(20);
});

test('a list that takes no more leads to the newest @both', async ({ page, scripts, startSite }) => {
  const site = await startSite({ limits: 'off' });
  await pledge(site, { name: 'First' });
  await page.goto(`${site.url}/en/pledges`);
  if (scripts) await awake(page);
  const newest = page.locator('.wall-newest');
  await expect(newest).toBeHidden();
  for (let i = 0; i < 100; i++) await pledge(site, { name: `Guest ${i}` });
  if (!scripts) await page.goto(new URL((await page.locator('.wall').getAttribute('data-at'))!, site.url).href);
  await expect(newest).toBeVisible();
  await expectAccessible(page);
  await newest.click();
  await expect(names(page).first()).toHaveText('Guest 99');
  await expect(newest).toBeHidden();
});

test('a lost network misses nothing and shows nothing twice', async ({ context, page, startSite }) => {
  const site = await startSite({ limits: 'off' });
  const leaves = await pledge(site, { name: 'Leaves' });
  await pledge(site, { name: 'Stays' });
  await openWall(page, site);
  await context.setOffline(true);
  for (const name of ['One', 'Two', 'Three', 'Four']) await pledge(site, { name });
  await withdraw(site, leaves);
  await expect(names(page)).toHaveText(['Stays', 'Leaves']);
  await context.setOffline(false);
  await expect(news(page)).toHaveText(told(4), { timeout: 20_000 });
  await expect(names(page)).toHaveText(['Stays']);
  await expect(page.locator('.pledge-total b')).toHaveText('5');
  await news(page).click();
  await expect(names(page)).toHaveText(['Four', 'Three', 'Two', 'One', 'Stays']);
});

test('a page out of sight asks for nothing, and catches up', async ({ page, startSite }) => {
  const site = await startSite({ limits: 'off' });
  await pledge(site, { name: 'Early' });
  await openWall(page, site);
  const hide = (hidden: boolean) =>
    page.evaluate((hidden) => {
      Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
      document.dispatchEvent(new Event('visibilitychange'));
    }, hidden);
  await hide(true);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await pledge(site, { name: 'Late' });
  // The total comes by the stream, which stays for some seconds: by then the list would have been asked for too.
  await page.waitForTimeout(2_500);
  expect(asked.filter((url) => url.includes('/pledges'))).toEqual([]);
  await hide(false);
  await expect(news(page)).toHaveText(told(1));
});

test('a filter stands in the address, stays on further pages, and says what to do where nobody fits @both', async ({
  page,
  startSite,
}) => {
  const site = await startSite({ limits: 'off' });
  await pledgeIn(site, 'en', 'Ada', 'BE', ['vote']);
  await pledgeIn(site, 'ar', 'Nadia', 'DE', ['vote', 'meet']);
  await pledgeIn(site, 'fr', 'Zoé', 'DE', ['join']);
  await page.goto(`${site.url}/en/pledges`);
  const form = page.getByRole('form', { name: said('en', 'wall-filter') });
  const show = form.getByRole('button', { name: said('en', 'wall-filter-show') });
  await form.getByLabel(said('en', 'wall-filter-country')).selectOption('DE');
  await show.click();
  await expect(names(page)).toHaveText(['Zoé', 'Nadia']);
  expect(new URL(page.url()).searchParams.get('country')).toBe('DE');
  await expect(form.getByLabel(said('en', 'wall-filter-country'))).toHaveValue('DE');
  await form.getByLabel(said('en', 'wall-filter-action')).selectOption('meet');
  await form.getByLabel(said('en', 'wall-filter-language')).selectOption('ar');
  await show.click();
  await expect(names(page)).toHaveText(['Nadia']);
  await form.getByLabel(said('en', 'wall-filter-country')).selectOption('FR');
  await show.click();
  await expect(page.locator('.wall-empty')).toBeVisible();
  await expectAccessible(page);
  await page.locator('.wall-empty').getByRole('link', { name: said('en', 'wall-filter-none') }).click();
  await expect(names(page)).toHaveText(['Zoé', 'Nadia', 'Ada']);

  await page.goto(`${site.url}/en/pledges?country=XX`);
  await expect(form.getByLabel(said('en', 'wall-filter-country'))).toHaveAccessibleDescription(
    said('en', 'error-country-unknown-choice'),
  );
  await expectAccessible(page);
});

for (const lang of ['en', 'ar'] as const) {
  test(`charts have tables, and are mirrored, in ${lang} @both`, async ({ page, scripts, startSite }) => {
    const site = await startSite({ limits: 'off' });
    for (let i = 0; i < 6; i++) await pledge(site, { name: `Guest ${i}`, country: 'BE', actions: ['vote'] });
    await page.goto(`${site.url}/${lang}/pledges`);
    if (scripts) await awake(page);
    const belgium = page.locator('#by-country tr').filter({ hasText: said(lang, 'country-BE') });
    await expect(belgium.getByRole('cell')).toHaveText('6');
    const [row, bar] = [await belgium.locator('th').boundingBox(), await belgium.locator('rect').boundingBox()];
    // It begins where lines begin.
    if (lang === 'en') expect(Math.abs(bar!.x - row!.x)).toBeLessThan(2);
    else expect(Math.abs(bar!.x + bar!.width - row!.x - row!.width)).toBeLessThan(2);
    await page.locator('.wall-counts summary').click();
    await expect(page.locator('#wall-days td')).toHaveText(['6']);
    await expectAccessible(page);
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
  });
}

test('open charts go on counting, and the days stay open', async ({ page, startSite }) => {
  const site = await startSite({ limits: 'off' });
  for (let i = 0; i < 6; i++) await pledge(site, { name: `Guest ${i}`, country: 'BE' });
  await openWall(page, site);
  await page.locator('.wall-counts summary').click();
  await expect(page.locator('#wall-days td')).toHaveText(['6']);
  await pledge(site, { name: 'One more', country: 'BE' });
  await expect(page.locator('#wall-days td')).toHaveText(['7']);
  await expect(page.locator('#by-country tr').first().getByRole('cell')).toHaveText('7');
});

test('the form shows what others will see', async ({ page }) => {
  await openForm(page, '/en/pledge', true);
  const card = page.locator('#preview');
  await expect(page.locator('.preview-counted')).toBeVisible();
  await expect(card).toBeHidden();
  await page.locator('#action-vote').check();
  await page.locator('[name=visibility][value=initials]').check();
  await page.locator('#pledge_name').fill('Zoé Müller-öztürk von X');
  await page.locator('#pledge_country').selectOption('BE');
  await page.locator('#message').fill('See you there');
  await expect(card.locator('.pledge-name')).toHaveText('Z.M.ö.');
  await expect(card.locator('.pledge-who .quiet')).toHaveText('Belgium');
  await expect(card.locator('.pledge-what')).toHaveText('I will vote');
  await expect(card.locator('.pledge-message')).toHaveText('See you there');
  await page.locator('[name=visibility][value=pseudonym]').check();
  await expect(card.locator('.pledge-name')).toHaveText('Zoé Müller-öztürk von X');
  await page.locator('[name=visibility][value=counted]').check();
  await expect(card).toBeHidden();
  await expect(page.locator('.preview-counted')).toBeVisible();
});
