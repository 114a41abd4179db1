// The least that must work: the site starts, answers, and says what it is.
import { expect, test } from '../support/test.ts';

test('the English page answers with one headline @both', async ({ page }) => {
  const answer = await page.goto('/en');
  expect(answer?.status()).toBe(200);
  await expect(page.locator('h1')).toHaveCount(1);
  await expect(page.locator('h1')).not.toBeEmpty();
});
