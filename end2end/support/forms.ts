// The two forms: filled in as people do it, and sent without a browser where a test needs many.
import { randomUUID } from 'node:crypto';

import { expect, type Locator, type Page } from '@playwright/test';

import type { Site } from './site.ts';
import { type Lang, said } from './texts.ts';
import { awake } from './time.ts';

/** Opens a page and waits until its form works as it will go on working. */
export async function openForm(page: Page, address: string, scripts: boolean): Promise<void> {
  await page.goto(address);
  if (scripts) await awake(page);
}

export interface Registrant {
  name: string;
  /** Without one they keep it on their device. */
  email?: string;
}

/** One of several choices, by the words that its label begins with: some label ends in another one's. */
export const choice = (form: Locator, words: string): Locator =>
  form.getByRole('radio', { name: new RegExp(`^${words.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}`) });

/** Fills in what is needed, and nothing else. */
export async function fillRegistration(form: Locator, lang: Lang, { name, email }: Registrant): Promise<void> {
  const way = said(lang, email ? 'register-contact-email' : 'register-contact-device');
  await form.getByRole('textbox', { name: said(lang, 'register-name'), exact: true }).fill(name);
  await choice(form, way).check();
  if (email) await form.getByRole('textbox', { name: said(lang, 'register-email') }).fill(email);
  await form.getByRole('checkbox', { name: said(lang, 'consent-taking-part') }).check();
}

export const registerButton = (form: Locator, lang: Lang): Locator =>
  form.getByRole('button', { name: said(lang, 'register-send') });

export const pledgeButton = (form: Locator, lang: Lang): Locator =>
  form.getByRole('button', { name: said(lang, 'pledge-send') });

/** What a program needs to send a form: the server's mark, and a key of its own. */
async function marks(site: Site, page: string): Promise<{ stamp: string; key: string }> {
  const html = await (await fetch(site.url + page)).text();
  const stamp = /name="stamp" value="([^"]+)"/.exec(html)?.[1];
  if (!stamp) throw new Error(`${page} has no form`);
  return { stamp, key: randomUUID() };
}

/** Sends a form as a browser without scripts does; gives the address that the answer leads to. */
export async function send(site: Site, page: string, fields: Record<string, string | string[]>): Promise<string> {
  const body = new URLSearchParams();
  for (const [name, values] of Object.entries({ ...(await marks(site, page)), website: '', ...fields })) {
    for (const value of [values].flat()) body.append(name, value);
  }
  const answer = await fetch(site.url + page, { method: 'POST', body, redirect: 'manual' });
  const location = answer.headers.get('location');
  if (answer.status !== 303 || !location) throw new Error(`${page} answered ${answer.status} ${await answer.text()}`);
  return location;
}

/** Registers without a browser. */
export const register = (site: Site, { name, email }: Registrant): Promise<string> =>
  send(site, '/en/register', {
    name,
    contact: email ? 'email' : 'device',
    email: email ?? '',
    lang: 'en',
    taking_part: 'yes',
  });

export interface Pledge {
  actions?: string[];
  visibility?: 'counted' | 'initials' | 'pseudonym' | 'named';
  name?: string;
  country?: string;
  message?: string;
  /** With one it waits for the button of its mail, and no own page is given. */
  email?: string;
  /** To be asked afterwards. */
  ask?: boolean;
}

/** Pledges without a browser; gives the address of the pledge's own page. */
export const pledge = (site: Site, { actions, visibility, name, country, message, email, ask }: Pledge): Promise<string> =>
  send(site, '/en/pledge', {
    actions: actions ?? ['vote'],
    visibility: visibility ?? 'named',
    pledge_name: name ?? '',
    pledge_country: country ?? '',
    message: message ?? '',
    lang: 'en',
    publish: 'yes',
    pledge_email: email ?? '',
    ask: ask ? 'yes' : '',
  });

/** Fails unless the summary on top of the form says exactly these problems, and each stands beside its field too. */
export async function expectProblems(form: Locator, lang: Lang, problems: Record<string, string>): Promise<void> {
  const summary = form.locator('.form-errors');
  await expect(summary).toBeVisible();
  const texts = Object.values(problems).map((key) => said(lang, key));
  await expect(summary.locator('li:visible')).toHaveText(texts);
  for (const [field, key] of Object.entries(problems)) {
    await expect(form.locator(`#${field}-error`).getByText(said(lang, key))).toBeVisible();
    await expect(form.locator(`[name=${field}]`).first()).toHaveAttribute('aria-invalid', 'true');
  }
  await expect(form.locator('[aria-invalid=true]:not([name=actions])')).toHaveCount(
    Object.keys(problems).filter((field) => field !== 'actions').length,
  );
}
