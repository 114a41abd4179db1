// Registering, as people do it: with scripts and without, left to right and right to left.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import type { Page } from '@playwright/test';

import { choice, expectProblems, fillRegistration, openForm, register, registerButton, send } from '../support/forms.ts';
import { expect, type Site, test } from '../support/test.ts';
import { type Lang, said } from '../support/texts.ts';

test.use({ siteSettings: { limits: 'off' } });

const langs: Lang[] = ['en', 'ar'];
const formOn = (page: Page) => page.locator('#register-form');

for (const lang of langs) {
  test.describe(`in ${lang}`, () => {
    test('by email: the page says what to do next @both', async ({ page, scripts }) => {
      await openForm(page, `/${lang}/register`, scripts);
      const form = formOn(page);
      await fillRegistration(form, lang, { name: 'Amal', email: 'amal@mail.example' });
      await form.getByLabel(said(lang, 'register-country')).selectOption('BE');
      await form.getByLabel(said(lang, 'register-lang')).selectOption('fr');
      await registerButton(form, lang).click();
      await expect(page).toHaveURL(`/${lang}/registered`);
      await expect(page.locator('h1')).toHaveText(said(lang, 'registered-title'));
      await expect(page.locator('main')).toContainText(said(lang, 'registered-mail'));
      await expect(page.locator('main')).not.toContainText('amal');
    });

    test('on this device: one’s own page, with the link to it @both', async ({ page, newVisitor, scripts }) => {
      await openForm(page, `/${lang}/register`, scripts);
      const form = formOn(page);
      await choice(form, said(lang, 'register-contact-device')).check();
      await expect(form.getByRole('textbox', { name: said(lang, 'register-email') })).toBeHidden();
      await fillRegistration(form, lang, { name: 'أمل Amal' });
      await form.getByLabel(said(lang, 'register-organisation')).fill('Fog Lantern Society');
      await registerButton(form, lang).click();

      await expect(page).toHaveURL(new RegExp(`/${lang}/r/[\\w-]{22,}$`));
      await expect(page.locator('h1')).toHaveText(said(lang, 'own-registration-title'));
      await expect(page.locator('.notice > .state')).toHaveText(said(lang, 'registration-state-confirmed'));
      await expect(page.locator('.facts')).toContainText('أمل Amal');
      await expect(page.locator('.facts')).toContainText('Fog Lantern Society');
      const link = page.locator('.keep-link a');
      await expect(link).toHaveText(page.url());

      // The link alone is enough, from anywhere.
      const elsewhere = await (await newVisitor()).newPage();
      await elsewhere.goto((await link.textContent())!);
      await expect(elsewhere.locator('.facts')).toContainText('أمل Amal');
    });

    test('what is missing is said on top and beside each field, and what was typed stays @both', async ({
      page,
      scripts,
    }) => {
      await openForm(page, `/${lang}/register`, scripts);
      const form = formOn(page);
      await expect(form.locator('.form-errors')).toBeHidden();
      await form.getByRole('textbox', { name: said(lang, 'register-email') }).fill('nowhere');
      await form.getByLabel(said(lang, 'register-organisation')).fill('Nadi & Söhne <b>');
      await form.getByLabel(said(lang, 'register-country')).selectOption('MT');
      await form.getByLabel(said(lang, 'register-access-needs')).fill('Captions,\nplease');
      await form.getByRole('checkbox', { name: said(lang, 'consent-news') }).check();
      await registerButton(form, lang).click();

      await expectProblems(form, lang, {
        name: 'error-name-missing',
        email: 'error-email-not-an-email',
        taking_part: 'error-taking-part-consent-needed',
      });
      await expect(form.locator('.form-errors')).toBeFocused();
      await expect(form.locator('.form-errors p:visible')).toHaveText(said(lang, 'form-error-invalid'));
      await expect(page.locator('html')).toHaveAttribute('lang', lang);
      // The field itself says what is wrong with it.
      await expect(form.locator('#email')).toHaveAccessibleDescription(said(lang, 'error-email-not-an-email'));
      await expect(form.locator('#email')).toHaveValue('nowhere');
      await expect(form.locator('#organisation')).toHaveValue('Nadi & Söhne <b>');
      await expect(form.locator('#country')).toHaveValue('MT');
      await expect(form.locator('#access_needs')).toHaveValue('Captions,\nplease');
      await expect(form.locator('#news')).toBeChecked();
      await expect(form.locator('#taking_part')).not.toBeChecked();

      // From the summary to the field, and on from there.
      await form.locator('.form-errors').getByRole('link', { name: said(lang, 'error-name-missing') }).click();
      await expect(page).toHaveURL(/#name$/);
      await form.locator('#name').fill('Amal');
      await form.locator('#taking_part').check();
      await registerButton(form, lang).click();
      await expectProblems(form, lang, { email: 'error-email-not-an-email' });
      await form.locator('#email').fill('amal.again@mail.example');
      await registerButton(form, lang).click();
      await expect(page).toHaveURL(`/${lang}/registered`);
    });

    test('consents are unticked at first, and refusing news blocks nothing @both', async ({ page, scripts }) => {
      await openForm(page, `/${lang}/register`, scripts);
      const form = formOn(page);
      await expect(form.getByRole('checkbox')).toHaveCount(2);
      await expect(form.getByRole('checkbox', { checked: true })).toHaveCount(0);
      await fillRegistration(form, lang, { name: 'Amal' });
      await expect(form.locator('#news')).not.toBeChecked();
      await registerButton(form, lang).click();
      await expect(page.locator('.notice > .state')).toHaveText(said(lang, 'registration-state-confirmed'));
    });

    test('a page that is too old is drawn again with what was typed @both', async ({ page, scripts }) => {
      await openForm(page, `/${lang}/register`, scripts);
      const form = formOn(page);
      await fillRegistration(form, lang, { name: 'Amal', email: `late.${lang}@mail.example` });
      await form.locator('#access_needs').fill('A phone line');
      await form.locator('[name=stamp]').evaluate((stamp: HTMLInputElement) => (stamp.value = ''));
      await registerButton(form, lang).click();
      await expect(form.locator('.form-errors p:visible')).toHaveText(said(lang, 'form-error-stale-form'));
      await expect(form.locator('.form-errors li:visible')).toHaveCount(0);
      await expect(form.locator('#name')).toHaveValue('Amal');
      await expect(form.locator('#access_needs')).toHaveValue('A phone line');
      await expect(form.locator('#taking_part')).toBeChecked();
      if (scripts) await expect(page.locator('leptos-island:not([data-awake])')).toHaveCount(0);
      await registerButton(form, lang).click();
      await expect(page).toHaveURL(`/${lang}/registered`);
    });
  });
}

test('the form on the session page works like the one by itself @both', async ({ page, scripts }) => {
  await openForm(page, '/en', scripts);
  const form = formOn(page);
  await registerButton(form, 'en').click();
  await expectProblems(form, 'en', {
    name: 'error-name-missing',
    email: 'error-email-missing',
    taking_part: 'error-taking-part-consent-needed',
  });
  await fillRegistration(form, 'en', { name: 'Amal' });
  await registerButton(form, 'en').click();
  await expect(page.locator('.notice > .state')).toHaveText(said('en', 'registration-state-confirmed'));
});

test('the same mailbox twice is told the same as a new one @both', async ({ page, scripts }) => {
  const answers: string[] = [];
  for (const email of ['twice@mail.example', 'Twice@MAIL.example', 'new@mail.example']) {
    await openForm(page, '/en/register', scripts);
    await fillRegistration(formOn(page), 'en', { name: 'Amal', email });
    await registerButton(formOn(page), 'en').click();
    await expect(page).toHaveURL('/en/registered');
    answers.push(await page.locator('main').innerText());
  }
  expect(new Set(answers).size).toBe(1);
});

test('a mail leads to the page with the button that confirms @both', async ({ page, scripts, startSite }) => {
  const site = await startSite({ env: { SHAPING_MAIL: 'dir:mail' } });
  await openForm(page, `${site.url}/en/register`, scripts);
  await fillRegistration(formOn(page), 'en', { name: 'Amal', email: 'amal@mail.example' });
  await registerButton(formOn(page), 'en').click();
  await expect(page).toHaveURL(`${site.url}/en/registered`);

  const mail = await theMail(site);
  const link = new RegExp(`${site.url}/en/confirm/[\\w-]+`).exec(mail)![0];
  for (const look of ['a mail scanner follows the link', 'so does the visitor']) {
    await test.step(look, () => page.goto(link));
    await expect(page.locator('h1')).toHaveText(said('en', 'confirm-title'));
  }
  await page.getByRole('button', { name: said('en', 'own-registration-confirm') }).click();
  await expect(page.locator('.notice > .state')).toHaveText(said('en', 'registration-state-confirmed'));
  await page.goto(link);
  await expect(page.locator('h1')).toHaveText(said('en', 'own-registration-title'));
});

/** The first mail that the site sends, with the folds of quoted-printable undone. */
async function theMail(site: Site): Promise<string> {
  const folder = join(site.folder, 'mail');
  let mail = '';
  await expect
    .poll(async () => {
      const file = (await readdir(folder).catch(() => [])).find((name) => name.endsWith('.eml'));
      mail = file ? await readFile(join(folder, file), 'utf8') : '';
      return mail.length;
    })
    .toBeGreaterThan(0);
  return mail.replaceAll('=\r\n', '');
}

/** The invented event with as many seats as the test needs, on the morning before it. */
async function withSeats(startSite: (settings: object) => Promise<Site>, seats: number): Promise<Site> {
  const whole = await readFile(resolve(import.meta.dirname, '../../content/harbour-night.toml'), 'utf8');
  expect(whole).toMatch(/^capacity = 40$/m);
  const content = test.info().outputPath('few-seats.toml');
  await writeFile(content, whole.replace(/^capacity = 40$/m, `capacity = ${seats}`));
  return startSite({ content, clock: '2024-11-02T09:00:00-02:30' });
}

test('with no seat left one waits in line, by email and on the device @both', async ({ page, scripts, startSite }) => {
  const site = await withSeats(startSite, 1);
  await openForm(page, `${site.url}/en/register`, scripts);
  await expect(page.getByText(said('en', 'registration-full'))).toHaveCount(0);
  await fillRegistration(formOn(page), 'en', { name: 'First' });
  await registerButton(formOn(page), 'en').click();
  await expect(page.locator('.notice > .state')).toHaveText(said('en', 'registration-state-confirmed'));

  await openForm(page, `${site.url}/en/register`, scripts);
  await expect(page.getByText(said('en', 'registration-full'))).toBeVisible();
  await fillRegistration(formOn(page), 'en', { name: 'Second', email: 'second@mail.example' });
  await registerButton(formOn(page), 'en').click();
  await expect(page).toHaveURL(`${site.url}/en/registered/waitlist`);
  await expect(page.locator('h1')).toHaveText(said('en', 'waitlisted-title'));

  await openForm(page, `${site.url}/ar/register`, scripts);
  await fillRegistration(formOn(page), 'ar', { name: 'Third' });
  await registerButton(formOn(page), 'ar').click();
  await expect(page.locator('.notice > .state')).toHaveText(said('ar', 'registration-state-waitlisted'));
});

test('a double click and a form sent again are one registration @both', async ({ page, scripts, startSite }) => {
  const site = await withSeats(startSite, 2);
  await openForm(page, `${site.url}/en/register`, scripts);
  await fillRegistration(formOn(page), 'en', { name: 'Amal' });
  const sent = page.waitForRequest((request) => request.method() === 'POST' && request.url() === `${site.url}/en/register`);
  await registerButton(formOn(page), 'en').dblclick();
  await expect(page.locator('.notice > .state')).toHaveText(said('en', 'registration-state-confirmed'));
  // As a browser does that did not hear the answer.
  const typed = Object.fromEntries(new URLSearchParams((await sent).postData()!));
  expect(typed.zone, 'when the session is there can be told').toBe(scripts ? 'Europe/Brussels' : '');
  expect(site.url + (await send(site, '/en/register', typed))).toBe(page.url());

  // Of two seats one is left: the next has it, and the one after has not.
  expect(await register(site, { name: 'Next', email: 'next@mail.example' })).toBe('/en/registered');
  expect(await register(site, { name: 'Late', email: 'late@mail.example' })).toBe('/en/registered/waitlist');
});

test('a program that fills in everything is thanked, and takes no seat @both', async ({ page, scripts, startSite }) => {
  const site = await withSeats(startSite, 1);
  await openForm(page, `${site.url}/en/register`, scripts);
  const trap = formOn(page).locator('[name=website]');
  await expect(trap).toBeHidden();
  await expect(trap).toHaveAttribute('tabindex', '-1');
  await fillRegistration(formOn(page), 'en', { name: 'Bot', email: 'bot@mail.example' });
  await trap.evaluate((field: HTMLInputElement) => (field.value = 'https://spam.example'));
  await registerButton(formOn(page), 'en').click();
  await expect(page).toHaveURL(`${site.url}/en/registered`);
  expect(await register(site, { name: 'Amal', email: 'amal@mail.example' })).toBe('/en/registered');
});

test('after the end registration is closed @both', async ({ page, startSite }) => {
  const site = await startSite({ clock: '2024-02-28T12:15:00+01:00' });
  for (const address of ['/en/register', '/en', '/ar/register']) {
    await page.goto(site.url + address);
    const lang = address.slice(1, 3) as Lang;
    await expect(page.getByText(said(lang, 'registration-closed'), { exact: true })).toBeVisible();
    await expect(formOn(page)).toHaveCount(0);
  }
});

test('who was too late is told so, and nothing is saved @both', async ({ page, scripts, startSite }) => {
  const site = await startSite({ clock: '2024-02-28T12:00:00+01:00' });
  await openForm(page, `${site.url}/en/register`, scripts);
  await fillRegistration(formOn(page), 'en', { name: 'Amal' });
  await site.restart({ clock: '2024-02-28T12:16:00+01:00' });
  await registerButton(formOn(page), 'en').click();
  await expect(page.getByText(said('en', 'registration-closed'), { exact: true })).toBeVisible();
  await expect(page).toHaveURL(`${site.url}/en/register`);
});

test('sends without loading the page anew, and what was typed before the scripts came is sent', async ({ page }) => {
  let wasmComes = () => {};
  const held = new Promise<void>((resolve) => (wasmComes = resolve));
  await page.route('**/*.wasm', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('/en/register');
  await page.evaluate(() => Object.assign(globalThis, { here: true }));
  await fillRegistration(formOn(page), 'en', { name: 'Amal early' });
  wasmComes();
  await expect(page.locator('html')).toHaveAttribute('data-awake');
  await registerButton(formOn(page), 'en').click();
  await expect(page.locator('.facts')).toContainText('Amal early');
  expect(await page.evaluate(() => 'here' in globalThis)).toBe(true);
  await expect(page.locator('h1')).toBeFocused();
});

for (const { what, answer, message } of [
  { what: 'the network is gone', answer: undefined, message: 'form-error-unreachable' },
  { what: 'there are too many', answer: { status: 429 }, message: 'form-error-too-many' },
  { what: 'the server fails', answer: { status: 500 }, message: 'form-error-internal' },
]) {
  test(`where ${what} the form says so, keeps everything, and can be sent again`, async ({ page, scripts }) => {
    await openForm(page, '/en/register', scripts);
    const address = '**/en/register';
    await page.route(address, (route) => (answer ? route.fulfill(answer) : route.abort('internetdisconnected')));
    const form = formOn(page);
    await fillRegistration(form, 'en', { name: 'Amal' });
    await registerButton(form, 'en').click();
    await expect(form.locator('.form-errors')).toBeFocused();
    await expect(form.locator('.form-errors p:visible')).toHaveText(said('en', message));
    await expect(form.locator('#name')).toHaveValue('Amal');
    await expect(form.locator('[aria-invalid]')).toHaveCount(0);
    await page.unroute(address);
    await registerButton(form, 'en').click();
    await expect(page.locator('.notice > .state')).toHaveText(said('en', 'registration-state-confirmed'));
  });
}
