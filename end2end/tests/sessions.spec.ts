// Several sessions of one campaign: what visitors see of them, and how organisers add one and choose which to look at.
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import type { Page } from '@playwright/test';

import { expectAccessible } from '../support/axe.ts';
import { fillRegistration, openForm, registerButton } from '../support/forms.ts';
import { signIn } from '../support/organiser.ts';
import { expect, type Site, test } from '../support/test.ts';
import { type Lang, said } from '../support/texts.ts';
import { awake } from '../support/time.ts';

const content = resolve(import.meta.dirname, '../../content/shaping-tomorrow.toml');
const headline = (page: Page) => page.locator('h1');

/** Publishes a session of the same campaign in May beside the one in February. */
async function publishSpring(site: Site): Promise<void> {
  const february = await readFile(content, 'utf8');
  const may = february
    .replace('slug = "shaping-tomorrow"', 'slug = "spring"')
    .replaceAll('2024-02-28T', '2024-05-15T')
    .replaceAll('+01:00', '+02:00')
    .replace(/^title\.en = "Shaping Tomorrow: /m, 'title.en = "Before the Vote: ')
    .replace(/^short_title\.en = .*/m, 'short_title.en = "Before the Vote"');
  const file = join(site.folder, 'spring.toml');
  await writeFile(file, may);
  site.import(file);
}

for (const lang of ['en', 'ar'] satisfies Lang[]) {
  test(`in ${lang} one finds the other session, and registers for it @both`, async ({ page, startSite, scripts }) => {
    const site = await startSite();
    await publishSpring(site);
    await page.setViewportSize({ width: 320, height: 800 });
    await expect(async () => {
      await page.goto(`${site.url}/${lang}`);
      await expect(page.locator('.other-sessions a')).toHaveCount(1, { timeout: 1_000 });
    }).toPass();
    await expect(page.getByRole('heading', { name: said(lang, 'sessions-to-come') })).toBeVisible();
    await expectAccessible(page);
    if (scripts) await awake(page);
    await page.locator('.other-sessions a').click();
    await expect(page).toHaveURL(`${site.url}/${lang}/sessions/spring`);
    await expect(page.locator('.when')).toContainText('2024');
    await expectAccessible(page);

    await openForm(page, `${site.url}/${lang}/sessions/spring`, scripts);
    const form = page.locator('#register-form');
    await fillRegistration(form, lang, { name: 'Amal' });
    await registerButton(form, lang).click();
    await expect(headline(page)).toHaveText(said(lang, 'own-registration-title'));
    await expect(page.locator('.facts time')).toHaveAttribute('datetime', /^2024-05-15T11:00/);
    await expect(page.locator('.site-nav [aria-current]')).toHaveCount(0);
  });
}

test('a session that is over leads to the next one, wherever somebody wants to register @both', async ({ page, startSite }) => {
  const site = await startSite({ clock: '2024-02-28T13:00:00+01:00' });
  await publishSpring(site);
  await expect(async () => {
    await page.goto(`${site.url}/en/register`);
    await expect(page.locator('.other-sessions')).toContainText(said('en', 'sessions-open'), { timeout: 1_000 });
  }).toPass();
  await expect(page.locator('main')).toContainText(said('en', 'registration-closed'));
  await expectAccessible(page);
  await page.getByRole('link', { name: /^Before the Vote/ }).click();
  await expect(headline(page)).toContainText('Before the Vote');
  await expect(page.getByRole('heading', { name: said('en', 'sessions-over') })).toBeVisible();
});

test('an open page shows the next session once that leads', async ({ page, startSite }) => {
  // A day after the session's end.
  const site = await startSite({ clock: '2024-02-29T12:14:45+01:00' });
  await publishSpring(site);
  await page.goto(`${site.url}/en`);
  await awake(page);
  await expect(headline(page)).toContainText('Before the Vote', { timeout: 40_000 });
});

test('an editor adds a session as a copy, and looks at each by itself @both', async ({ page, startSite, scripts }) => {
  const site = await startSite();
  await signIn(page, site, 'editor');
  await page.goto(`${site.url}/admin/content`);
  await page.getByRole('button', { name: said('en', 'admin-edit') }).click();
  await page.waitForURL(/\/session$/);
  await page.goto(`${site.url}/admin/content`);
  await page.getByText(said('en', 'admin-draft-more')).click();
  await page.getByLabel(said('en', 'admin-copy-slug')).fill('summer');
  await page.getByRole('button', { name: said('en', 'admin-copy'), exact: true }).click();
  await page.waitForURL(/\/session$/);
  const draft = page.url().replace(/\/session$/, '');
  await page.locator('[id="title.en"]').fill('Summer School');
  await page.locator('[id="short_title.en"]').fill('Summer School');
  await page.getByRole('button', { name: said('en', 'admin-save') }).click();
  await expect(page.getByRole('status').filter({ hasText: said('en', 'admin-saved') })).toBeVisible();
  await page.locator('#minutes').fill('10080');
  await page.getByRole('button', { name: said('en', 'admin-move'), exact: true }).click();
  // A week later: to what that would change.
  await page.waitForURL(`${draft}/publish`);
  await expect(page.getByText(said('en', 'admin-will-be-added'))).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: said('en', 'admin-publish-now') }).click();
  await expect(page.locator('section[aria-labelledby=published] h3')).toHaveText([/^Shaping Tomorrow/, 'Summer School']);
  await expectAccessible(page);

  const visitor = await (await page.context().browser()!.newContext({ javaScriptEnabled: scripts })).newPage();
  await openForm(visitor, `${site.url}/en/sessions/summer/register`, scripts);
  await fillRegistration(visitor.locator('#register-form'), 'en', { name: 'Amal' });
  await registerButton(visitor.locator('#register-form'), 'en').click();
  await expect(headline(visitor)).toHaveText(said('en', 'own-registration-title'));
  await visitor.context().close();

  await page.setViewportSize({ width: 320, height: 800 });
  await page.goto(`${site.url}/admin/registrations`);
  await expect(page.locator('main')).toContainText(said('en', 'admin-registrations-none'));
  const picker = page.locator('.session-picker');
  await picker.getByRole('combobox').selectOption('summer');
  await picker.getByRole('button').click();
  await expect(page.getByRole('link', { name: 'Amal' })).toBeVisible();
  await expectAccessible(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  await page.getByRole('link', { name: 'Amal' }).click();
  await expect(page.locator('main')).toContainText('Summer School');
  await page.getByRole('link', { name: said('en', 'admin-registration-to-list') }).click();
  await expect(page.getByRole('link', { name: 'Amal' })).toBeVisible();
  await page.goto(`${site.url}/admin?session=summer`);
  await expect(page.locator('.today-title')).toHaveText('Summer School');
  await expectAccessible(page);
});
