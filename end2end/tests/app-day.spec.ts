// The day of the session on a phone: a network that comes and goes, a server that is killed twice, and in the end one of
// each, and nothing left on the device.
import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { devices, type Page } from '@playwright/test';

import { install, launch, standsAlone } from '../support/app.ts';
import { expectAccessible } from '../support/axe.ts';
import { choice, fillRegistration, pledgeButton, registerButton } from '../support/forms.ts';
import { Profile } from '../support/profile.ts';
import { binary } from '../support/site.ts';
import { expect, type Site, test } from '../support/test.ts';
import { said } from '../support/texts.ts';
import { begin, kept, keeps } from '../support/worker.ts';

const phone = (({ viewport, userAgent, deviceScaleFactor, isMobile, hasTouch }) => ({
  ...{ viewport, userAgent, deviceScaleFactor, isMobile, hasTouch },
  timezoneId: 'Africa/Nairobi',
}))(devices['Pixel 7']);

/** What the site holds in the end, read from its database and not from its pages. */
async function held(site: Site): Promise<Record<string, string[]>> {
  const script = `import json, sqlite3, sys
db = sqlite3.connect(sys.argv[1])
of = lambda what: [row[0] for row in db.execute(what)]
print(json.dumps({
  "registrations": of("SELECT state FROM registrations"),
  "pledges": of("SELECT visibility FROM pledges"),
  "questions": of("SELECT text FROM questions"),
}))`;
  const { stdout } = await promisify(execFile)('python3', ['-c', script, join(site.folder, 'site.db')]);
  return JSON.parse(stdout) as Record<string, string[]>;
}

const waiting = (page: Page) => page.locator('#waiting li');
const saidOf = (key: string) => said('en', key);

/** The network is back, as far as the phone can tell. */
const online = (page: Page) => page.evaluate(() => dispatchEvent(new Event('online')));

test('the day of the session on a phone', async ({ startSite }) => {
  test.setTimeout(240_000);
  const meeting = createServer((_, answer) => answer.setHeader('content-type', 'text/html').end('<!doctype html><title>Meeting</title>'));
  await new Promise<void>((listening) => meeting.listen(0, '127.0.0.1', listening));
  const meetingUrl = `http://127.0.0.1:${(meeting.address() as AddressInfo).port}/j/123`;
  const site = await startSite({ clock: '2024-02-28T08:30:00+01:00' });
  await promisify(execFile)(binary, ['meeting', 'set', meetingUrl, ...site.store()], { cwd: site.folder });

  await Profile.use(async (profile) => {
    // In the morning, on the way: the page is opened once, and the network goes.
    let page = await begin(await profile.open(phone), site, '/en');
    await page.goto(`${site.url}/en/questions`);
    await keeps(page, '/en/questions');
    const devtools = await page.context().newCDPSession(page);
    expect((await devtools.send('Page.getInstallabilityErrors')).installabilityErrors).toEqual([]);
    await site.kill();

    await page.goto(`${site.url}/en`);
    await expect(page.locator('.as-of')).toBeVisible();
    await fillRegistration(page.locator('#register-form'), 'en', { name: 'Amal' });
    await registerButton(page.locator('#register-form'), 'en').click();
    await expect(waiting(page)).toHaveCount(1);
    const pledge = page.locator('#pledge-form');
    await pledge.locator('#action-vote').check();
    await choice(pledge, saidOf('visibility-initials')).check();
    await pledge.locator('#pledge_name').fill('Amal Haddad');
    await pledge.locator('#publish').check();
    await pledgeButton(pledge, 'en').click();
    await expect(waiting(page)).toHaveCount(2);
    await expectAccessible(page);

    // The phone runs empty. Later it is on again, and so is the network.
    page = await (await profile.open(phone)).newPage();
    await page.goto(`${site.url}/en/vote`);
    await expect(waiting(page)).toHaveCount(2);
    await site.restart({ clock: '2024-02-28T10:40:00+01:00' });
    await online(page);
    await expect(waiting(page).getByText(saidOf('waiting-sent'), { exact: true })).toHaveCount(2);
    await waiting(page).getByRole('link', { name: saidOf('waiting-go') }).first().click();
    await expect(page).toHaveURL(/\/en\/r\//);
    const own = new URL(page.url()).pathname;
    await waiting(page).getByRole('button', { name: saidOf('waiting-done') }).click();
    await expect(waiting(page)).toHaveCount(0);
    await keeps(page, own);

    // Only now is it offered as an app. Its owner takes it; headless Chromium asks nobody, so the answer is given here, and
    // the app installed then.
    await page.evaluate(() => {
      const event = new Event('beforeinstallprompt', { cancelable: true });
      dispatchEvent(Object.assign(event, { prompt: () => {}, userChoice: Promise.resolve({ outcome: 'accepted' }) }));
    });
    await page.locator('#install').getByRole('button', { name: saidOf('install-yes') }).click();
    await expect(page.locator('#install')).toBeHidden();
    await install(page, site);

    // Killed again, just before the doors open. The app opens to its ticket all the same.
    await site.kill();
    page = await launch(await profile.open(phone), site);
    await expect(page).toHaveURL(`${site.url}${own}`);
    expect(await standsAlone(page)).toBe(true);
    await expect(page.locator('.facts')).toContainText('Amal');
    await expect(page.locator('svg.qr')).toBeVisible();
    await page.goto(`${site.url}/en/questions`);
    await page.locator('#question').fill('Can I vote where I live?');
    await page.locator('#ask-form').getByRole('button', { name: saidOf('ask-send') }).click();
    await expect(waiting(page)).toHaveCount(1);

    // The doors are open: in, and the question goes out meanwhile.
    await site.restart({ clock: '2024-02-28T10:58:00+01:00' });
    await online(page);
    await expect(waiting(page).getByText(saidOf('waiting-sent'), { exact: true })).toBeVisible();
    await page.goto(`${site.url}${own}`);
    await waiting(page).getByRole('button', { name: saidOf('waiting-done') }).click();
    await page.locator('main a[href*="/join/"]:visible').click();
    await page.getByRole('button', { name: saidOf('join-button') }).click();
    await expect(page).toHaveURL(meetingUrl);
    await page.goto(`${site.url}${own}`);
    await expect(page.locator('.notice > .state')).toHaveText(saidOf('registration-state-attended'));

    // In the evening all of it goes.
    await page.goto(`${site.url}/en/privacy`);
    await page.getByRole('button', { name: saidOf('forget-device') }).click();
    await expect(page).toHaveURL(`${site.url}/en/forgotten`);
    expect(await kept(page)).toEqual([]);
    const left = await page.evaluate(async () => [
      (await indexedDB.databases()).length,
      localStorage.length + sessionStorage.length,
      (await navigator.serviceWorker.getRegistrations()).length,
      document.cookie.length,
    ]);
    expect(left).toEqual([0, 0, 0, 0]);
    await expect.poll(() => held(site)).toEqual({
      registrations: ['attended'],
      pledges: ['initials'],
      questions: ['Can I vote where I live?'],
    });
  });
  await new Promise((closed) => meeting.close(closed));
});
