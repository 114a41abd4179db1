// Off the site at once: the page is empty, another one opens, and neither back nor forward leads here again.
import type { Page } from '@playwright/test';

import { expectAccessible } from '../support/axe.ts';
import { register } from '../support/forms.ts';
import { expect, Site, test } from '../support/test.ts';
import { langs, said } from '../support/texts.ts';
import { awake } from '../support/time.ts';

/** A site, and another one that stands for the neutral page that its button leads to. */
async function start(startSite: (settings?: object) => Promise<Site>): Promise<{ site: Site; neutral: Site; to: string }> {
  const neutral = await startSite();
  const to = `${neutral.url}/en/privacy`;
  return { site: await startSite({ limits: 'off', env: { SHAPING_LEAVE_TO: to } }), neutral, to };
}

const button = (page: Page) => page.locator('.site-header .leave');

/** What the browser's own buttons lead to, and where it stands among that. */
async function tabHistory(page: Page): Promise<{ index: number; urls: string[] }> {
  const devtools = await page.context().newCDPSession(page);
  const { currentIndex, entries } = await devtools.send('Page.getNavigationHistory');
  await devtools.detach();
  return { index: currentIndex, urls: entries.map(({ url }) => url) };
}

/** Fails unless nothing of the site is behind, and at most the address that answers nothing before; and unless it stays there. */
async function expectGone(page: Page, site: Site, to: string): Promise<void> {
  await expect(page).toHaveURL(to);
  const { index, urls } = await tabHistory(page);
  expect(urls.slice(0, index).filter((url) => url.startsWith(site.url))).toEqual([]);
  expect(urls[index]).toBe(to);
  expect(urls.slice(index + 1).filter((url) => url !== `${site.url}/left`)).toEqual([]);
  expect(await page.evaluate(() => name)).toBe('');
  if (urls.length > index + 1) {
    await page.evaluate(() => history.forward());
    await page.waitForTimeout(500);
    await expect(page, 'nothing comes of going forward').toHaveURL(to);
  }
  await page.goBack();
  expect(page.url()).toBe('about:blank');
}

for (const lang of langs) {
  test(`the button says what it does, is as large as a finger, and leads off the site, in ${lang} @both`, async ({
    page,
    startSite,
  }) => {
    const { site, to } = await start(startSite);
    await page.setViewportSize({ width: 320, height: 640 });
    for (const path of ['', '/pledges', '/privacy', '/nowhere']) {
      await page.goto(`${site.url}/${lang}${path}`);
      const links = page.getByRole('link', { name: said(lang, 'leave'), exact: true });
      await expect(links).toHaveCount(path === '/nowhere' ? 1 : 2);
      for (const link of await links.all()) {
        await expect(link).toBeVisible();
        expect((await link.boundingBox())!.height).toBeGreaterThanOrEqual(44);
        await expect(link).toHaveAttribute('rel', /noreferrer/);
      }
    }
    await page.goto(`${site.url}/${lang}/privacy`);
    await expect(page.getByText(said(lang, 'privacy-leave-title'))).toBeVisible();
    await expectAccessible(page);
    await button(page).focus();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(to);
  });
}

test('after moves within one document nothing leads back', async ({ page, startSite }) => {
  const { site, to } = await start(startSite);
  await page.goto(`${site.url}/en`);
  await awake(page);
  for (const [name, path] of [['nav-pledges', '/pledges'], ['nav-questions', '/questions'], ['nav-vote', '/vote']] as const) {
    await page.locator('.site-nav').getByRole('link', { name: said('en', name) }).click();
    await expect(page).toHaveURL(`${site.url}/en${path}`);
  }
  await page.goBack();
  await expect(page).toHaveURL(`${site.url}/en/questions`);
  await button(page).click();
  await expectGone(page, site, to);
});

test('after pages that were loaded one by one nothing leads back', async ({ page, startSite }) => {
  const { site, to } = await start(startSite);
  for (const path of ['/en', '/en/pledges', '/en/vote']) {
    await page.goto(`${site.url}${path}`);
    await awake(page);
  }
  await page.locator('.site-nav').getByRole('link', { name: said('en', 'nav-questions') }).click();
  await expect(page).toHaveURL(`${site.url}/en/questions`);
  await page.locator('.site-footer .leave').click();
  await expectGone(page, site, to);
});

test('from the first page there is nothing left of it', async ({ page, startSite }) => {
  const { site, to } = await start(startSite);
  await page.goto(`${site.url}/en`);
  await awake(page);
  await button(page).click();
  await expect(page).toHaveURL(to);
  expect((await tabHistory(page)).urls.filter((url) => url.startsWith(site.url))).toEqual([]);
});

test('three times Escape leaves, twice or slowly does not', async ({ page, startSite }) => {
  const { site, to } = await start(startSite);
  await page.goto(`${site.url}/en`);
  await page.goto(`${site.url}/en/vote`);
  await awake(page);
  const press = async (times: number) => {
    for (let i = 0; i < times; i++) await page.keyboard.press('Escape');
  };
  await press(2);
  await page.keyboard.press('a');
  await press(2);
  await page.waitForTimeout(3_100);
  await press(2);
  await expect(page.locator('h1')).toBeVisible();
  await page.keyboard.press('Escape');
  await expectGone(page, site, to);
});

test('the page is empty in the very moment of the tap, and where going back takes too long it leaves from where it is', async ({ page, startSite }) => {
  const { site, to } = await start(startSite);
  // Kept by nobody, so that going back there asks the site.
  const own = await register(site, { name: 'Amal' });
  await page.goto(`${site.url}${own}`);
  await page.goto(`${site.url}/en`);
  await awake(page);
  await site.pause();
  try {
    const seen = await button(page).evaluate((leave: HTMLElement) => {
      leave.click();
      return { isShown: document.body.checkVisibility(), title: document.title };
    });
    expect(seen).toEqual({ isShown: false, title: '…' });
    await expect(page).toHaveURL(to, { timeout: 5_000 });
  } finally {
    site.resume();
  }
});
