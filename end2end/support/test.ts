// The `test` that every spec imports: Playwright's, with a running site and watched pages.
import { type BrowserContext, type BrowserContextOptions, expect, test as base } from '@playwright/test';

import { Site, type SiteSettings } from './site.ts';
import { watch } from './watch.ts';

export { expect, Site };
export type { SiteSettings };

interface PerTest {
  /** Starts a further site, ended with the test. Its pages are opened by full address. */
  startSite(settings?: SiteSettings): Promise<Site>;
  /** A second person: an own context, as strictly watched as the first. */
  newVisitor(options?: BrowserContextOptions): Promise<BrowserContext>;
  /** Problems that this test expects: it must name each kind, and each must occur. */
  expectProblem(pattern: RegExp): void;
  /** True where the browser runs scripts. */
  scripts: boolean;
}

export interface SiteOptions {
  /** The worker's site; `test.use({ siteSettings: … })` at the top of a file gives that file another. */
  siteSettings: SiteSettings;
}

interface PerWorker extends SiteOptions {
  /** The worker's site, at `baseURL`. Tests share it, so they must not count on it being empty. */
  site: Site;
}

interface Internal {
  sites: Set<Site>;
  watched: { add(context: BrowserContext): Promise<void>; expected: RegExp[] };
}

export const test = base.extend<PerTest & Internal, PerWorker>({
  siteSettings: [{}, { option: true, scope: 'worker' }],

  site: [
    async ({ siteSettings }, use) => {
      const site = await Site.start(siteSettings);
      await use(site);
      await site.dispose();
    },
    { scope: 'worker', timeout: 60_000 },
  ],

  baseURL: async ({ site }, use) => use(site.url),

  scripts: async ({ javaScriptEnabled }, use) => use(javaScriptEnabled !== false),

  sites: async ({ site }, use) => use(new Set([site])),

  startSite: async ({ sites }, use) => {
    const started: Site[] = [];
    await use(async (settings) => {
      const site = await Site.start(settings);
      started.push(site);
      sites.add(site);
      return site;
    });
    await Promise.all(started.map((site) => site.dispose()));
  },

  watched: async ({ sites, scripts }, use, testInfo) => {
    const all: string[][] = [];
    const unanswered: string[] = [];
    const expected: RegExp[] = [];
    const add = async (context: BrowserContext) => {
      all.push(await watch(context, () => sites, scripts));
      context.on('requestfailed', (request) => unanswered.push(`${request.url()} ${request.failure()?.errorText}`));
    };
    await use({ add, expected });

    const problems = all.flat();
    if (testInfo.status !== testInfo.expectedStatus) {
      const logs = [...sites].map((site) => `${site.url}\n${site.logs()}`).join('\n');
      await testInfo.attach('server logs', { body: logs, contentType: 'text/plain' });
      expect.soft(unanswered, 'requests without an answer, which may be why').toEqual([]);
    }
    const unexpected = problems.filter((problem) => !expected.some((pattern) => pattern.test(problem)));
    const absent = expected.filter((pattern) => !problems.some((problem) => pattern.test(problem)));
    expect.soft(unexpected, 'problems of the pages').toEqual([]);
    expect.soft(absent, 'problems that the test expects, but did not occur').toEqual([]);
  },

  context: async ({ context, watched }, use) => {
    await watched.add(context);
    await use(context);
  },

  newVisitor: async ({ browser, contextOptions, baseURL, javaScriptEnabled, locale, timezoneId, watched }, use) => {
    const opened: BrowserContext[] = [];
    await use(async (options) => {
      const context = await browser.newContext({
        ...contextOptions,
        ...{ baseURL, javaScriptEnabled, locale, timezoneId, serviceWorkers: 'block' as const },
        ...options,
      });
      opened.push(context);
      await watched.add(context);
      return context;
    });
    await Promise.all(opened.map((context) => context.close()));
  },

  expectProblem: async ({ watched }, use) => use((pattern) => void watched.expected.push(pattern)),
});
