// Lighthouse's mobile preset on each page that visitors can open without a link of their own: the medians of five runs.
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';

import { pledge, register } from '../support/forms.ts';
import { expect, type Site, test } from '../support/test.ts';

test.use({ siteSettings: { limits: 'off' } });

/** For a first look, fewer runs (`SHAPING_RUNS`) of some pages (`SHAPING_PAGES`, by commas). */
const runs = Number(process.env.SHAPING_RUNS ?? 5);

const everyPage = [
  ...['', '/pledges', '/questions', '/vote', '/register', '/pledge', '/meet', '/embed', '/privacy'],
  ...['/ticket', '/offline', '/forgotten', '/registered', '/withdrawn', '/embed/countdown', '/embed/register', '/embed/wall'],
];
/** Right to left, those that are looked at most. */
const inArabic = ['', '/pledges', '/register'];

const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
const figures = ['largest-contentful-paint', 'total-blocking-time', 'cumulative-layout-shift'] as const;

interface Run {
  scores: Record<string, number>;
  times: Record<string, number>;
  failed: string[];
}

const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

/** Lighthouse's own trouble with a trace that its browser did not begin in time: nothing about the page. */
const noTrace = 'NO_NAVSTART';

/** One run in a browser of its own, which asks nobody but the site; another one, at most thrice, where there was no trace. */
async function run(url: string, tries = 3): Promise<Run> {
  const { launchOptions } = test.info().project.use;
  const browser = await launch({
    chromePath: launchOptions!.executablePath,
    chromeFlags: [...launchOptions!.args!, '--headless=new'],
    logLevel: 'silent',
  });
  try {
    const { lhr } = (await lighthouse(url, { port: browser.port, logLevel: 'silent', onlyCategories: [...categories] }))!;
    if (lhr.runtimeError?.code === noTrace && tries > 1) return await run(url, tries - 1);
    if (lhr.runtimeError) throw new Error(`${url}: ${lhr.runtimeError.message}`);
    const weighed = Object.values(lhr.categories).flatMap(({ auditRefs }) => auditRefs.filter(({ weight }) => weight > 0));
    const failed = weighed.map(({ id }) => lhr.audits[id]!).filter(({ score }) => score !== null && score < 0.9);
    return {
      scores: Object.fromEntries(categories.map((id) => [id, Math.round(100 * lhr.categories[id]!.score!)])),
      times: Object.fromEntries(figures.map((id) => [id, lhr.audits[id]!.numericValue!])),
      failed: failed.map(({ id }) => id),
    };
  } finally {
    browser.kill();
  }
}

/** The address of one's own registration, which is nobody else's to measure; and what a wall looks like that is in use. */
async function fill(site: Site): Promise<string> {
  for (let i = 0; i < 30; i++) await pledge(site, { name: `Pledger ${i}`, country: 'BE', message: i % 3 ? '' : 'See you there.' });
  return register(site, { name: 'Amal' });
}

test('Lighthouse', async ({ site }) => {
  const own = await fill(site);
  const pages = [
    ...everyPage.map((path) => `/en${path}`),
    own,
    ...inArabic.map((path) => `/ar${path}`),
  ].filter((path) => !process.env.SHAPING_PAGES || process.env.SHAPING_PAGES.split(',').includes(path));
  test.setTimeout(pages.length * runs * 60_000);

  const rows: string[] = [];
  const below: string[] = [];
  for (const path of pages) {
    process.stderr.write(`Lighthouse: ${path.replace(/[^/]{20,}/, '…')}\n`);
    const all: Run[] = [];
    while (all.length < runs) all.push(await run(`${site.url}${path}`));
    const noIndex = all.every(({ failed }) => failed.includes('is-crawlable'));
    const failed = [...new Set(all.flatMap((one) => one.failed))].filter((id) => !(noIndex && id === 'is-crawlable'));
    const scores = categories.map((id) => {
      // Asked not to be kept, and all else of it is right.
      if (id === 'seo' && noIndex) return '–';
      const score = median(all.map((one) => one.scores[id]!));
      if (score < 100) below.push(`${path}: ${id} ${score} (${failed.join(', ')})`);
      return String(score);
    });
    const [lcp, tbt, cls] = figures.map((id) => median(all.map((one) => one.times[id]!)));
    const said = [...scores, (lcp! / 1_000).toFixed(2), tbt!.toFixed(0), cls!.toFixed(3)];
    const html = await (await fetch(`${site.url}${path}`)).text();
    expect(noIndex, `whether ${path} asks not to be kept`).toBe(html.includes('content="noindex"'));
    rows.push(path.replace(/[^/]{20,}/, '…').padEnd(22) + said.map((cell) => cell.padStart(9)).join(''));
  }

  const head = ['perf.', 'access.', 'practice', 'SEO', 'LCP s', 'TBT ms', 'CLS'];
  console.log(
    [
      `Lighthouse, its mobile preset, medians of ${runs} runs; a phone on a slow network is simulated`,
      '– in SEO: the page asks search engines not to keep it',
      '',
      ''.padEnd(22) + head.map((cell) => cell.padStart(9)).join(''),
      ...rows,
    ].join('\n'),
  );
  expect(below, 'what is below 100').toEqual([]);
});
