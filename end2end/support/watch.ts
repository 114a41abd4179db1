// What no page may ever do, whatever the test is about: break its Content-Security-Policy, throw, or talk to others.
import type { BrowserContext } from '@playwright/test';

import type { Site } from './site.ts';

/** The problems of one context's pages, filled while they live. */
export type Problems = string[];

/** Watches all pages of `context`, present and to come. `sites` are the origins that may be asked. */
export async function watch(context: BrowserContext, sites: () => Iterable<Site>, scripts: boolean): Promise<Problems> {
  const problems: Problems = [];

  context.on('weberror', (error) => problems.push(`uncaught error: ${error.error().stack ?? error.error().message}`));
  context.on('console', (message) => {
    if (/Content.Security.Policy|TrustedHTML|TrustedScript/i.test(message.text())) {
      problems.push(`console: ${message.text()}`);
    }
  });
  context.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (/^(data|blob|about):$/.test(protocol)) return;
    if (![...sites()].some((site) => site.url === origin)) problems.push(`request to another origin: ${request.url()}`);
  });

  // The event also tells of what the console leaves out, and where it was.
  if (scripts) {
    await context.exposeFunction('reportViolation', (what: string) => problems.push(`CSP violation: ${what}`));
    await context.addInitScript(() => {
      addEventListener('securitypolicyviolation', (event) => {
        const report = (globalThis as unknown as { reportViolation(what: string): void }).reportViolation;
        const where = `${event.sourceFile}:${event.lineNumber}`;
        report(`${event.effectiveDirective} ${event.blockedURI} at ${where} ${event.sample}`);
      });
    });
  }
  return problems;
}
