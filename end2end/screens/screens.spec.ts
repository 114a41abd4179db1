// The README's pictures: the campaign's pages on one running site, after a few invented people have been there.
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';

import type { Page } from '@playwright/test';

import { choice, pledge, register } from '../support/forms.ts';
import { ask, organise } from '../support/questions.ts';
import { expect, type Site, test } from '../support/test.ts';
import { langs, said } from '../support/texts.ts';
import { awake } from '../support/time.ts';

interface Picture {
  path: string;
  /** In CSS pixels, where it is not the window's usual one. */
  height?: number;
  /** What is chosen, typed or scrolled to first. */
  before?(page: Page): Promise<void>;
}

const root = resolve(import.meta.dirname, '../..');
const folder = `${root}/docs/screens`;

/** In light and dark, as wide as a desktop. */
const wide: Record<string, Picture> = {
  session: { path: '/en' },
  wall: { path: '/en/pledges', height: 1160 },
};

const onPhones: Record<string, Picture> = {
  pledge: {
    path: '/en/pledge',
    async before(page) {
      const form = page.locator('#pledge-form');
      await form.locator('#action-vote').check();
      await choice(form, said('en', 'visibility-pseudonym')).check();
      await form.locator('#pledge_name').fill('Lamplighter');
      await form.locator('#message').fill('My first election. See you there.');
      await top(page, '.if-public');
    },
  },
  'wall-ar': { path: '/ar/pledges', before: (page) => top(page, '.wall') },
  questions: { path: '/en/questions', before: (page) => top(page, '.question') },
  vote: { path: '/en/vote?country=BE', before: (page) => top(page, '#yours') },
  meet: { path: '/en/meet', before: (page) => top(page, '.meet-before') },
  embed: { path: '/en/embed', before: (page) => top(page, '#wall') },
};

/** Scrolls until it stands at the top. */
const top = (page: Page, place: string) => page.locator(place).first().evaluate((element) => element.scrollIntoView());

const people = [
  { name: 'Noor', country: 'BE', message: 'See you at the polling station.' },
  { name: 'Amal K.', country: 'FR', actions: ['vote', 'bring'] },
  { name: 'سمر', country: 'DE', message: 'معًا.', actions: ['vote', 'meet'] },
  { name: 'Iris', country: 'GR', actions: ['vote', 'join'] },
];

test.use({ siteSettings: { limits: 'off', env: { SHAPING_PUBLIC_URL: 'https://example.org' } } });

test.beforeAll(async ({ site }) => {
  const countries = ['BE', 'BE', 'BE', 'DE', 'DE', 'FR'];
  for (let i = 0; i < 24; i++) {
    const actions = [['vote'], ['vote', 'bring'], ['vote', 'meet'], ['vote', 'join']][i % 4]!;
    await pledge(site, { visibility: 'counted', country: countries[i % countries.length]!, actions });
  }
  for (const person of people) await pledge(site, person);
  await questions(site);
});

async function questions(site: Site): Promise<void> {
  await ask(site, 'How can I vote if I moved here from another country of the European Union?', 'Noor');
  await ask(site, 'Which of the lists have candidates who came as refugees?');
  await ask(site, 'Will there be a recording?', 'Iris');
  await organise(site, 'answer', '3', 'Yes, on this page, within two days.');
}

async function take(page: Page, file: string, { path, before }: Picture): Promise<void> {
  const answer = await page.goto(path, { waitUntil: 'load' });
  expect(answer?.status()).toBe(200);
  await awake(page);
  await before?.(page);
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: `${folder}/${file}.png`, scale: 'css' });
}

for (const [name, picture] of Object.entries(wide)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`${name}, ${colorScheme}`, async ({ page }) => {
      await page.setViewportSize({ width: 1280, height: picture.height ?? 800 });
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await take(page, `${name}-${colorScheme}`, picture);
    });
  }
}

for (const [name, picture] of Object.entries(onPhones)) {
  test(`${name} on a phone`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: picture.height ?? 720 });
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await take(page, name, picture);
  });
}

/** The ticket as the installed app shows it: no browser around it, and nobody's real link in the code. */
for (const lang of ['en', 'ar'] as const) {
  test(`the app with a ticket, in ${lang}`, async ({ site, newVisitor }) => {
    const own = await register(site, { name: lang === 'ar' ? 'أمل' : 'Amal' });
    const context = await newVisitor({ viewport: { width: 390, height: 844 }, reducedMotion: 'reduce', colorScheme: 'light' });
    const page = await context.newPage();
    await page.goto(own.replace('/en/', `/${lang}/`), { waitUntil: 'load' });
    await awake(page);
    await page.locator('.replay').evaluate((note) => note.remove());
    await page.screenshot({ path: `${folder}/app-${lang}.png`, scale: 'css' });
  });
}

/** What a phone or a desktop shows of the app before it is installed: in public/, and so in the program. Small, for each
 * visitor who is asked pays for them. */
const ofApp = {
  narrow: { viewport: { width: 360, height: 720 }, quality: 40 },
  wide: { viewport: { width: 1280, height: 800 }, quality: 35 },
};

for (const lang of langs) {
  for (const [form, { viewport, quality }] of Object.entries(ofApp)) {
    test(`the app, ${form}, in ${lang}`, async ({ newVisitor }) => {
      const context = await newVisitor({ viewport, reducedMotion: 'reduce', colorScheme: 'light' });
      const page = await context.newPage();
      await page.goto(`/${lang}`, { waitUntil: 'load' });
      await awake(page);
      // An installed app shows today.
      await page.locator('.replay').evaluate((note) => note.remove());
      const devtools = await context.newCDPSession(page);
      const { data } = await devtools.send('Page.captureScreenshot', { format: 'webp', quality });
      await writeFile(`${root}/public/screens/${lang}-${form}.webp`, Buffer.from(data, 'base64'));
    });
  }
}
