// How the browser tests run. Only Debian's Chromium: no browser is downloaded.
import { defineConfig, devices } from '@playwright/test';

import type { SiteOptions } from './support/test.ts';

/** The flags a container needs, and none of Chromium's own traffic. */
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // No name resolves: a test that went off the machine would fail, here as on a machine without a network.
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
];

export default defineConfig<object, SiteOptions>({
  testDir: 'tests',
  outputDir: 'results/files',
  // Every test file starts its own server or shares its worker's; tests in one file run in order.
  workers: 2,
  retries: 0,
  forbidOnly: !!process.env.CI,
  // Patience for a slow machine alone: nothing here is a measure of speed.
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: 'results/results.json' }]],
  use: {
    ...devices['Desktop Chrome'],
    channel: undefined,
    launchOptions: { executablePath: process.env.SHAPING_CHROMIUM ?? '/usr/bin/chromium', args },
    locale: 'en-GB',
    timezoneId: 'Europe/Brussels',
    // No traces: they redraw every page's DOM while it is measured. A picture and the page's outline say enough.
    screenshot: 'only-on-failure',
    // Tests ask for the offline page by name; elsewhere a worker that answers would hide what the server sends.
    serviceWorkers: 'block',
  },
  // A flow tagged @both runs twice, so that nothing people need hangs on scripts. What only makes sense without
  // scripts is tagged @scripts-off.
  projects: [
    { name: 'scripts-on', grepInvert: /@scripts-off/ },
    { name: 'scripts-off', grep: /@both|@scripts-off/, use: { javaScriptEnabled: false } },
  ],
});
