// Questions to the session: asked, voted for, answered, taken away, while two people look at it side by side.
import type { Page } from '@playwright/test';

import { expectAccessible } from '../support/axe.ts';
import { expectProblems, openForm } from '../support/forms.ts';
import { ask, organise, questionOf, unvoteButton, voteButton, votesOf } from '../support/questions.ts';
import { expect, test } from '../support/test.ts';
import { type Lang, said } from '../support/texts.ts';
import { awake } from '../support/time.ts';

test.use({ siteSettings: { clock: '2024-02-28T10:30:00+01:00', limits: 'off' } });

const form = (page: Page) => page.locator('#ask-form');
const field = (page: Page, lang: Lang = 'en') => page.getByRole('textbox', { name: said(lang, 'ask-question'), exact: true });
const texts = (page: Page) => page.locator('.question-text');

/** Opens a page of another site than the worker's, and waits until it works as it will go on working. */
async function open(page: Page, address: string, scripts = true): Promise<void> {
  await openForm(page, address, scripts);
}

/** A page shows something by itself where scripts run, and when it is loaded again elsewhere. */
async function renew(page: Page, scripts: boolean): Promise<void> {
  if (!scripts) await page.goto(page.url());
}

for (const lang of ['en', 'fr', 'ar'] as const) {
  test(`asking in ${lang}: mistakes, then the question @both`, async ({ page, startSite, scripts }) => {
    const site = await startSite({ clock: '2024-02-28T10:30:00+01:00' });
    await open(page, `${site.url}/${lang}/questions`, scripts);
    await expect(page.locator('.questions-page')).toContainText(said(lang, 'questions-empty'));
    await page.getByRole('textbox', { name: said(lang, 'ask-name') }).fill('نور');
    await form(page).getByRole('button', { name: said(lang, 'ask-send') }).click();
    await expectProblems(form(page), lang, { question: 'error-question-missing' });
    await expectAccessible(page);

    await expect(page.getByRole('textbox', { name: said(lang, 'ask-name') })).toHaveValue('نور');
    await field(page, lang).fill('لماذا نصوّت؟');
    await form(page).getByRole('button', { name: said(lang, 'ask-send') }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(said(lang, 'asked-title'));
    await expectAccessible(page);
    await page.getByRole('link', { name: said(lang, 'questions-see-all') }).click();
    await expect(texts(page)).toHaveText(['لماذا نصوّت؟']);
    await expect(page.locator('.question bdi').first()).toHaveText('نور');
    await expectAccessible(page);
  });
}

test('a link waits until an organiser has looked at it @both', async ({ page, newVisitor, startSite, scripts }) => {
  const site = await startSite({ clock: '2024-02-28T10:30:00+01:00' });
  const other = await (await newVisitor()).newPage();
  await open(other, `${site.url}/en/questions`, scripts);
  await open(page, `${site.url}/en/questions`, scripts);
  await field(page).fill('Have you read www.example.org?');
  await form(page).getByRole('button', { name: said('en', 'ask-send') }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(said('en', 'ask-waits-title'));
  await renew(other, scripts);
  await expect(texts(other)).toHaveCount(0);
  expect(await organise(site, 'list')).toMatch(/^\s+1\s+held\s+0\s+Have you read/);
  await organise(site, 'release', '1');
  await expect(async () => {
    await renew(other, scripts);
    await expect(texts(other)).toHaveText(['Have you read www.example.org?'], { timeout: 500 });
  }).toPass({ timeout: 10_000 });
});

test('a device has one vote, sees it, and can take it back @both', async ({ page, newVisitor, startSite, scripts }) => {
  const site = await startSite({ clock: '2024-02-28T10:30:00+01:00' });
  await ask(site, 'Who counts the votes?');
  await ask(site, 'How do I register?');
  await open(page, `${site.url}/en/questions`, scripts);
  await expect(texts(page)).toHaveText(['Who counts the votes?', 'How do I register?']);
  expect(await page.context().cookies()).toEqual([]);

  const second = questionOf(page, 'How do I register?');
  await expect(unvoteButton(second)).toBeHidden();
  await voteButton(second).click();
  await expect(texts(page)).toHaveText(['How do I register?', 'Who counts the votes?']);
  await expect(unvoteButton(second)).toBeVisible();
  await expect(voteButton(second)).toBeHidden();
  expect(await votesOf(second)).toBe(1);
  if (scripts) await expect(second).toBeFocused();
  const [cookie, ...more] = await page.context().cookies();
  expect(more).toEqual([]);
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/' });
  await expectAccessible(page);

  // The page is the same for everybody, and still shows this device its vote.
  await page.goto(`${site.url}/en/questions`);
  await expect(unvoteButton(second)).toBeVisible();
  const other = await (await newVisitor()).newPage();
  await open(other, `${site.url}/en/questions`, scripts);
  await expect(voteButton(questionOf(other, 'How do I register?'))).toBeVisible();
  expect(await votesOf(questionOf(other, 'How do I register?'))).toBe(1);

  if (scripts) await awake(page);
  await unvoteButton(second).click();
  await expect(voteButton(second)).toBeVisible();
  expect(await votesOf(second)).toBe(0);
});

test('what others ask, and votes, come to an open page and disturb nobody who writes', async ({
  page,
  newVisitor,
  startSite,
}) => {
  const site = await startSite({ clock: '2024-02-28T10:30:00+01:00', limits: 'off' });
  await ask(site, 'Who counts the votes?');
  const other = await (await newVisitor()).newPage();
  await open(other, `${site.url}/en/questions`);
  await open(page, `${site.url}/en/questions`);
  await field(page).fill('What I am about to a');
  await ask(site, 'How do I register?', 'Ada');
  await expect(texts(page)).toHaveText(['Who counts the votes?', 'How do I register?']);
  const kept = await texts(page).first().elementHandle();

  await voteButton(questionOf(other, 'How do I register?')).click();
  await expect(texts(page)).toHaveText(['How do I register?', 'Who counts the votes?']);
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('sk');
  await expect(field(page)).toHaveValue('What I am about to ask');
  expect(await kept!.evaluate((text) => text.isConnected), 'what has not changed was not exchanged').toBe(true);
  expect(await votesOf(questionOf(page, 'How do I register?'))).toBe(1);
});

test('an answer, the one that is answered now, and one that is taken away appear on open pages', async ({
  page,
  newVisitor,
  startSite,
}) => {
  const site = await startSite({ clock: '2024-02-28T10:30:00+01:00' });
  await ask(site, 'Who counts the votes?');
  await ask(site, 'How do I register?');
  await ask(site, 'Something unkind', 'Zenobia');
  const other = await (await newVisitor()).newPage();
  const pages = [page, other];
  for (const one of pages) await open(one, `${site.url}/${one === page ? 'en' : 'ar'}/questions`);

  await organise(site, 'now', '2');
  for (const one of pages) {
    await expect(texts(one).first()).toHaveText('How do I register?');
    await expect(one.locator('.question').first()).toContainText(said(one === page ? 'en' : 'ar', 'question-now'));
  }
  await expectAccessible(page);
  await organise(site, 'now', '1');
  for (const one of pages) {
    await expect(one.locator('.question-now')).toHaveCount(1);
    await expect(texts(one).first()).toHaveText('Who counts the votes?');
  }
  await organise(site, 'answer', '1', 'The town halls.');
  for (const one of pages) await expect(questionOf(one, 'Who counts')).toContainText('The town halls.');
  await organise(site, 'hide', '3');
  for (const one of pages) await expect(questionOf(one, 'Something unkind')).toHaveCount(0);
  for (const one of pages) await expectAccessible(one);
  expect(await page.content()).not.toContain('Zenobia');
});

test('while they are now, the session page puts them first @both', async ({ page, startSite, scripts }) => {
  test.setTimeout(60_000);
  // Some seconds before 11:50, when the agenda says so.
  const site = await startSite({ clock: `2024-02-28T11:49:${scripts ? 50 : 59}+01:00` });
  await ask(site, 'Who counts the votes?');
  await open(page, `${site.url}/en`, scripts);
  if (scripts) await expect(page.locator('#now-questions .question')).toHaveCount(0);
  await expect(async () => {
    await renew(page, scripts);
    await expect(page.locator('#now-questions .question')).toHaveCount(1, { timeout: 500 });
  }).toPass({ timeout: 30_000 });
  await expectAccessible(page);

  const question = questionOf(page, 'Who counts the votes?');
  await voteButton(question).click();
  await expect(unvoteButton(question)).toBeVisible();
  expect(new URL(page.url()).pathname).toBe('/en');
  await page.getByRole('link', { name: said('en', 'ask-title') }).click();
  await expect(field(page)).toBeVisible();
});

test('a page out of sight stops listening, and has everything when it is seen again', async ({ page, startSite }) => {
  test.setTimeout(60_000);
  const site = await startSite({ clock: '2024-02-28T10:30:00+01:00' });
  await page.addInitScript(() => {
    const streams: EventSource[] = [];
    Object.assign(globalThis, { streams });
    globalThis.EventSource = class extends EventSource {
      constructor(url: string | URL) {
        super(url);
        streams.push(this);
      }
    };
  });
  const states = () =>
    page.evaluate(() => (globalThis as unknown as { streams: EventSource[] }).streams.map(({ readyState }) => readyState));
  /** As when the reader looks at another tab, and comes back. */
  const seen = (is: boolean) =>
    page.evaluate((hidden) => {
      Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    }, !is);

  await open(page, `${site.url}/en/questions`);
  await expect.poll(states).toEqual([1]);
  await seen(false);
  await expect.poll(states, { timeout: 10_000 }).toEqual([2]);
  await ask(site, 'Who counts the votes?');
  await page.waitForTimeout(2_500); // longer than an open page waits before it asks
  await expect(texts(page)).toHaveCount(0);
  await seen(true);
  await expect(texts(page)).toHaveText(['Who counts the votes?']);
  expect(await states()).toEqual([2, 1]);
});

test('a lost stream that is back has missed nothing', async ({ page, startSite }) => {
  test.setTimeout(60_000);
  const site = await startSite({ clock: '2024-02-28T10:30:00+01:00' });
  await open(page, `${site.url}/en/questions`);
  await site.stop();
  await site.restart();
  await ask(site, 'Who counts the votes?');
  await expect(texts(page)).toHaveText(['Who counts the votes?'], { timeout: 20_000 });
});

for (const width of [320, 1280]) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`the page fits and is accessible at ${width} px, ${colorScheme}`, async ({ page, startSite }) => {
      const site = await startSite({ clock: '2024-02-28T10:30:00+01:00' });
      await ask(site, 'A'.repeat(280), 'B'.repeat(80));
      await ask(site, 'كيف أسجّل للتصويت؟', 'ليلى');
      await organise(site, 'now', '1');
      await organise(site, 'answer', '2', 'C'.repeat(500));
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme });
      for (const lang of ['en', 'ar']) {
        await open(page, `${site.url}/${lang}/questions`);
        await expect(texts(page)).toHaveCount(2);
        await expectAccessible(page);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      }
    });
  }
}
