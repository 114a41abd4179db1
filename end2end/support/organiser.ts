// Organisers: made by the command, and their ways in, as people take them with a phone beside the keyboard.
import { execFile } from 'node:child_process';
import { createHmac, randomUUID } from 'node:crypto';
import { promisify } from 'node:util';

import { expect, type Locator, type Page } from '@playwright/test';

import { binary, type Site } from './site.ts';
import { type Lang, said } from './texts.ts';

export type Role = 'owner' | 'editor' | 'moderator' | 'viewer';

/** What an organiser knows and has: an address, a password, a phone with an app, recovery codes. */
export interface Organiser {
  email: string;
  password: string;
  lang: Lang;
  /** The app's secret, in base32. */
  secret: string;
  /** Each is good once. */
  codes: string[];
  /** The last half minute whose code was used: each is good once. */
  step: number;
}

const halfMinute = 30;
const seconds = (): number => Date.now() / 1_000;

/** The code of an authenticator app (RFC 6238), written once more here so that it shares no code with the site. */
export function codeOf(secret: string, step: number): string {
  const bits = [...secret].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'));
  const bytes = bits.join('').match(/.{8}/g)!.map((byte) => Number.parseInt(byte, 2));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const hash = createHmac('sha1', Buffer.from(bytes)).update(counter).digest();
  const at = hash.at(-1)! & 15;
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** A code that was not used yet. The site takes one step more or less than now; beyond that it has to be waited for. */
export async function nextCode(organiser: Organiser): Promise<string> {
  // Not the one that is about to end while it is typed.
  const oldest = Math.floor((seconds() + 5) / halfMinute) - 1;
  organiser.step = Math.max(organiser.step + 1, oldest);
  const wait = (organiser.step - 1) * halfMinute - seconds();
  if (wait > 0) await new Promise((done) => setTimeout(done, wait * 1_000 + 500));
  return codeOf(organiser.secret, organiser.step);
}

/** Adds an organiser by the command; gives the path of the one-time link. */
export async function invite(site: Site, role: Role, email: string, name = 'Ada Quill'): Promise<string> {
  const words = ['organiser', 'add', email, '--role', role, '--name', name, ...site.store()];
  const { stdout } = await promisify(execFile)(binary, words, { cwd: site.folder });
  const path = /\/admin\/welcome\/\S+/.exec(stdout)?.[0];
  if (!path) throw new Error(`no link in ${stdout}`);
  return path;
}

/** The button of the form that a page is about. */
export const mainButton = (page: Page): Locator => page.locator('main form.form [type=submit]').first();

/** Waits for the page whose heading has this text. */
export async function at(page: Page, lang: Lang, key: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(said(lang, key));
}

/** On the page that sets up an app: types its code; the recovery codes are shown then. */
export async function setUpApp(page: Page, organiser: Organiser): Promise<void> {
  await at(page, organiser.lang, 'entry-set-up-title');
  organiser.secret = (await page.locator('#secret').textContent())!.trim();
  await page.locator('#code').fill(await nextCode(organiser));
  await mainButton(page).click();
  await at(page, organiser.lang, 'entry-codes-title');
  organiser.codes = await page.locator('.recovery-codes code').allTextContents();
}

/** Takes the invitation, and sets up the app; ends where the recovery codes are shown. */
export async function takeInvitation(page: Page, site: Site, path: string, organiser: Organiser): Promise<void> {
  await page.goto(site.url + path);
  await page.locator('[name=name]').fill('Ada Quill');
  await page.locator('[name=password]').fill(organiser.password);
  await page.locator('[name=lang]').selectOption(organiser.lang);
  await mainButton(page).click();
  await setUpApp(page, organiser);
}

export const newOrganiser = (lang: Lang = 'en'): Organiser => ({
  email: `${randomUUID()}@example.org`,
  password: 'seven lamps in the harbour',
  lang,
  secret: '',
  codes: [],
  step: 0,
});

/** A new organiser, signed in: ends on the area's first page. */
export async function signIn(page: Page, site: Site, role: Role = 'owner', lang: Lang = 'en'): Promise<Organiser> {
  const organiser = newOrganiser(lang);
  await takeInvitation(page, site, await invite(site, role, organiser.email), organiser);
  await page.getByRole('button', { name: said(lang, 'entry-codes-kept') }).click();
  await page.waitForURL(`${site.url}/admin`);
  await at(page, lang, 'admin-today');
  return organiser;
}

/** Types address and password, on the page that asks for them. */
export async function typePassword(page: Page, { email, password }: Pick<Organiser, 'email' | 'password'>): Promise<void> {
  await page.locator('#email').fill(email);
  await page.locator('#password').fill(password);
  await mainButton(page).click();
}

/** Types a code, on the page that asks for one. */
export async function typeCode(page: Page, code: string): Promise<void> {
  await page.locator('#code').fill(code);
  await mainButton(page).click();
}

/** Signs in once more, in another browser or after signing out. With `code` by that one, else by the app. */
export async function signInAgain(page: Page, site: Site, organiser: Organiser, code?: string): Promise<void> {
  await page.goto(`${site.url}/admin/sign-in`);
  await typePassword(page, organiser);
  await expect(page.locator('#code')).toBeVisible();
  await typeCode(page, code ?? (await nextCode(organiser)));
  await page.waitForURL(`${site.url}/admin`);
}
