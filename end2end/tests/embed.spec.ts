// Parts of the site in frames on somebody else's: only where listed, as high as they are, and deaf to their host.
import type { FrameLocator, Locator, Page } from '@playwright/test';

import { expectAccessible } from '../support/axe.ts';
import { choice, expectProblems, fillRegistration, pledge, registerButton } from '../support/forms.ts';
import { allow, embeds, type Embed, Host, lines } from '../support/host.ts';
import { expect, type Site, test } from '../support/test.ts';
import { type Lang, langs, said } from '../support/texts.ts';

test.use({ siteSettings: { clock: '2024-02-28T10:30:00+01:00', limits: 'off' } });

const titles: Record<Embed, RegExp> = { countdown: /embed\/countdown/, register: /embed\/register/, wall: /embed\/wall/ };

let host: Host;
test.beforeEach(async () => {
  host = await Host.start();
});
test.afterEach(() => host.stop());

const frame = (page: Page, embed: Embed): Locator => page.locator(`iframe[src*="/embed/${embed}"]`);
const inside = (page: Page, embed: Embed): FrameLocator => page.frameLocator(`iframe[src*="/embed/${embed}"]`);

/** Opens a page of the other site with these embeds, on which the site lets them be shown. */
async function openHost(page: Page, site: Site, lang: Lang, ...which: Embed[]): Promise<void> {
  await allow(site, host.url, ...which);
  const all = await lines(page, site, lang);
  host.html = which.map((embed) => all[embed]).join('\n');
  await page.goto(host.url);
}

/** Waits until the frame is exactly as high as its page. (An empty page without a doctype is as high as any frame.) */
async function expectFit(page: Page, embed: Embed): Promise<void> {
  await expect(inside(page, embed).locator('h1')).toBeVisible();
  const room = async () => {
    const there = await frame(page, embed).evaluate((element) => element.clientHeight);
    const needed = await inside(page, embed).locator('html').evaluate((root) => root.getBoundingClientRect().height);
    return Math.floor(there - needed);
  };
  await expect.poll(room, embed).toBe(0);
}

for (const lang of ['en', 'ar'] as const) {
  test(`each shows on a listed site in ${lang}, as high as it is @both`, async ({ page, site, scripts, expectProblem }) => {
    expectProblem(new RegExp(`request to another origin: ${host.url}`));
    await pledge(site, { name: 'Noor', country: 'BE', message: 'See you' });
    await openHost(page, site, lang, ...embeds);
    for (const embed of embeds) {
      await frame(page, embed).scrollIntoViewIfNeeded();
      const root = inside(page, embed).locator('html');
      await expect(root).toHaveAttribute('lang', lang);
      await expect(root.locator('h1')).toBeVisible();
      await expect(frame(page, embed)).toHaveAttribute('title', new RegExp(said(lang, `embed-${embed}`)));
      if (scripts) {
        await expectFit(page, embed);
      } else {
        // It keeps the height that is written, and what is below is reached within.
        await root.locator('.embed-footer a').scrollIntoViewIfNeeded();
        await expect(root.locator('.embed-footer a')).toBeInViewport();
      }
      for (const link of await root.getByRole('link').all()) await expect(link).toHaveAttribute('target', '_blank');
    }
    await expect(inside(page, 'wall').locator('.pledge-name').first()).toHaveText('Noor');
    await expect(inside(page, 'countdown').locator('.state').first()).toHaveText(said(lang, 'state-scheduled'));
  });

  test(`somebody registers in a frame in ${lang}, and never leaves the page @both`, async ({
    page,
    context,
    site,
    expectProblem,
  }) => {
    expectProblem(new RegExp(`request to another origin: ${host.url}`));
    await openHost(page, site, lang, 'register');
    const form = inside(page, 'register').locator('#register-form');
    const title = inside(page, 'register').locator('h1');

    await registerButton(form, lang).click();
    await expectProblems(form, lang, {
      name: 'error-name-missing',
      email: 'error-email-missing',
      taking_part: 'error-taking-part-consent-needed',
    });
    await fillRegistration(form, lang, { name: 'Amal' });
    await registerButton(form, lang).click();
    await expect(title).toHaveText(said(lang, 'registration-state-confirmed'));
    // With scripts the frame gets lower: not so that its answer is out of sight.
    const above = () => frame(page, 'register').evaluate((element) => element.getBoundingClientRect().bottom);
    await expect.poll(above).toBeGreaterThan(200);
    expect(page.url()).toBe(`${host.url}/`);

    const tab = context.waitForEvent('page');
    await inside(page, 'register').getByRole('link', { name: said(lang, 'to-own-registration') }).click();
    const own = await tab;
    await expect(own.locator('h1')).toHaveText(said(lang, 'own-registration-title'));
    expect(own.url()).toMatch(new RegExp(`^${site.url}/${lang}/r/[\\w-]{22,}$`));
    await own.close();

    await page.reload();
    await fillRegistration(form, lang, { name: 'Grace', email: `grace-${lang}@mail.example` });
    await registerButton(form, lang).click();
    await expect(title).toHaveText(said(lang, 'registered-title'));
    expect(page.url()).toBe(`${host.url}/`);
  });
}

test('a site that is not listed, or for another embed, shows nothing @both', async ({ page, startSite, expectProblem }) => {
  expectProblem(new RegExp(`request to another origin: ${host.url}`));
  expectProblem(/frame-ancestors/);
  const site = await startSite();
  await allow(site, 'https://elsewhere.example', 'wall');
  await allow(site, host.url, 'countdown');
  host.html = Object.values(await lines(page, site, 'en')).join('\n') + `<iframe src="${site.url}/en/pledges"></iframe>`;
  await page.goto(host.url);
  await expect(inside(page, 'countdown').locator('h1')).toBeVisible();
  for (const address of ['/en/embed/wall', '/en/embed/register', '/en/pledges']) {
    await page.locator(`iframe[src$="${address}"]`).scrollIntoViewIfNeeded();
  }
  // The browser puts a page of its own in place of what it may not show.
  await expect.poll(() => page.frames().filter((one) => one.url().startsWith('chrome-error:')).length).toBe(3);
  await allow(site, host.url, 'wall');
  await page.reload();
  await frame(page, 'wall').scrollIntoViewIfNeeded();
  await expect(inside(page, 'wall').locator('h1')).toBeVisible();
});

test('the page around it learns a height, and nothing of what is typed or chosen', async ({ page, site, expectProblem }) => {
  expectProblem(new RegExp(`request to another origin: ${host.url}`));
  await openHost(page, site, 'en', 'register');
  const form = inside(page, 'register').locator('#register-form');
  await expectFit(page, 'register');
  const before = await host.heard(page);
  expect(before.length).toBeGreaterThan(0);

  await choice(form, said('en', 'register-contact-device')).check();
  await choice(form, said('en', 'register-contact-email')).check();
  await form.locator('[name=name]').fill('Zwentibold Quarrelsome');
  await form.locator('[name=email]').fill('zwentibold@mail.example');
  await form.locator('[name=access_needs]').fill('Captions, please. '.repeat(20));
  await choice(form, said('en', 'register-contact-device')).check();
  await page.waitForTimeout(500);
  expect(await host.heard(page), 'nothing moves with what is chosen').toEqual(before);

  await form.getByRole('checkbox', { name: said('en', 'consent-taking-part') }).check();
  await registerButton(form, 'en').click();
  await expect(inside(page, 'register').locator('h1')).toHaveText(said('en', 'registration-state-confirmed'));
  await expect.poll(async () => (await host.heard(page)).length).toBeGreaterThan(before.length);
  for (const message of await host.heard(page)) expect(message).toMatch(/^\{"height":\d+\}$/);

  // Nor can it look inside.
  const seen = await frame(page, 'register').evaluate((element) => {
    const shown = (element as HTMLIFrameElement).contentWindow!;
    const attempt = (look: () => unknown) => {
      try {
        return String(look());
      } catch (error) {
        return (error as Error).name;
      }
    };
    return [
      attempt(() => (element as HTMLIFrameElement).contentDocument),
      attempt(() => shown.document.body.textContent),
      attempt(() => shown.location.href),
    ];
  });
  expect(seen).toEqual(['null', 'SecurityError', 'SecurityError']);
});

test('a height is taken from our frames alone', async ({ page, site, expectProblem }) => {
  expectProblem(new RegExp(`request to another origin: ${host.url}`));
  await openHost(page, site, 'en', 'wall');
  await expectFit(page, 'wall');
  await page.evaluate(() => postMessage({ height: 1 }, '*'));
  await page.waitForTimeout(300);
  await expectFit(page, 'wall');
});

test('a pledge shows in the frame as it comes in', async ({ page, startSite, expectProblem }) => {
  expectProblem(new RegExp(`request to another origin: ${host.url}`));
  const site = await startSite();
  await openHost(page, site, 'en', 'wall');
  await frame(page, 'wall').scrollIntoViewIfNeeded();
  await expect(inside(page, 'wall').locator('html')).toHaveAttribute('data-awake');
  const height = await frame(page, 'wall').evaluate((element) => element.clientHeight);
  await pledge(site, { name: 'Noor', country: 'BE' });
  await expect(inside(page, 'wall').locator('.pledge-total b')).toHaveText('1');
  await expect(inside(page, 'wall').locator('.pledge-name').getByText('Noor')).toBeVisible();
  expect(await frame(page, 'wall').evaluate((element) => element.clientHeight), 'nothing moves').toBe(height);
});

test('it is as dark as the visitor likes it, on any page', async ({ page, site, expectProblem }) => {
  expectProblem(new RegExp(`request to another origin: ${host.url}`));
  await openHost(page, site, 'ar', 'countdown');
  for (const [colorScheme, paper] of [
    ['dark', 'rgb(15, 23, 42)'],
    ['light', 'rgb(251, 250, 247)'],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await expect(inside(page, 'countdown').locator('body')).toHaveCSS('background-color', paper);
  }
});

test('the language is the address’s, else the visitor’s @both', async ({ newVisitor }) => {
  const visitor = await (await newVisitor({ locale: 'fr-FR' })).newPage();
  for (const [address, lang] of [
    ['/embed/wall', 'fr'],
    ['/embed/wall?lang=ar', 'ar'],
  ] as const) {
    await visitor.goto(address);
    await expect(visitor.locator('html')).toHaveAttribute('lang', lang);
  }
});

test('no cookie is set and nothing is left on the device @both', async ({ page, context, site, expectProblem }) => {
  expectProblem(new RegExp(`request to another origin: ${host.url}`));
  await openHost(page, site, 'en', 'register');
  const form = inside(page, 'register').locator('#register-form');
  await fillRegistration(form, 'en', { name: 'Ada' });
  await registerButton(form, 'en').click();
  await expect(inside(page, 'register').locator('h1')).toHaveText(said('en', 'registration-state-confirmed'));
  expect(await context.cookies()).toEqual([]);
  const left = await inside(page, 'register').locator('html').evaluate(() => [localStorage.length, sessionStorage.length]);
  expect(left).toEqual([0, 0]);
});

test('the footer leads to the lines, each with what it looks like @both', async ({ page }) => {
  for (const lang of langs) {
    await page.goto(`/${lang}`);
    await page.locator('.site-footer').getByRole('link', { name: said(lang, 'nav-embed') }).click();
    await expect(page.locator('h1')).toHaveText(said(lang, 'embed-title'));
    for (const embed of embeds) {
      await frame(page, embed).scrollIntoViewIfNeeded();
      await expect(inside(page, embed).locator('html')).toHaveAttribute('lang', lang);
      await expect(inside(page, embed).locator('h1')).toBeVisible();
      await expect(page.locator(`#${embed}-html`)).toHaveValue(titles[embed]);
    }
  }
});

test('a line is copied with one button', async ({ page, context, site }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: site.url });
  await page.goto('/en/embed');
  const line = await page.locator('#wall-html').inputValue();
  await page.getByRole('button', { name: said('en', 'embed-copy') }).last().click();
  await expect(page.getByRole('button', { name: said('en', 'embed-copied') })).toBeVisible();
  expect(line).toContain(`src="${site.url}/en/embed/wall"`);
});

for (const lang of ['en', 'ar'] as const) {
  for (const path of ['/embed', ...embeds.map((embed) => `/embed/${embed}`)]) {
    test(`${path} in ${lang} can be read by everybody`, async ({ page, site }) => {
      await pledge(site, { name: 'نور', country: 'BE', message: 'See you' });
      await page.goto(`/${lang}${path}`);
      for (const width of [1280, 320]) {
        await page.setViewportSize({ width, height: 800 });
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          await test.step(`${width} px, ${colorScheme}`, () => expectAccessible(page));
        }
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(wide, `pixels too wide at ${width} px`).toBeLessThanOrEqual(0);
      }
    });
  }

  test(`the form in a frame in ${lang}, with errors and answered, can be read by everybody`, async ({ page }) => {
    await page.goto(`/${lang}/embed/register`);
    const form = page.locator('#register-form');
    await registerButton(form, lang).click();
    await expect(page.locator('.form-errors')).toBeVisible();
    await expectAccessible(page);
    await fillRegistration(form, lang, { name: 'Amal' });
    await registerButton(form, lang).click();
    await expect(page.locator('h1')).toHaveText(said(lang, 'registration-state-confirmed'));
    await expectAccessible(page);
  });
}
