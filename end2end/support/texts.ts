// The site's own words, from the files that the server speaks from: tests name a message, not its wording.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const langs = ['en', 'fr', 'ar'] as const;
export type Lang = (typeof langs)[number];

const locales = resolve(import.meta.dirname, '../../locales');

function read(lang: Lang): Map<string, string> {
  const files = readdirSync(join(locales, lang)).map((file) => readFileSync(join(locales, lang, file), 'utf8'));
  return new Map(
    files.flatMap((text) => [...text.matchAll(/^([a-z][\w-]*) = (.+)$/gm)].map(([, key, says]) => [key!, says!])),
  );
}

const texts: Record<Lang, Map<string, string>> = { en: read('en'), fr: read('fr'), ar: read('ar') };

/** What the site says in `lang` for `key`. Only messages of one line without variables. */
export function said(lang: Lang, key: string): string {
  const text = texts[lang].get(key);
  if (text === undefined || text.includes('{')) throw new Error(`no plain message ${key} in ${lang}`);
  return text;
}

/** Every message of one line in `lang`. */
export function messages(lang: Lang): ReadonlyMap<string, string> {
  return texts[lang];
}
