// Questions to the session: asked without a browser, and what organisers do with them.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import type { Locator, Page } from '@playwright/test';

import { send } from './forms.ts';
import { binary, type Site } from './site.ts';
import { type Lang, said } from './texts.ts';

/** Asks without a browser; gives the address that says what happens now. */
export const ask = (site: Site, question: string, name = ''): Promise<string> =>
  send(site, '/en/questions', { question, question_name: name, lang: 'en' });

/** `questions` of the program, as an organiser types it while the site runs; gives what it prints. */
export async function organise(site: Site, ...words: string[]): Promise<string> {
  const done = await promisify(execFile)(binary, ['questions', ...words, ...site.store()], { cwd: site.folder });
  return done.stdout;
}

/** The question with this text on a page. */
export const questionOf = (page: Page, text: string): Locator => page.locator('.question', { hasText: text });

export const voteButton = (question: Locator, lang: Lang = 'en'): Locator =>
  question.getByRole('button', { name: said(lang, 'question-vote') });

export const unvoteButton = (question: Locator, lang: Lang = 'en'): Locator =>
  question.getByRole('button', { name: said(lang, 'question-unvote') });

/** How many votes a question shows. */
export const votesOf = async (question: Locator): Promise<number> =>
  Number.parseInt((await question.locator('.question-votes > :first-child').textContent()) ?? '', 10);
