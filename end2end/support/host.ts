// A site of somebody else, which shows parts of ours in frames: at a port of its own, and so at an origin of its own.
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';

import type { Page } from '@playwright/test';

import { binary, type Site } from './site.ts';
import type { Lang } from './texts.ts';

export const embeds = ['countdown', 'register', 'wall'] as const;
export type Embed = (typeof embeds)[number];

/** The other site. Its one page holds `html`, and keeps every message that it hears. */
export class Host {
  #server: Server;
  html = '';

  private constructor() {
    this.#server = createServer((_, answer) => {
      answer.setHeader('content-type', 'text/html; charset=utf-8');
      answer.end(
        `<!DOCTYPE html><html lang="en"><meta name="viewport" content="width=device-width"><title>Elsewhere</title>` +
          `<script>heard = []; addEventListener('message', ({ data }) => heard.push(JSON.stringify(data)));</script>` +
          `<h1>Elsewhere</h1>${this.html}<p style="block-size: 3000px">Below</p></html>`,
      );
    });
  }

  static async start(): Promise<Host> {
    const host = new Host();
    await once(host.#server.listen(0, '127.0.0.1'), 'listening');
    return host;
  }

  /** The origin, without a slash at its end. */
  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** What its page has heard so far. */
  heard(page: Page): Promise<string[]> {
    return page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard);
  }

  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}

/** Lists a site as one that may show embeds, as an operator does; waits until the running site goes by it. */
export async function allow(site: Site, origin: string, ...which: Embed[]): Promise<void> {
  await promisify(execFile)(binary, ['embed', 'allow', origin, ...which, ...site.store()], { cwd: site.folder });
  const last = which.at(-1) ?? embeds.at(-1)!;
  for (let tries = 0; tries < 100; tries++) {
    const { headers } = await fetch(`${site.url}/en/embed/${last}`);
    if (headers.get('content-security-policy')?.includes(origin)) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`${site.url} does not go by its list`);
}

/** The lines of HTML that the site offers, as somebody would copy them. */
export async function lines(page: Page, site: Site, lang: Lang): Promise<Record<Embed, string>> {
  await page.goto(`${site.url}/${lang}/embed`);
  const line = async (embed: Embed) => [embed, await page.locator(`#${embed}-html`).inputValue()] as const;
  return Object.fromEntries(await Promise.all(embeds.map(line))) as Record<Embed, string>;
}
