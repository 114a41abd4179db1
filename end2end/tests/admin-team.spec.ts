// The team: somebody is invited by mail, comes, gets another role and is removed; the audit log tells it all.
import type { Page } from '@playwright/test';

import { expectAccessible } from '../support/axe.ts';
import { linkIn, Mailbox } from '../support/mailbox.ts';
import { newOrganiser, setUpApp, signIn } from '../support/organiser.ts';
import { expect, test } from '../support/test.ts';
import { type Lang, said } from '../support/texts.ts';

let mailbox: Mailbox;
test.beforeAll(async () => {
  mailbox = await Mailbox.start();
});
test.afterAll(() => mailbox.dispose());

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

const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const screen = (page: Page, lang: Lang, key: string) =>
  page.getByRole('navigation').getByRole('link', { name: said(lang, key), exact: true });

/** The row of the team, or of the invitations, that has this text. */
const row = (page: Page, text: string) => page.locator('.team > li', { hasText: text });

for (const lang of ['en', 'ar'] as const) {
  test(`an invitation in ${lang}: sent, taken, another role, removed @both`, async ({ page, newVisitor, startSite, scripts }) => {
    test.slow();
    const site = await startSite({ env: { SHAPING_MAIL: mailbox.url }, limits: 'off' });
    await signIn(page, site, 'owner', lang);
    await screen(page, lang, 'admin-team').click();
    await expect(heading(page)).toHaveText(said(lang, 'admin-team'));
    await expect(page.getByText(said(lang, 'admin-team-alone'))).toBeVisible();
    await expectGood(page);

    await page.getByRole('link', { name: said(lang, 'admin-team-invite') }).click();
    await expect(heading(page)).toHaveText(said(lang, 'admin-invite'));
    await page.getByRole('button', { name: said(lang, 'admin-invite-send') }).click();
    await expect(page.locator('#email-error')).toHaveText(said(lang, 'error-email-not-an-email'));
    await expectGood(page);
    const grace = newOrganiser(lang);
    await page.locator('#email').fill(grace.email);
    await page.locator('[name=role][value=viewer]').check();
    await page.getByRole('button', { name: said(lang, 'admin-invite-send') }).click();
    await expect(row(page, grace.email)).toContainText(said(lang, 'admin-role-viewer'));
    await expectGood(page);

    const mail = await mailbox.mail(grace.email, 1);
    expect(mail.headers.subject).toBe(said(lang, 'mail-invited-subject'));
    const theirs = await (await newVisitor()).newPage();
    await theirs.goto(linkIn(mail, '/admin/welcome/'));
    await expect(heading(theirs)).toHaveText(said(lang, 'admin-welcome'));
    await expectGood(theirs);
    const next = theirs.getByRole('button', { name: said(lang, 'admin-welcome-send') });
    await next.click();
    await expect(theirs.locator('#name-error')).toHaveText(said(lang, 'error-name-missing'));
    await expectGood(theirs);
    await theirs.locator('[name=name]').fill('غريس Grace');
    await theirs.locator('[name=password]').fill(grace.password);
    await next.click();
    await setUpApp(theirs, grace);
    await theirs.getByRole('button', { name: said(lang, 'entry-codes-kept') }).click();
    await theirs.waitForURL(`${site.url}/admin`);
    await expect(screen(theirs, lang, 'admin-team')).toHaveCount(0);
    const forbidden = await theirs.goto(`${site.url}/admin/team`);
    expect(forbidden?.status()).toBe(403);
    await expect(heading(theirs)).toHaveText(said(lang, 'admin-error-role-title'));
    await expectGood(theirs);
    await theirs.getByRole('link', { name: said(lang, 'admin-error-back') }).click();
    await theirs.waitForURL(`${site.url}/admin`);

    // The owner's page shows who has come, by itself where scripts run.
    if (!scripts) await page.goto(page.url());
    await expect(row(page, 'Grace')).toContainText(grace.email);
    await row(page, 'Grace').getByRole('link').first().click();
    await expectGood(page);
    await page.locator('[name=role][value=owner]').check();
    await page.getByRole('button', { name: said(lang, 'admin-role-change-yes') }).click();
    await expect(row(page, 'Grace')).toContainText(said(lang, 'admin-role-owner'));
    await theirs.goto(`${site.url}/admin`);
    expect(new URL(theirs.url()).pathname, 'their sign-in has ended').toBe('/admin/sign-in');

    await row(page, 'Grace').getByRole('link').last().click();
    await expectGood(page);
    await page.getByRole('button', { name: said(lang, 'admin-remove-yes') }).click();
    await expect(row(page, 'Grace')).toHaveCount(0);

    await screen(page, lang, 'admin-audit').click();
    const entries = page.locator('.audit > li');
    for (const action of ['organiser-removed', 'role-changed', 'organiser-joined', 'organiser-invited']) {
      await expect(entries.filter({ hasText: said(lang, `admin-audit-${action}`) }).first()).toBeVisible();
    }
    await expect(entries.filter({ hasText: 'Grace' }).first()).toBeVisible();
    await expectGood(page);
    await page.locator('#what').selectOption('role-changed');
    await page.getByRole('button', { name: said(lang, 'admin-audit-show') }).click();
    await expect(entries).toHaveCount(1);
    await expect(entries).toContainText(said(lang, 'admin-role-viewer'));
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: said(lang, 'admin-audit-export') }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('audit-log.csv');
  });
}

test('an open page of somebody who is removed leads to the sign-in', async ({ page, newVisitor, startSite }) => {
  const site = await startSite({ limits: 'off' });
  await signIn(page, site);
  const theirs = await (await newVisitor()).newPage();
  const other = await signIn(theirs, site, 'owner');
  await theirs.goto(`${site.url}/admin/team`);
  await page.goto(`${site.url}/admin/team`);
  await row(page, other.email).getByRole('link').last().click();
  await page.getByRole('button', { name: said('en', 'admin-remove-yes') }).click();
  await theirs.waitForURL(/\/admin\/sign-in/);
});

test('an invitation that was taken back leads nowhere @both', async ({ page, newVisitor, startSite }) => {
  const site = await startSite({ limits: 'off' });
  await signIn(page, site);
  await page.goto(`${site.url}/admin/team/invite`);
  await page.locator('#email').fill('grace@example.org');
  await page.getByRole('button', { name: said('en', 'admin-invite-send') }).click();
  await row(page, 'grace@example.org').getByRole('link').click();
  await expect(page.locator('.keep-link')).toContainText(`${site.url}/admin/welcome/`);
  const link = (await page.locator('.keep-link').textContent())!.trim();
  await expectGood(page);
  await page.getByRole('button', { name: said('en', 'admin-invitation-withdraw-yes') }).click();
  await expect(page.getByText(said('en', 'admin-team-nobody-invited'))).toBeVisible();

  const theirs = await (await newVisitor()).newPage();
  const answer = await theirs.goto(link);
  expect(answer?.status()).toBe(404);
  await expect(heading(theirs)).toHaveText(said('en', 'admin-welcome-ended'));
  await expectGood(theirs);
});
