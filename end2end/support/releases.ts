// Stands before a site and lets it have several releases, without building any: the version of its files is written over
// on the way. As after a real upgrade, files of another version than the present one are not there any more.
import { once } from 'node:events';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Site } from './site.ts';

export class Releases {
  #server: Server;
  #real = '';
  /** The version that the site has now, in everybody's eyes. */
  version = 'first';
  /** Requests for files of a version that is not served any more. */
  missed: string[] = [];

  private constructor(site: Site) {
    this.#server = createServer((asked, answer) => {
      const path = asked.url!;
      const version = /^\/pkg\/([^/]+)\//.exec(path)?.[1];
      if (version && version !== this.version) {
        this.missed.push(path);
        answer.writeHead(404).end();
        return;
      }
      const { host, port } = new URL(site.url);
      const headers = { ...asked.headers, host, 'accept-encoding': 'identity' };
      const options = { port, method: asked.method, path: path.replace(`/pkg/${this.version}/`, `/pkg/${this.#real}/`), headers };
      const passed = request({ host: '127.0.0.1', ...options }, (from) => {
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
          answer.end(written);
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

  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}
