// The site as an app: what a browser needs to install it, when that is offered, and where its shortcuts lead.
import type { Page } from '@playwright/test';

import { install, launch, standsAlone } from '../support/app.ts';
import { expectAccessible } from '../support/axe.ts';
import { choice, fillRegistration, openForm, register, registerButton } from '../support/forms.ts';
import { Profile } from '../support/profile.ts';
import { expect, test } from '../support/test.ts';
import { langs, said } from '../support/texts.ts';
import { awake } from '../support/time.ts';
import { begin, keeps } from '../support/worker.ts';

test.use({ siteSettings: { limits: 'off' } });

test('the browser finds nothing that stands against installing it', async ({ site }) => {
  await Profile.use(async (profile) => {
    const context = await profile.open();
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    for (const lang of langs) {
      await page.goto(`${site.url}/${lang}/pledges`);
      const manifest = await devtools.send('Page.getAppManifest');
      expect(manifest.url).toBe(`${site.url}/${lang}/manifest.webmanifest`);
      expect(manifest.errors).toEqual([]);
      expect(JSON.parse(manifest.data!)).toMatchObject({ lang, start_url: `/${lang}/start`, id: '/' });
      const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
      expect(installabilityErrors, lang).toEqual([]);
      const { appId } = await devtools.send('Page.getAppId');
      expect(appId, 'one app, whatever its language').toBe(`${site.url}/`);
    }
  });
});

test('installed, the app opens to the session, and to the ticket once there is one', async ({ site }) => {
  const own = (await register(site, { name: 'Amal' })).replace('/en/', '/ar/');
  await Profile.use(async (profile) => {
    const context = await profile.open();
    const page = await begin(context, site, '/ar');
    await install(page, site);
    const app = await launch(context, site);
    await expect(app).toHaveURL(`${site.url}/ar`);
    expect(await standsAlone(app)).toBe(true);
    await page.goto(`${site.url}${own}`);
    await keeps(page, own);
    await expect(await launch(context, site)).toHaveURL(`${site.url}${own}`);
  });
});

test('a move to another language takes its manifest along', async ({ page }) => {
  await page.goto('/en/pledges');
  await awake(page);
  await page.locator('.languages').getByRole('link', { name: 'Français' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
  await expect(page.locator('link[rel=manifest]')).toHaveAttribute('href', '/fr/manifest.webmanifest');
});

for (const lang of langs) {
  test(`a text that is shared with the app is in the pledge form, in ${lang} @both`, async ({ page, scripts }) => {
    const query = new URLSearchParams({ title: 'Sunday', text: 'See you <there> & then', url: 'https://vote.example/?a=b&c' });
    await page.goto(`/${lang}/pledge?${query}`);
    if (scripts) await awake(page);
    await expect(page.locator('main .note').first()).toHaveText(said(lang, 'pledge-shared'));
    const message = page.locator('#message');
    await expect(message).toBeVisible();
    await expect(message).toHaveValue('Sunday\nSee you <there> & then\nhttps://vote.example/?a=b&c');
    await expect(choice(page.locator('#pledge-form'), said(lang, 'visibility-counted'))).toBeChecked();
    await expectAccessible(page);
  });
}

test('a shared text that is too long is there as a whole, and can be shortened and sent @both', async ({ page, scripts }) => {
  const long = 'See you there. '.repeat(20).trim();
  await page.goto(`/en/pledge?${new URLSearchParams({ text: long })}`);
  if (scripts) await awake(page);
  await expect(page.locator('#message')).toHaveValue(long);
  await expect(page.locator('#message-error')).toHaveText(said('en', 'error-message-too-long'));
  const form = page.locator('#pledge-form');
  await form.locator('#action-vote').check();
  await choice(form, said('en', 'visibility-pseudonym')).check();
  await form.locator('#pledge_name').fill('Lamplighter');
  await form.locator('#message').fill('See you there.');
  await form.locator('#publish').check();
  await form.getByRole('button', { name: said('en', 'pledge-send') }).click();
  await expect(page).toHaveURL(/\/en\/p\//);
});

for (const lang of langs) {
  test(`without a registration the ticket’s page says what to do, in ${lang} @both`, async ({ page, scripts }) => {
    await page.goto(`/${lang}/ticket`);
    await expect(page.locator('h1')).toHaveText(said(lang, 'ticket-title'));
    await expect(page.getByText(said(lang, 'ticket-none'))).toBeVisible();
    await expect(page.locator('[data-kept]')).toBeHidden();
    const unable = page.locator('main noscript p');
    await (scripts ? expect(unable).toHaveCount(0) : expect(unable).toHaveText(said(lang, 'ticket-without-scripts')));
    await expectAccessible(page);
    await page.locator('main').getByRole('link', { name: said(lang, 'register-title') }).click();
    await expect(page).toHaveURL(`/${lang}/register`);
  });
}

test('the ticket’s page leads on to the kept registration, and back does not lead there again', async ({ page, site }) => {
  const own = await register(site, { name: 'Amal' });
  await page.goto(own);
  await awake(page);
  await page.goto('/en/pledges');
  await page.goto('/fr/ticket');
  await expect(page).toHaveURL(own.replace('/en/', '/fr/'));
  await expect(page.locator('.facts')).toContainText('Amal');
  await page.goBack();
  await expect(page).toHaveURL('/en/pledges');
  // By a move within the document as well.
  await awake(page);
  await page.evaluate(() => {
    const link = Object.assign(document.createElement('a'), { href: '/ar/ticket', textContent: 'Ticket' });
    document.querySelector('main')!.prepend(link);
    link.click();
  });
  await expect(page).toHaveURL(own.replace('/en/', '/ar/'));
});

test('a registration that is there no more is said to be gone, and can be forgotten', async ({ page, site, newVisitor }) => {
  const own = await register(site, { name: 'Amal' });
  await page.goto(own);
  await awake(page);
  const elsewhere = await (await newVisitor()).newPage();
  await elsewhere.goto(`${own}/erase`);
  await elsewhere.getByRole('button', { name: said('en', 'erase-yes') }).click();
  await expect(elsewhere).toHaveURL('/en/erased');
  await page.goto('/en/ticket');
  await expect(page.locator('#ticket-gone')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: said('en', 'kept-forget') }).click();
  await page.goto('/en/ticket');
  await expect(page.getByText(said('en', 'ticket-none'))).toBeVisible();
  await expect(page.locator('#ticket-gone')).toBeHidden();
});

/** What a browser tells once it can install: here with an answer to its question that is known beforehand. */
const canInstall = (page: Page, outcome: 'accepted' | 'dismissed') =>
  page.evaluate((outcome) => {
    const event = new Event('beforeinstallprompt', { cancelable: true });
    Object.assign(globalThis, { asked: 0 });
    const prompt = () => void (globalThis as unknown as { asked: number }).asked++;
    dispatchEvent(Object.assign(event, { prompt, userChoice: Promise.resolve({ outcome }) }));
    return event.defaultPrevented;
  }, outcome);

const asked = (page: Page) => page.evaluate(() => (globalThis as unknown as { asked: number }).asked);
const offer = (page: Page) => page.locator('#install');
const remembered = (page: Page) => page.evaluate(() => ({ ...localStorage }));

test('installing is offered after registering, once, and the app then has its ticket', async ({ page }) => {
  await openForm(page, '/en/register', true);
  expect(await canInstall(page, 'accepted'), 'the browser’s own question waits').toBe(true);
  await expect(offer(page)).toHaveCount(0);
  await fillRegistration(page.locator('#register-form'), 'en', { name: 'Amal' });
  await registerButton(page.locator('#register-form'), 'en').click();
  await expect(page).toHaveURL(/\/en\/r\//);
  await expect(offer(page)).toBeVisible();
  await expectAccessible(page);
  await offer(page).getByRole('button', { name: said('en', 'install-yes') }).click();
  await expect(offer(page)).toBeHidden();
  await expect(page.locator('#main')).toBeFocused();
  expect(await asked(page)).toBe(1);
  await page.reload();
  await awake(page);
  await canInstall(page, 'accepted');
  await expect(offer(page)).toBeHidden();
  expect(await remembered(page)).toEqual({ offered: 'answered', own: new URL(page.url()).pathname });
});

for (const lang of langs) {
  test(`who does not want it is not asked again, in ${lang}`, async ({ page, site }) => {
    const own = (await register(site, { name: 'Amal' })).replace('/en/', `/${lang}/`);
    await page.goto(own);
    await awake(page);
    await expect(offer(page)).toBeHidden();
    await canInstall(page, 'dismissed');
    await expect(offer(page)).toBeVisible();
    await expectAccessible(page);
    await offer(page).getByRole('button', { name: said(lang, 'install-no') }).click();
    await expect(offer(page)).toBeHidden();
    expect(await asked(page), 'the browser does not ask either').toBe(0);
    await page.goto(own);
    await awake(page);
    await canInstall(page, 'accepted');
    await expect(offer(page)).toBeHidden();
  });
}

test('who takes the browser’s own way is not asked any more', async ({ page, site }) => {
  const own = await register(site, { name: 'Amal' });
  await page.goto(own);
  await awake(page);
  await canInstall(page, 'accepted');
  await expect(offer(page)).toBeVisible();
  await page.evaluate(() => dispatchEvent(new Event('appinstalled')));
  await expect(offer(page)).toBeHidden();
});

test('without scripts nothing is offered that does nothing @scripts-off', async ({ page, site }) => {
  await page.goto(await register(site, { name: 'Amal' }));
  await expect(page.locator('h1')).toHaveText(said('en', 'own-registration-title'));
  await expect(offer(page)).toBeHidden();
});
