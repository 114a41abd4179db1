// Accessibility as a test: axe-core by itself, because its Playwright wrapper asks for a newer Node than the site does.
import { expect, type Page, test } from '@playwright/test';
import axe from 'axe-core';

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Fails with every WCAG 2.0, 2.1 and 2.2 A and AA violation of the page as it is now. */
export async function expectAccessible(page: Page): Promise<void> {
  // A move, or a form, that is under way is awaited: it is pale, and the page behind it is what is looked at.
  await expect(page.locator('[aria-busy]')).toHaveCount(0);
  // Timers stand still where scripts are off, even for Playwright, and axe takes its turns with them. Promises go on.
  if (test.info().project.use.javaScriptEnabled === false) {
    await page.evaluate(() => {
      globalThis.setTimeout = ((turn: () => void) => void Promise.resolve().then(turn)) as unknown as typeof setTimeout;
    });
  }
  await page.evaluate(axe.source);
  const violations = await page.evaluate(async (tags) => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
    const results = await axe.run(document, {
      runOnly: { type: 'tag', values: tags },
      resultTypes: ['violations'],
      iframes: false, // what others embed is a page of its own here, and tested as one
      preload: false, // styles and media of other origins: there are none
    });
    return results.violations.map((rule) => ({
      rule: `${rule.id}: ${rule.help}`,
      where: rule.nodes.map((node) => `${node.target.join(' ')} ${node.failureSummary ?? ''}`),
    }));
  }, standards);
  expect(violations, `accessibility of ${page.url()}`).toEqual([]);
}
