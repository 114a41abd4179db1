// Three languages: which one a visitor gets, how they change it, and that each is whole.
import type { Page } from '@playwright/test';

import { pledge, register } from '../support/forms.ts';
import { expect, type Site, test } from '../support/test.ts';
import { type Lang, langs, messages, said } from '../support/texts.ts';

test.use({ siteSettings: { clock: '2024-02-28T10:30:00+01:00', limits: 'off' } });

for (const { locale, lang } of [
  { locale: 'fr-CH', lang: 'fr' },
  { locale: 'ar-SY', lang: 'ar' },
  { locale: 'en-GB', lang: 'en' },
  { locale: 'pl-PL', lang: 'en' },
] as const) {
  test(`/ sends a browser that asks for ${locale} to /${lang} @both`, async ({ newVisitor }) => {
    const page = await (await newVisitor({ locale })).newPage();
    await page.goto('/');
    await expect(page).toHaveURL(`/${lang}`);
    await expect(page.locator('html')).toHaveAttribute('lang', lang);
  });
}

test('of several languages the one that is liked best is taken', async ({ site }) => {
  const ask = async (accepts: string) => {
    const answer = await fetch(site.url, { redirect: 'manual', headers: { 'accept-language': accepts } });
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(answer.headers.get('vary')).toContain('accept-language');
    return answer.headers.get('location');
  };
  expect(await ask('de, ar;q=0.7, en;q=0.3')).toBe('/ar');
  expect(await ask('en;q=0.2, fr-BE')).toBe('/fr');
  expect(await ask('*')).toBe('/en');
});

/** Every kind of page, with something on each. */
async function everyPage(site: Site): Promise<string[]> {
  const own = await register(site, { name: 'Amal' });
  const waiting = await pledge(site, { name: 'Nadia', country: 'FR', message: 'Call 0123456789' });
  await pledge(site, { name: 'Noor', country: 'BE', message: 'Hello' });
  const paths = [own, waiting, `${waiting}/change`, `${waiting}/withdraw`].map((path) => path.slice('/en'.length));
  return ['', '/pledges', '/pledge', '/register', '/registered', '/registered/waitlist', '/pledged', '/withdrawn', '/vote']
    .concat(['/privacy', '/nowhere', '/ticket', '/offline', '/forgotten', '/sessions/shaping-tomorrow'])
    .concat(['/embed', '/embed/countdown', '/embed/register', '/embed/wall'])
    .concat(paths);
}

/** All that a page says: to see, to hear, and in its title and description; also what it holds ready unseen. */
const allTexts = (page: Page) =>
  page.evaluate(() => {
    const texts = [document.title];
    for (const element of document.querySelectorAll('*')) {
      for (const name of ['aria-label', 'title', 'alt', 'placeholder', 'content']) {
        const text = element.getAttribute(name);
        if (text) texts.push(text);
      }
      for (const node of element.childNodes) {
        // Islands get some of their words as JSON in an attribute; what they show of them is on the page.
        if (node.nodeType === Node.TEXT_NODE && node.textContent!.trim()) texts.push(node.textContent!.trim());
      }
    }
    return texts;
  });

for (const lang of langs) {
  test(`every page in ${lang} is whole: words and no keys, and no English between them`, async ({ page, site }) => {
    const keys = new Set(messages('en').keys());
    // English sentences that have a translation; a few short words are the same in both.
    const english = [...messages('en')]
      .filter(([key, text]) => lang !== 'en' && text.length > 12 && messages(lang).get(key) !== text)
      .map(([, text]) => text.replace(/\{.*/, '').trim())
      .filter((text) => text.length > 12);
    const wrong: string[] = [];
    for (const path of await everyPage(site)) {
      await page.goto(`/${lang}${path}`);
      await expect(page.locator('html')).toHaveAttribute('lang', lang);
      const texts = await allTexts(page);
      expect(texts.length).toBeGreaterThan(4);
      for (const text of texts) {
        const named = text.match(/\b[a-z]+(-[A-Za-z0-9]+)+\b/g)?.find((word) => keys.has(word));
        if (named) wrong.push(`${path}: the key ${named} in "${text}"`);
        const left = english.find((sentence) => text.includes(sentence));
        if (left) wrong.push(`${path}: English "${left}" in "${text}"`);
        if (/\{\s*\$|\bundefined\b|\bNaN\b|�/.test(text)) wrong.push(`${path}: "${text}"`);
      }
    }
    expect(wrong).toEqual([]);
  });
}

test('Arabic pages hold no run of English words but names @both', async ({ page, site }) => {
  const names = /Giulia Busolin|Tamam Abusalama|Reshad Jalali|Omar Alshogre|Outlook\.com|Office 365/g;
  const wrong: string[] = [];
  for (const path of await everyPage(site)) {
    await page.goto(`/ar${path}`);
    for (const text of await page.locator('body').allInnerTexts()) {
      for (const line of text.replaceAll(names, '').split('\n')) {
        if (/[A-Za-z]{2,}\s+[A-Za-z]{2,}/.test(line)) wrong.push(`${path}: ${line}`);
      }
    }
  }
  expect(wrong).toEqual([]);
});

test('the content speaks each language @both', async ({ page }) => {
  const texts: Record<Lang, string[]> = {
    en: ['Welcoming & Review of Agenda', 'Communications Officer', 'European Parliament elections', 'I will vote'],
    fr: ['Accueil et présentation du programme', 'Responsable de la communication', 'Élections au Parlement', 'Je voterai'],
    ar: ['الترحيب واستعراض جدول الأعمال', 'وحدة التواصل مع المجتمع المدني', 'انتخابات البرلمان الأوروبي', 'سأصوّت'],
  };
  for (const lang of langs) {
    await page.goto(`/${lang}`);
    for (const text of texts[lang]) await expect(page.getByText(text).first()).toBeVisible();
    for (const text of langs.filter((other) => other !== lang).flatMap((other) => texts[other])) {
      await expect(page.getByText(text)).toHaveCount(0);
    }
  }
});

test('the switch stays on the page, and says which language is on @both', async ({ page, site }) => {
  const own = (await register(site, { name: 'Amal' })).slice('/en'.length);
  for (const path of ['', '/pledges', '/pledges?country=DE&action=vote', '/vote', '/vote?country=DE', '/privacy', '/register', own]) {
    await page.goto(`/en${path}`);
    for (const [name, lang] of [
      ['Français', 'fr'],
      ['العربية', 'ar'],
      ['English', 'en'],
    ] as const) {
      const link = page.locator('.languages').getByRole('link', { name });
      await expect(link).toHaveAttribute('lang', lang);
      await link.click();
      await expect(page).toHaveURL(`/${lang}${path}`);
      await expect(page.locator('.languages [aria-current]')).toHaveText(name);
    }
  }
});

test('countries stand in the order of the language, with the two others at the ends', async ({ page }) => {
  for (const lang of langs) {
    await page.goto(`/${lang}/register`);
    const names = await page.locator('#country option').allTextContents();
    expect(names[0]).toBe(said(lang, 'country-not-said'));
    expect(names.at(-1)).toBe(said(lang, 'country-ZZ'));
    const countries = names.slice(1, -1);
    expect(countries).toEqual([...countries].sort(new Intl.Collator(lang).compare));
    await page.goto(`/${lang}/vote`);
    const voting = await page.locator('tbody th').allTextContents();
    expect(voting).toHaveLength(27);
    expect(voting).toEqual([...voting].sort(new Intl.Collator(lang).compare));
  }
});
