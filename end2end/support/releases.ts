// Stands before a site and lets it have several releases, without building any: the version of its files is written over
// on the way. As after a real upgrade, files of another version than the present one are not there any more.
import { once } from 'node:events';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';

import type { Page } from '@playwright/test';

import type { Site } from './site.ts';

export class Releases {
  #server: Server;
  #real = '';
  /** The version that the site has now, in everybody's eyes. */
  version = 'first';
  /** What pages asked for of a version that is not served any more. */
  missed: string[] = [];
  /** How many answers to forms are still to be lost on their way back. */
  loses = 0;
  /** How many pages that scripts ask for are still to break off in the middle. */
  breaks = 0;
  /** How many milliseconds each answer takes longer. */
  delay = 0;
  /** The forms that came this far. */
  forms: string[] = [];

  private constructor(site: Site) {
    this.#server = createServer(async (asked, answer) => {
      if (this.delay) await setTimeout(this.delay);
      const path = asked.url!;
      const version = /^\/pkg\/([^/]+)\//.exec(path)?.[1];
      if (version && version !== this.version) {
        // The worker that keeps a page while the next release comes keeps nothing of it, and takes the next one.
        if (!asked.headers.referer?.endsWith('/sw.js')) this.missed.push(path);
        answer.writeHead(404).end();
        return;
      }
      const { host, port } = new URL(site.url);
      const headers = { ...asked.headers, host, 'accept-encoding': 'identity' };
      const options = { port, method: asked.method, path: path.replace(`/pkg/${this.version}/`, `/pkg/${this.#real}/`), headers };
      if (asked.method === 'POST' && !path.startsWith('/api/')) this.forms.push(path);
      const passed = request({ host: '127.0.0.1', ...options }, (from) => {
        if (asked.method === 'POST' && this.loses > 0) {
          this.loses -= 1;
          from.resume().on('end', () => answer.destroy());
          return;
        }
        const parts: Buffer[] = [];
        if (from.headers['content-type']?.startsWith('text/event-stream')) {
          answer.writeHead(from.statusCode!, from.headers);
          from.pipe(answer);
          return;
        }
        from.on('data', (part: Buffer) => parts.push(part));
        from.on('end', () => {
          const body = Buffer.concat(parts);
          const isText = /^text\/|json/.test(from.headers['content-type'] ?? '');
          const written = isText ? Buffer.from(body.toString().replaceAll(this.#real, this.version)) : body;
          const { etag, 'content-length': _, ...kept } = from.headers;
          answer.writeHead(from.statusCode!, { ...kept, ...(asked.method === 'HEAD' ? {} : { 'content-length': written.length }) });
          if (this.breaks > 0 && isText && asked.headers.accept === 'text/html') {
            this.breaks -= 1;
            answer.write(written.subarray(0, written.length / 2), () => answer.destroy());
          } else answer.end(written);
        });
      });
      passed.on('error', () => answer.destroy());
      asked.pipe(passed);
    });
  }

  static async before(site: Site): Promise<Releases> {
    const releases = new Releases(site);
    const page = await (await fetch(`${site.url}/en`)).text();
    releases.#real = /\/pkg\/([^/]+)\//.exec(page)![1]!;
    await once(releases.#server.listen(0, '127.0.0.1'), 'listening');
    return releases;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Ends all connections, as an upgrade does. */
  cut(): void {
    this.#server.closeAllConnections();
  }

  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}

/** The versions that a page and all its files have, as the document names them. */
export const versions = (page: Page) =>
  page.evaluate(() => {
    const named = [...document.querySelectorAll('[src], [href], [data-script]')].flatMap((element) =>
      ['src', 'href', 'data-script'].map((name) => element.getAttribute(name) ?? ''),
    );
    return [...new Set(named.map((address) => /^\/pkg\/([^/]+)\//.exec(address)?.[1]).filter(Boolean))];
  });
