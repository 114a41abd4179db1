// Every page and every state: without a violation, at 320 px and on a desktop, by day and by night, by keyboard alone.
import type { Locator, Page } from '@playwright/test';

import { expectAccessible } from '../support/axe.ts';
import { choice, fillRegistration, pledge, pledgeButton, register, registerButton } from '../support/forms.ts';
import { expect, type Site, test } from '../support/test.ts';
import { type Lang, said } from '../support/texts.ts';
import { awake } from '../support/time.ts';

test.use({ siteSettings: { clock: '2024-02-28T10:30:00+01:00', limits: 'off' } });
test.describe.configure({ mode: 'parallel' });

const langs: Lang[] = ['en', 'ar'];

/** Fails unless the page as it stands is accessible and fits, on a phone and a desktop, in light and dark. */
async function expectGood(page: Page): Promise<void> {
  for (const { width, height } of [
    { width: 1280, height: 800 },
    { width: 320, height: 640 },
  ]) {
    await page.setViewportSize({ width, height });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await test.step(`${width} px, ${colorScheme}`, () => expectAccessible(page));
    }
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wide, `pixels that ${page.url()} is too wide at ${width} px`).toBeLessThanOrEqual(0);
  }
}

for (const lang of langs) {
  for (const [state, clock] of Object.entries({
    scheduled: '2024-02-27T20:00:00+01:00',
    'doors-open': '2024-02-28T10:46:00+01:00',
    live: '2024-02-28T11:26:00+01:00',
    ended: '2024-02-28T12:30:00+01:00',
  })) {
    test(`the session page in ${lang}, ${state}`, async ({ page, startSite }) => {
      const site = await startSite({ clock });
      await pledge(site, { name: 'نور', country: 'BE', message: 'See you' });
      await page.goto(`${site.url}/${lang}`);
      await awake(page);
      await expect(page.locator('.state').first()).toHaveText(said(lang, `state-${state}`));
      if (state === 'scheduled') await page.locator('.calendar summary').click();
      await expectGood(page);
    });
  }

  for (const [name, path] of Object.entries({
    'voting help': '/vote',
    privacy: '/privacy',
    'the ticket’s page': '/ticket',
    'without a network': '/offline',
    'a device that has forgotten': '/forgotten',
    'a page that is not there': '/nowhere',
    'the empty wall': '/pledges',
    'after registering': '/registered',
    'after waiting in line': '/registered/waitlist',
    'after taking a pledge back': '/withdrawn',
  })) {
    test(`${name} in ${lang}`, async ({ page }) => {
      await page.goto(`/${lang}${path}`);
      await awake(page);
      await expectGood(page);
    });
  }

  test(`the registration form in ${lang}, empty and with errors`, async ({ page }) => {
    await page.goto(`/${lang}/register`);
    await awake(page);
    await expectGood(page);
    await registerButton(page.locator('#register-form'), lang).click();
    await expect(page.locator('.form-errors')).toBeVisible();
    await expectGood(page);
  });

  test(`the pledge form in ${lang}, empty, whole and with errors`, async ({ page }) => {
    await page.goto(`/${lang}/pledge`);
    await awake(page);
    await expectGood(page);
    await choice(page.locator('#pledge-form'), said(lang, 'visibility-named')).check();
    await pledgeButton(page.locator('#pledge-form'), lang).click();
    await expect(page.locator('.form-errors')).toBeVisible();
    await expectGood(page);
  });

  test(`the wall in ${lang} with pledges, and one’s own pages`, async ({ page, startSite }) => {
    const site = await startSite({ limits: 'off' });
    const long = 'x'.repeat(80);
    await pledge(site, { name: long, country: 'MK', message: `${'y'.repeat(200)} and more`, actions: everyAction });
    for (let i = 0; i < 31; i++) await pledge(site, { name: `Pledger ${i}`, country: 'BE' });
    const own = [
      await pledge(site, { name: 'قمر', country: 'FR', message: 'Call 0123456789 or write to me@mail.example' }),
      await register(site, { name: long }),
    ];
    for (const path of ['/pledges', ...own.map((path) => path.slice('/en'.length))]) {
      await page.goto(`${site.url}/${lang}${path}`);
      await awake(page);
      await expectGood(page);
    }
    await page.goto(`${site.url}/${lang}/pledges`);
    await page.getByRole('link', { name: said(lang, 'wall-older') }).click();
    await expect(page.locator('.wall .pledge-name').last()).toHaveText(long);
    await expectGood(page);
  });

  test(`a very long title in ${lang}, and a pending registration`, async ({ page, startSite }) => {
    const site = await startSite({ content: 'content/harbour-night.toml', clock: '2024-11-02T09:00:00-02:30' });
    await page.goto(`${site.url}/${lang}`);
    await awake(page);
    await expectGood(page);
  });

  test(`by keyboard alone one registers in ${lang} @both`, async ({ page, scripts }) => {
    await page.goto(`/${lang}/register`);
    if (scripts) await awake(page);
    const form = page.locator('#register-form');
    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: said(lang, 'skip-to-content') });
    await expect(skip).toBeFocused();
    await expect(skip).toBeInViewport();
    await page.keyboard.press('Enter');
    await expect(page.locator('main')).toBeFocused();

    await tabTo(page, form.locator('#name'));
    await page.keyboard.type('Amal');
    await tabTo(page, form.locator('[name=contact][value=email]'));
    await page.keyboard.press('ArrowDown');
    await expect(form.locator('[name=contact][value=device]')).toBeFocused();
    await expect(form.locator('[name=contact][value=device]')).toBeChecked();
    await tabTo(page, form.locator('#taking_part'));
    await page.keyboard.press('Space');
    await expect(form.locator('#taking_part')).toBeChecked();
    await tabTo(page, registerButton(form, lang));
    await page.keyboard.press('Enter');
    await expect(page.locator('.notice > .state')).toHaveText(said(lang, 'registration-state-confirmed'));
    await expect(page.locator('.facts')).toContainText('Amal');
  });
}

const everyAction = ['vote', 'meet', 'join', 'bring'];

/** Goes on with the Tab key until `target` has the focus, which must show. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let i = 0; i < 20; i++) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement)) {
      await expect(target).not.toHaveCSS('outline-style', 'none');
      return;
    }
  }
  throw new Error(`no way by Tab to ${target}`);
}

test('by keyboard alone one pledges, and takes it back @both', async ({ page, scripts, startSite }) => {
  const site: Site = await startSite();
  await page.goto(`${site.url}/en/pledge`);
  if (scripts) await awake(page);
  const form = page.locator('#pledge-form');
  await tabTo(page, form.locator('#action-vote'));
  await page.keyboard.press('Space');
  await tabTo(page, form.locator('[name=visibility][value=counted]'));
  for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowDown');
  await expect(form.locator('[name=visibility][value=named]')).toBeChecked();
  await tabTo(page, form.locator('#pledge_name'));
  await page.keyboard.type('Nadia');
  await tabTo(page, form.locator('#publish'));
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await expect(page.locator('.pledge-preview')).toContainText('Nadia');
  await tabTo(page, page.getByRole('link', { name: said('en', 'own-pledge-withdraw') }));
  await page.keyboard.press('Enter');
  await expect(page.locator('h1')).toHaveText(said('en', 'withdraw-title'));
  await tabTo(page, page.getByRole('button', { name: said('en', 'withdraw-yes') }));
  await page.keyboard.press('Space');
  await expect(page.locator('h1')).toHaveText(said('en', 'withdrawn-title'));
});

test('mistakes can be found and mended by keyboard @both', async ({ page, scripts }) => {
  await page.goto('/en/register');
  if (scripts) await awake(page);
  const form = page.locator('#register-form');
  await fillRegistration(form, 'en', { name: 'Amal', email: 'nowhere' });
  await page.keyboard.press('Enter');
  await expect(form.locator('.form-errors')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(form.locator('.form-errors').getByRole('link', { name: said('en', 'error-email-not-an-email') })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(form.locator('#email')).toBeFocused();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('amal@mail.example');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/en/registered');
});

test('what can be pressed is large enough for a thumb', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const path of ['/en', '/ar/register', '/en/pledges', '/ar/vote']) {
    await page.goto(path);
    await awake(page);
    const small = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('button, .button, nav a, summary, select, label.choice, .field input')]
        .filter((element) => element.checkVisibility())
        .map((element) => ({ what: element.outerHTML.slice(0, 80), ...element.getBoundingClientRect().toJSON() }))
        .filter(({ width, height }: { width: number; height: number }) => width < 43.9 || height < 43.9),
    );
    expect(small, path).toEqual([]);
  }
});

test('who wants less motion gets none', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('/en');
  await awake(page);
  await page.evaluate(() => document.body.setAttribute('aria-busy', 'true'));
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
});
