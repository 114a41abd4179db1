// Reminders on a device: asked for by a tap, sent encrypted, shown by the service worker, ended by the one who asked.
import type { BrowserContext, Page } from '@playwright/test';

import { expectAccessible } from '../support/axe.ts';
import { register } from '../support/forms.ts';
import { Profile } from '../support/profile.ts';
import { Device } from '../support/push.ts';
import type { Site } from '../support/site.ts';
import { expect, test } from '../support/test.ts';
import { type Lang, langs, said } from '../support/texts.ts';
import { awake } from '../support/time.ts';

const settings = { limits: 'off', clock: '2024-02-27T12:00:00+01:00', env: { SHAPING_PUSH: 'loopback' } } as const;
test.use({ siteSettings: settings });

const section = (page: Page) => page.locator('#reminders');

/** A browser that may show notifications, and a device that it subscribes. */
async function reminded(site: Site, work: (context: BrowserContext, device: Device) => Promise<void>): Promise<void> {
  await Device.use((device) =>
    Profile.use(async (profile) => {
      const context = await profile.open();
      await context.grantPermissions(['notifications'], { origin: site.url });
      await device.serve(context);
      await work(context, device);
    }),
  );
}

async function tap(page: Page, lang: Lang = 'en'): Promise<void> {
  await section(page).getByRole('button', { name: said(lang, 'push-remind-me') }).click();
  await expect(page.locator('[data-device] [data-here]')).toBeVisible();
}

for (const lang of langs) {
  test(`a tap reminds this device, each kind can be switched off, and all of it stopped, in ${lang}`, async ({ site }) => {
    const own = (await register(site, { name: 'Amal' })).replace('/en/', `/${lang}/`);
    await reminded(site, async (context) => {
      const page = await context.newPage();
      await page.goto(`${site.url}${own}`);
      await awake(page);
      await expect(section(page).locator('h2')).toHaveText(said(lang, 'push-title'));
      await expectAccessible(page);
      await tap(page, lang);
      await expect(page.locator('#push')).toBeHidden();
      await expectAccessible(page);
      const doors = section(page).getByRole('checkbox', { name: said(lang, 'push-kind-doors') });
      await expect(doors).toBeChecked();
      await doors.uncheck();
      const saved = page.waitForResponse((response) => response.request().method() === 'POST');
      await section(page).getByRole('button', { name: said(lang, 'push-save') }).click();
      await saved;
      await page.reload();
      await expect(doors).not.toBeChecked();
      await expect(section(page).getByRole('checkbox', { checked: true })).toHaveCount(2);
      await section(page).getByRole('button', { name: said(lang, 'push-stop') }).click();
      await expect(page.locator('[data-device]')).toHaveCount(0);
      await expect(page.locator('#push')).toBeVisible();
    });
  });
}

test('who says no is told calmly, and nothing is sent', async ({ site }) => {
  const own = await register(site, { name: 'Amal' });
  await Profile.use(async (profile) => {
    const page = await (await profile.open()).newPage();
    await page.addInitScript(() => Object.assign(Notification, { requestPermission: async () => 'denied' }));
    await page.goto(`${site.url}${own}`);
    await awake(page);
    await section(page).getByRole('button', { name: said('en', 'push-remind-me') }).click();
    await expect(page.locator('#push-denied')).toBeVisible();
    await expect(page.locator('#push-denied')).toBeFocused();
    await expect(page.locator('[data-device]')).toHaveCount(0);
    await expectAccessible(page);
  });
});

test('nobody is asked before the tap, and a browser without push is offered nothing', async ({ site }) => {
  const own = await register(site, { name: 'Amal' });
  await Profile.use(async (profile) => {
    const context = await profile.open();
    const page = await context.newPage();
    await page.addInitScript(() => {
      Object.assign(window, { asked: 0 });
      Object.assign(Notification, { requestPermission: async () => void ((window as never as { asked: number }).asked += 1) });
    });
    await page.goto(`${site.url}${own}`);
    await awake(page);
    await expect(section(page)).toBeVisible();
    expect(await page.evaluate(() => (window as never as { asked: number }).asked)).toBe(0);
    const without = await context.newPage();
    await without.addInitScript(() => Reflect.deleteProperty(window, 'PushManager'));
    await without.goto(`${site.url}${own}`);
    await awake(without);
    await expect(without.locator('.facts')).toBeVisible();
    await expect(section(without)).toBeHidden();
  });
});

test('doors that open are told of, and a tap leads to them', async ({ site }) => {
  const own = await register(site, { name: 'Amal' });
  await reminded(site, async (context, device) => {
    const page = await context.newPage();
    await page.goto(`${site.url}${own}`);
    await awake(page);
    await tap(page);
    await site.restart({ ...settings, clock: '2024-02-28T10:45:00+01:00' });
    await expect.poll(() => device.received.length, { timeout: 20_000 }).toBe(1);
    const pushed = device.received[0]!;
    expect(pushed.headers).toMatchObject({ 'content-encoding': 'aes128gcm', urgency: 'high' });
    expect(pushed.headers.authorization).toMatch(/^vapid t=[\w-]+\.[\w-]+\.[\w-]+, k=[\w-]{87}$/);
    const message = device.read(pushed);
    expect(message.web_push).toBe(8030);
    expect(message.notification).toMatchObject({ title: said('en', 'push-doors-title'), body: said('en', 'push-doors'), lang: 'en', dir: 'ltr' });

    // What the browser does with what its push service brings.
    const devtools = await context.newCDPSession(page);
    const registered = new Promise<string>((found) => {
      devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
        if (registrations[0]) found(registrations[0].registrationId);
      });
    });
    await devtools.send('ServiceWorker.enable');
    const push = { origin: site.url, registrationId: await registered, data: JSON.stringify(message) };
    const shown = async () => {
      // A worker that is just being stopped misses it; what comes twice takes the place of the first.
      await devtools.send('ServiceWorker.deliverPushMessage', push);
      return page.evaluate(async () => {
        const all = await (await navigator.serviceWorker.ready).getNotifications();
        return all.map(({ title, body, lang, dir, data }) => ({ title, body, lang, dir, data }));
      });
    };
    const { title, body, navigate } = message.notification;
    await expect.poll(shown).toEqual([{ title, body, lang: 'en', dir: 'ltr', data: navigate }]);

    // A tap, as far as a test can make one.
    const worker = context.serviceWorkers()[0]!;
    const opened = await worker.evaluate(async () => {
      const scope = self as never as {
        registration: ServiceWorkerRegistration;
        clients: { openWindow: (url: string) => Promise<void> };
      };
      const tapped = new Promise((resolve) => {
        scope.clients.openWindow = async (url) => resolve(url);
      });
      const [notification] = await scope.registration.getNotifications();
      const Tap = (self as never as { NotificationEvent: new (type: string, init: object) => Event }).NotificationEvent;
      self.dispatchEvent(new Tap('notificationclick', { notification }));
      return tapped;
    });
    expect(opened).toBe(navigate);
    await page.goto(navigate!);
    await expect(page.locator('#door')).toBeVisible();
  });
});

test('a device that forgets the site is reminded of nothing any more', async ({ site }) => {
  const own = await register(site, { name: 'Amal' });
  await reminded(site, async (context) => {
    const page = await context.newPage();
    await page.goto(`${site.url}${own}`);
    await awake(page);
    await tap(page);
    await page.goto(`${site.url}/en/privacy`);
    await expect(page.getByText(said('en', 'privacy-push'))).toBeVisible();
    await page.getByRole('button', { name: said('en', 'forget-device') }).click();
    await expect(page).toHaveURL(`${site.url}/en/forgotten`);
    await page.goto(`${site.url}${own}`);
    await expect(page.locator('[data-device]')).toHaveCount(0);
    await expect(page.locator('#push')).toBeVisible();
  });
});
