// An officer's week: from the first start of the site to the audit log after the session, as one person lives it.
import { readFile } from 'node:fs/promises';

import type { Locator, Page } from '@playwright/test';

import { expectAccessible } from '../support/axe.ts';
import { pledge, register } from '../support/forms.ts';
import { linkIn, Mailbox } from '../support/mailbox.ts';
import { at, newOrganiser, setUpApp, signInAgain, takeInvitation } from '../support/organiser.ts';
import { ask, questionOf } from '../support/questions.ts';
import { expect, type Site, test } from '../support/test.ts';
import { said } from '../support/texts.ts';
import { awake } from '../support/time.ts';

const monday = '2024-02-26T09:00:00+01:00';
/** An hour after it was to begin, and as it does begin then. */
const session = '2024-02-28T12:05:00+01:00';
const title = 'Shaping tomorrow, together';
const ada = 'ada@mail.example';

const say = (key: string) => said('en', key);
const button = (place: Page | Locator, key: string) => place.getByRole('button', { name: say(key), exact: true });
const screen = (page: Page, key: string) =>
  page.getByRole('navigation', { name: say('admin-screens') }).getByRole('link', { name: say(key), exact: true });
const part = (page: Page, key: string) =>
  page.getByRole('navigation', { name: say('admin-draft-parts') }).getByRole('link', { name: say(key), exact: true });
const registered = (page: Page, name: string) => page.locator('#registrations tbody tr').filter({ hasText: name });
const waiting = (page: Page) => page.locator('#queue > li:not(.decided)');

let mailbox: Mailbox;
test.beforeAll(async () => {
  mailbox = await Mailbox.start();
});
test.afterAll(() => mailbox.dispose());

/** Makes a draft of what is published, and opens its first part. */
async function edit(page: Page): Promise<void> {
  await screen(page, 'admin-content').click();
  await button(page, 'admin-edit').click();
  await expect(part(page, 'admin-section-session')).toHaveAttribute('aria-current', 'page');
}

/** Looks through what visitors will see differently, and publishes it. */
async function publish(page: Page): Promise<void> {
  await button(page, 'admin-publish-now').click();
  await expect(page.getByRole('heading', { name: say('admin-drafts') })).toBeVisible();
}

/** Somebody registers by mail and confirms. */
async function comes(page: Page, site: Site, name: string, email: string): Promise<void> {
  await register(site, { name, email });
  await page.goto(linkIn(await mailbox.mail(email, 1), '/en/confirm/'));
  await page.getByRole('button', { name: say('own-registration-confirm') }).click();
  await expect(page.getByText(say('registration-state-confirmed')).first()).toBeVisible();
}

test("an officer's week", async ({ page, newVisitor, startSite }) => {
  test.setTimeout(180_000);
  // Without a content file at each start, which would take back what is published here.
  const site = await startSite({ clock: monday, content: null, limits: 'off', env: { SHAPING_MAIL: mailbox.url } });
  const officer = newOrganiser();
  const visitor = await (await newVisitor()).newPage();

  await test.step('Monday: the first start, and a second factor', async () => {
    const path = /\/admin\/welcome\/\S+/.exec(site.logs())![0];
    await page.goto(site.url + path);
    await page.locator('[name=email]').fill(officer.email);
    await page.locator('[name=name]').fill('Amina Sol');
    await page.locator('[name=password]').fill(officer.password);
    await button(page, 'admin-welcome-send').click();
    await setUpApp(page, officer);
    await button(page, 'entry-codes-kept').click();
    await at(page, 'en', 'admin-today');
    expect((await page.request.get(site.url + path)).status(), 'the link is good once').toBe(404);
  });

  await test.step('she renames the session and publishes that', async () => {
    await edit(page);
    await page.locator('[id="title.en"]').fill(title);
    await button(page, 'admin-save').click();
    await expect(page.getByRole('status')).toContainText(say('admin-saved'));
    await visitor.goto(`${site.url}/en`);
    await expect(visitor.locator('h1')).not.toHaveText(title);
    await part(page, 'admin-publish').click();
    await expect(page.getByRole('table')).toContainText(title);
    await publish(page);
    await visitor.goto(`${site.url}/en`);
    await expect(visitor.locator('h1')).toHaveText(title);
  });

  const moderator = newOrganiser();
  const theirs = await (await newVisitor()).newPage();
  await test.step('she invites a moderator, who comes by the mail', async () => {
    await screen(page, 'admin-team').click();
    await page.getByRole('link', { name: say('admin-team-invite') }).click();
    await page.locator('#email').fill(moderator.email);
    await page.locator('[name=role][value=moderator]').check();
    await button(page, 'admin-invite-send').click();
    await expect(page.locator('.team > li', { hasText: moderator.email })).toBeVisible();
    const link = new URL(linkIn(await mailbox.mail(moderator.email, 1), '/admin/welcome/'));
    await takeInvitation(theirs, site, link.pathname, moderator);
    await button(theirs, 'entry-codes-kept').click();
    await at(theirs, 'en', 'admin-today');
    await expect(screen(theirs, 'admin-team')).toHaveCount(0);
  });

  await test.step('she watches registrations come in', async () => {
    await screen(page, 'admin-registrations').click();
    await expect(page.locator('#registrations')).toContainText(say('admin-registrations-none'));
    await register(site, { name: 'Grace' });
    await expect(registered(page, 'Grace')).toBeVisible({ timeout: 10_000 });
    await comes(visitor, site, 'Ada', ada);
    await expect(registered(page, 'Ada')).toContainText(say('admin-registrations-state-confirmed'), { timeout: 10_000 });
  });

  await test.step('the moderator works through twenty pledges by keyboard', async () => {
    for (let i = 0; i < 20; i += 1) await pledge(site, { name: `Guest ${i}`, message: `see www.example.org ${i}` });
    await screen(theirs, 'admin-moderation').click();
    await expect(waiting(theirs)).toHaveCount(20);
    await theirs.locator('#queue').focus();
    await theirs.keyboard.press('j');
    for (let i = 0; i < 20; i += 1) await theirs.keyboard.press(i % 4 === 3 ? 'h' : 'a');
    await expect(waiting(theirs)).toHaveCount(0, { timeout: 60_000 });
    await visitor.goto(`${site.url}/en/pledges`);
    await expect(visitor.locator('.wall .pledge-message')).toHaveCount(15);
  });

  await test.step('Tuesday: she moves the session by an hour, and who comes is told', async () => {
    await edit(page);
    await page.locator('#minutes').fill('60');
    await button(page, 'admin-move').click();
    await expect(page.locator('main')).toContainText('One person who registered is told by mail.');
    await publish(page);
    const told = await mailbox.mail(ada, 3);
    expect(told.headers.subject).toBe(say('mail-changed-subject'));
    expect(told.text).toContain('12:00');
  });

  await test.step('she takes the list along', async () => {
    await screen(page, 'admin-registrations').click();
    await page.getByRole('link', { name: say('admin-registrations-export') }).click();
    const coming = page.waitForEvent('download');
    await button(page, 'admin-registrations-export-send').click();
    const list = await readFile((await (await coming).path())!, 'utf8');
    expect(list.trim().split('\r\n')).toHaveLength(3);
    expect(list).toContain(ada);
  });

  await site.restart({ clock: session });
  await test.step('Wednesday, during the session: she signs in again, as two days have passed', async () => {
    await page.goto(`${site.url}/admin/registrations`);
    await at(page, 'en', 'entry-title');
    await signInAgain(page, site, officer);
  });

  await test.step('she checks somebody in', async () => {
    await screen(page, 'admin-registrations').click();
    await registered(page, 'Ada').getByRole('button').click();
    await expect(registered(page, 'Ada').locator('.registration-state')).toHaveText(say('admin-registrations-state-attended'));
  });

  await test.step('she takes up a question and answers it, and everybody sees that', async () => {
    await screen(page, 'admin-questions').click();
    await visitor.goto(`${site.url}/en/questions`);
    await awake(visitor);
    await ask(site, 'Who counts the votes?');
    const question = questionOf(page, 'Who counts the votes?');
    const shown = questionOf(visitor, 'Who counts the votes?');
    await expect(shown).toBeVisible({ timeout: 10_000 });
    await button(question, 'admin-question-now').click();
    await expect(shown).toContainText(say('question-now'), { timeout: 10_000 });
    await question.getByText(say('admin-question-write')).click();
    await question.getByRole('textbox', { name: say('admin-question-answer') }).fill('The town halls.');
    await button(question, 'admin-question-answered').click();
    await expect(shown.locator('.question-answer')).toContainText('The town halls.', { timeout: 10_000 });
  });

  await test.step('somebody wants to be forgotten: she erases them', async () => {
    await screen(page, 'admin-registrations').click();
    await registered(page, 'Grace').getByRole('link').click();
    await page.getByRole('link', { name: say('admin-registration-to-erase') }).click();
    await button(page, 'admin-registration-erase-yes').click();
    await expect(page.getByRole('status')).toHaveText(say('admin-registrations-done-erased'));
    await expect(registered(page, 'Grace')).toHaveCount(0);
  });

  await test.step('all of it stands in the audit log, and nobody else’s data', async () => {
    await screen(page, 'admin-audit').click();
    const entries = page.locator('.audit > li');
    const done = [
      ...['person-erased', 'question-changed', 'checked-in', 'exported', 'session-moved', 'pledge-approved'],
      ...['pledge-hidden', 'organiser-joined', 'organiser-invited', 'content-changed', 'signed-in'],
    ];
    for (const action of done) {
      await expect(entries.filter({ hasText: say(`admin-audit-${action}`) }).first(), action).toBeVisible();
    }
    for (const name of ['Grace', ada, 'Guest']) await expect(entries.filter({ hasText: name }), name).toHaveCount(0);
    await expectAccessible(page);
  });
});
