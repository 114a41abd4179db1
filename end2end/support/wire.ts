// What crosses the network between a browser and a site, byte by byte: also what no page sees, as the worker's own requests.
import { connect, createServer, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

import type { Site } from './site.ts';

export interface Asked {
  /** Method and path. */
  what: string;
  /** Bytes of the answer, headers included. */
  bytes: number;
}

export class Wire {
  #server: Server;
  #asked: Asked[] = [];

  private constructor(site: Site) {
    const port = Number(new URL(site.url).port);
    this.#server = createServer((browser: Socket) => {
      const server = connect(port, '127.0.0.1');
      let asked: Asked | undefined;
      browser.on('data', (part) => {
        // A connection carries one request at a time, and each of them fits into one part.
        const what = /^(?:GET|HEAD|POST) \S+/.exec(part.toString('latin1'))?.[0];
        if (what) this.#asked.push((asked = { what, bytes: 0 }));
        server.write(part);
      });
      server.on('data', (part) => {
        if (asked) asked.bytes += part.length;
        browser.write(part);
      });
      for (const [one, other] of [[browser, server], [server, browser]] as const) {
        one.on('error', () => other.destroy()).on('close', () => other.destroy());
      }
    });
  }

  static async to(site: Site): Promise<Wire> {
    const wire = new Wire(site);
    await once(wire.#server.listen(0, '127.0.0.1'), 'listening');
    return wire;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** What was asked for since the last time. */
  take(): Asked[] {
    return this.#asked.splice(0);
  }

  stop(): void {
    this.#server.close();
  }
}

export const sum = (asked: readonly Asked[]): number => asked.reduce((bytes, one) => bytes + one.bytes, 0);
