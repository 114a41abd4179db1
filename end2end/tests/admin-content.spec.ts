// Session and campaign: an editor changes, previews and publishes; two at once lose nothing.
import { signIn } from '../support/organiser.ts';
import { expectAccessible } from '../support/axe.ts';
import { expect, test } from '../support/test.ts';

test('an editor changes what visitors read @both', async ({ page, site }) => {
  await signIn(page, site, 'editor');
  await page.goto(`${site.url}/admin/content`);
  await page.getByRole('button', { name: 'Edit' }).click();
  await expect(page.getByRole('link', { name: 'Session', exact: true })).toHaveAttribute('aria-current', 'page');
  await expectAccessible(page);
  await page.locator('[id="title.en"]').fill('A session that was renamed');
  await page.locator('[id="title.ar"]').fill('');
  await page.getByRole('button', { name: 'Save the draft' }).click();
  await expect(page.getByRole('status')).toContainText('Saved.');
  await expect(page.locator('.missing').first()).toBeVisible();

  await page.locator('[id="time_zone"]').fill('Moon/Base');
  await page.getByRole('button', { name: 'Save the draft' }).click();
  await expect(page.getByRole('alert')).toContainText('Time zone');
  await expect(page.locator('[id="time_zone"]')).toHaveValue('Moon/Base');
  await expectAccessible(page);

  for (const part of ['Agenda', 'Speakers', 'Campaign', 'Preview', 'Publish']) {
    await page.getByRole('navigation', { name: 'Parts of the draft' }).getByRole('link', { name: part, exact: true }).click();
    await expect(page.getByRole('link', { name: part, exact: true })).toHaveAttribute('aria-current', 'page');
    await expectAccessible(page);
  }
  await expect(page.getByRole('table')).toContainText('A session that was renamed');
  await page.getByRole('button', { name: 'Publish now' }).click();
  await expect(page.getByRole('heading', { name: 'Drafts' })).toBeVisible();
  await page.goto(`${site.url}/en`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('A session that was renamed');
});

test('the agenda is put in order by its arrows @both', async ({ page, site }) => {
  await signIn(page, site, 'editor');
  await page.goto(`${site.url}/admin/content`);
  await page.getByRole('button', { name: 'Edit' }).click();
  await page.getByRole('link', { name: 'Agenda', exact: true }).click();
  const titles = page.locator('.order bdi');
  const [first, second] = [await titles.nth(0).textContent(), await titles.nth(1).textContent()];
  await page.getByRole('button', { name: `Later: ${first}` }).first().click();
  await expect(titles.nth(0)).toHaveText(second!);
  await expect(titles.nth(1)).toHaveText(first!);
});
