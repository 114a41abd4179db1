// A registration's whole life, with real mail from a real mail server: confirm, join, change, wait, cancel, be erased.
import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { promisify } from 'node:util';

import type { Page } from '@playwright/test';

import { expectAccessible } from '../support/axe.ts';
import { fillRegistration, openForm, register, registerButton } from '../support/forms.ts';
import { linkIn, Mailbox } from '../support/mailbox.ts';
import { binary } from '../support/site.ts';
import { expect, type Site, test as base } from '../support/test.ts';
import { type Lang, said } from '../support/texts.ts';
import { awake } from '../support/time.ts';

const test = base.extend<{ mailbox: Mailbox }>({
  mailbox: async ({}, use) => {
    const mailbox = await Mailbox.start();
    await use(mailbox);
    await mailbox.dispose();
  },
});

const langs: Lang[] = ['en', 'ar'];
const inAWeek = { clock: '2024-02-20T09:00:00+01:00', limits: 'off' as const };
const state = (page: Page) => page.locator('.notice > .state');
const press = (page: Page, lang: Lang, key: string) => page.getByRole('button', { name: said(lang, key) }).click();
const follow = (page: Page, lang: Lang, key: string) => page.getByRole('link', { name: said(lang, key) }).click();

/** The shipped session with something changed in its content file. */
async function contentWith(name: string, change: (text: string) => string): Promise<string> {
  const whole = await readFile(resolve(import.meta.dirname, '../../content/shaping-tomorrow.toml'), 'utf8');
  const changed = change(whole);
  expect(changed).not.toBe(whole);
  const file = test.info().outputPath(name);
  await writeFile(file, changed);
  return file;
}

const withSession = (line: string) => (text: string) => text.replace(/^\[session\]$/m, `[session]\n${line}`);

/** Registers by mail through the page. */
async function registerBy(page: Page, site: Site, lang: Lang, email: string, scripts: boolean): Promise<void> {
  await openForm(page, `${site.url}/${lang}/register`, scripts);
  const form = page.locator('#register-form');
  await fillRegistration(form, lang, { name: 'Amal', email });
  await form.getByLabel(said(lang, 'register-lang')).selectOption(lang);
  await registerButton(form, lang).click();
  await expect(page).toHaveURL(new RegExp(`/${lang}/registered(/waitlist)?$`));
}

for (const lang of langs) {
  test.describe(`in ${lang}`, () => {
    test('by mail: confirmed by the button alone, changed, given up, asked for again, erased @both', async ({
      page,
      scripts,
      startSite,
      mailbox,
    }) => {
      test.setTimeout(60_000);
      const site = await startSite({ ...inAWeek, env: { SHAPING_MAIL: mailbox.url } });
      await registerBy(page, site, lang, 'amal@mail.example', scripts);
      const first = await mailbox.mail('amal@mail.example', 1);
      expect(first.html).toContain(`<html lang="${lang}" dir="${lang === 'ar' ? 'rtl' : 'ltr'}">`);
      expect(first.headers['auto-submitted']).toBe('auto-generated');
      const confirm = linkIn(first, `/${lang}/confirm/`);

      for (let look = 0; look < 10; look += 1) expect((await fetch(confirm)).status).toBe(200);
      await page.goto(confirm);
      await expectAccessible(page);
      await press(page, lang, 'own-registration-confirm');
      await expect(state(page)).toHaveText(said(lang, 'registration-state-confirmed'));
      const own = page.url();
      await expectAccessible(page);
      await page.goto(confirm);
      await expect(page, 'a used link shows the registration').toHaveURL(own);

      const confirmed = await mailbox.mail('amal@mail.example', 2);
      const [calendar] = confirmed.calendars;
      expect(calendar).toContain('METHOD:REQUEST\n');
      expect(calendar).toContain('amal@mail.example');
      for (const secret of [own, linkIn(confirmed, `/${lang}/join/`)]) {
        expect(calendar).not.toContain(new URL(secret).pathname.split('/').at(-1)!);
      }

      await follow(page, lang, 'own-registration-change');
      await expectAccessible(page);
      const name = page.getByRole('textbox', { name: said(lang, 'register-name'), exact: true });
      await name.fill('');
      await page.getByRole('textbox', { name: said(lang, 'register-organisation') }).fill('Fog Lantern');
      await press(page, lang, 'change-save');
      await expect(page.locator('#name-error')).toContainText(said(lang, 'error-name-missing'));
      await expect(page.getByRole('textbox', { name: said(lang, 'register-organisation') })).toHaveValue('Fog Lantern');
      await expectAccessible(page);
      await name.fill('أمل Amal');
      await press(page, lang, 'change-save');
      await expect(page).toHaveURL(own);
      await expect(page.locator('.facts')).toContainText('أمل Amal');
      await expect(page.locator('.facts')).toContainText('Fog Lantern');

      await follow(page, lang, 'own-registration-cancel');
      await expectAccessible(page);
      await follow(page, lang, 'cancel-no');
      await expect(state(page), 'step one changes nothing').toHaveText(said(lang, 'registration-state-confirmed'));
      await follow(page, lang, 'own-registration-cancel');
      await press(page, lang, 'cancel-yes');
      await expect(state(page)).toHaveText(said(lang, 'registration-state-cancelled'));
      await expectAccessible(page);
      expect((await mailbox.mail('amal@mail.example', 3)).calendars[0]).toContain('METHOD:CANCEL\n');

      await press(page, lang, 'own-registration-again');
      await expect(state(page)).toHaveText(said(lang, 'registration-state-confirmed'));

      await follow(page, lang, 'own-registration-erase');
      await expectAccessible(page);
      await press(page, lang, 'erase-yes');
      await expect(page).toHaveURL(`${site.url}/${lang}/erased`);
      await expect(page.locator('h1')).toHaveText(said(lang, 'erased-title'));
      await expectAccessible(page);
      expect((await fetch(own)).status).toBe(404);
      expect((await fetch(confirm)).status).toBe(404);
    });

    test('on this device: the link as text and code, kept where the browser keeps things @both', async ({
      page,
      scripts,
      startSite,
    }) => {
      const site = await startSite(inAWeek);
      await openForm(page, `${site.url}/${lang}/register`, scripts);
      const form = page.locator('#register-form');
      await fillRegistration(form, lang, { name: 'Amal' });
      await registerButton(form, lang).click();
      await expect(state(page)).toHaveText(said(lang, 'registration-state-confirmed'));
      const own = page.url();
      await expect(page.locator('.keep-link a')).toHaveText(own);
      await expect(page.getByRole('img', { name: said(lang, 'own-registration-qr') })).toBeVisible();
      await expect(page.getByText(said(lang, 'own-registration-keep'))).toBeVisible();
      await expectAccessible(page);

      await page.goto(`${site.url}/${lang}`);
      const kept = page.getByRole('link', { name: said(lang, 'kept-link') });
      if (!scripts) return expect(kept).toBeHidden();
      await kept.click();
      await expect(page).toHaveURL(own);
      await press(page, lang, 'kept-forget');
      await page.goto(`${site.url}/${lang}`);
      await awake(page);
      await expect(kept).toBeHidden();
    });

    test('a seat that becomes free is offered to the first in line @both', async ({
      page,
      scripts,
      startSite,
      mailbox,
    }) => {
      const content = await contentWith('one-seat.toml', withSession('capacity = 1'));
      const site = await startSite({ ...inAWeek, content, env: { SHAPING_MAIL: mailbox.url } });
      const first = await register(site, { name: 'First' });
      await registerBy(page, site, lang, 'amal@mail.example', scripts);
      await expect(page).toHaveURL(`${site.url}/${lang}/registered/waitlist`);
      const own = linkIn(await mailbox.mail('amal@mail.example', 1), `/${lang}/r/`);
      await page.goto(own);
      await expect(state(page)).toHaveText(said(lang, 'registration-state-waitlisted'));
      await expectAccessible(page);
      await follow(page, lang, 'leave-the-line');
      await expectAccessible(page);
      await follow(page, lang, 'leave-the-line-no');

      expect((await fetch(`${site.url}${first}/cancel`, { method: 'POST', redirect: 'manual' })).status).toBe(303);
      const offer = await mailbox.mail('amal@mail.example', 2);
      await page.goto(linkIn(offer, `/${lang}/r/`));
      await expect(state(page)).toHaveText(said(lang, 'registration-state-offered'));
      await expectAccessible(page);
      await press(page, lang, 'own-registration-take');
      await expect(state(page)).toHaveText(said(lang, 'registration-state-confirmed'));
      await mailbox.mail('amal@mail.example', 3);
    });

    test('who confirms too late can ask for a new mail @both', async ({ page, scripts, startSite, mailbox }) => {
      const site = await startSite({ ...inAWeek, env: { SHAPING_MAIL: mailbox.url } });
      await registerBy(page, site, lang, 'amal@mail.example', scripts);
      const confirm = linkIn(await mailbox.mail('amal@mail.example', 1), `/${lang}/confirm/`);
      await site.restart({ clock: '2024-02-22T09:05:00+01:00' });
      await page.goto(confirm);
      await expect(page.locator('h1')).toHaveText(said(lang, 'confirm-expired-title'));
      await expectAccessible(page);
      await press(page, lang, 'confirm-again');
      await expect(page).toHaveURL(`${site.url}/${lang}/registered`);
      await page.goto(linkIn(await mailbox.mail('amal@mail.example', 2), `/${lang}/confirm/`));
      await press(page, lang, 'own-registration-confirm');
      await expect(state(page)).toHaveText(said(lang, 'registration-state-confirmed'));
    });

    test('the days of a session: reminders, doors, joining, after, erasure @both', async ({
      page,
      scripts,
      startSite,
      mailbox,
      expectProblem,
    }) => {
      test.setTimeout(150_000);
      // Where people meet: another site, as far as the browser is concerned.
      const asked: string[] = [];
      const meeting = createServer((request, answer) => {
        asked.push(request.headers.referer ?? 'no referrer');
        answer.setHeader('content-type', 'text/html').end('<!doctype html><title>Meeting</title>');
      });
      await new Promise<void>((listening) => meeting.listen(0, '127.0.0.1', listening));
      const meetingUrl = `http://127.0.0.1:${(meeting.address() as AddressInfo).port}/j/123`;
      expectProblem(new RegExp(`^request to another origin: ${meetingUrl}$`));
      expectProblem(/^request to another origin: .*\/favicon\.ico$|^request to another origin: .*\/j\/123$/);

      const site = await startSite({ ...inAWeek, env: { SHAPING_MAIL: mailbox.url } });
      await registerBy(page, site, lang, 'amal@mail.example', scripts);
      await page.goto(linkIn(await mailbox.mail('amal@mail.example', 1), `/${lang}/confirm/`));
      await press(page, lang, 'own-registration-confirm');
      const own = page.url();
      const join = linkIn(await mailbox.mail('amal@mail.example', 2), `/${lang}/join/`);
      const told = await promisify(execFile)(binary, ['meeting', 'set', meetingUrl, ...site.store()], { cwd: site.folder });
      expect(told.stdout).not.toContain('/j/123');

      for (const [count, clock] of [
        [3, '2024-02-27T11:00:00+01:00'],
        [4, '2024-02-28T10:00:00+01:00'],
      ] as const) {
        await site.restart({ clock });
        const reminder = await mailbox.mail('amal@mail.example', count);
        expect(linkIn(reminder, `/${lang}/join/`)).toBe(join);
      }

      await site.restart({ clock: '2024-02-28T10:44:40+01:00' });
      await page.goto(join);
      if (scripts) await page.evaluate(() => void ((globalThis as { here?: boolean }).here = true));
      const button = page.getByRole('button', { name: said(lang, 'join-button') });
      await expect(button).toHaveCount(0);
      expect(await (await fetch(join)).text()).not.toContain('/j/123');
      expect((await fetch(join, { method: 'POST', redirect: 'manual' })).headers.get('location')).not.toContain('/j/123');
      await expectAccessible(page);
      if (scripts) {
        await expect(button, 'it appears by itself').toBeVisible({ timeout: 40_000 });
        expect(await page.evaluate(() => 'here' in globalThis), 'without a reload').toBe(true);
      } else {
        await expect.poll(async () => (await page.reload(), button.count()), { timeout: 40_000 }).toBe(1);
      }
      expect(await (await fetch(join)).text(), 'the page does not hold the address').not.toContain('/j/123');
      await expectAccessible(page);
      await button.click();
      await expect(page).toHaveURL(meetingUrl);
      expect(asked[0], 'the meeting does not learn from where').toBe('no referrer');
      await page.goto(own);
      await expect(state(page)).toHaveText(said(lang, 'registration-state-attended'));
      await site.restart({ clock: '2024-02-28T10:51:00+01:00' });

      const content = await contentWith('recording.toml', withSession('recording_url = "https://video.example/1"'));
      await site.restart({ clock: '2024-02-28T12:16:00+01:00', content });
      const mails = async () => (await mailbox.mails()).length;
      await expect.poll(mails, { timeout: 15_000 }).toBe(5);
      const thanks = await mailbox.mail('amal@mail.example', 5);
      expect(thanks.text).toContain('https://video.example/1');
      expect(thanks.headers['list-unsubscribe']).toContain('/unsubscribe');
      await page.goto(join);
      await expectAccessible(page);

      await site.restart({ clock: '2024-03-30T12:16:00+01:00' });
      await expect.poll(async () => (await fetch(own)).status, { timeout: 15_000 }).toBe(404);
      // The row goes first, and then what is left of it in the file.
      const inFile = async () => (await readFile(`${site.folder}/site.db`)).includes('amal@mail.example');
      await expect.poll(inFile, { timeout: 15_000 }).toBe(false);
      expect(await mails(), 'nothing was sent twice').toBe(5);
      await new Promise((closed) => meeting.close(closed));
    });
  });
}
