// A device at a push service on this machine: reads what is sent to it as a browser does (RFC 8291, RFC 8188), by means that
// are not the server's.
import { createDecipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { BrowserContext } from '@playwright/test';

export interface Pushed {
  headers: IncomingHttpHeaders;
  body: Buffer;
}

export class Device {
  #key = createECDH('prime256v1');
  #auth = randomBytes(16);
  #server: Server;
  /** What came. */
  readonly received: Pushed[] = [];
  /** What it is answered with. */
  status = 201;

  private constructor() {
    this.#key.generateKeys();
    this.#server = createServer((request, answer) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        this.received.push({ headers: request.headers, body: Buffer.concat(parts) });
        answer.writeHead(this.status).end();
      });
    });
  }

  /** Gives a device that is there until the end of the work. */
  static async use(work: (device: Device) => Promise<void>): Promise<void> {
    const device = new Device();
    await once(device.#server.listen(0, '127.0.0.1'), 'listening');
    try {
      await work(device);
    } finally {
      device.#server.close();
    }
  }

  get endpoint(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/device`;
  }

  /** Lets the pages of a browser, which reaches no push service here, subscribe to this one. */
  async serve(context: BrowserContext): Promise<void> {
    const keys = { p256dh: this.#key.getPublicKey('base64url'), auth: this.#auth.toString('base64url') };
    await context.addInitScript(
      ({ endpoint, keys }) => {
        const subscription = {
          endpoint,
          toJSON: () => ({ endpoint, expirationTime: null, keys }),
          unsubscribe: async () => Boolean(localStorage.removeItem('test-subscribed')) || true,
        };
        Object.assign(PushManager.prototype, {
          async subscribe(options: PushSubscriptionOptionsInit) {
            if (!options.userVisibleOnly || !/^[\w-]{87}$/.test(String(options.applicationServerKey))) throw new TypeError('options');
            localStorage.setItem('test-subscribed', 'yes');
            return subscription;
          },
          getSubscription: async () => (localStorage.getItem('test-subscribed') ? subscription : null),
        });
      },
      { endpoint: this.endpoint, keys },
    );
  }

  /** What a message says. */
  read({ body }: Pushed): { web_push: number; notification: Record<string, string> } {
    const salt = body.subarray(0, 16);
    const sender = body.subarray(21, 21 + body[20]!);
    const sealed = body.subarray(21 + body[20]!);
    const own = this.#key.getPublicKey();
    const derive = (key: Buffer, salt: Buffer, info: Buffer, length: number) => Buffer.from(hkdfSync('sha256', key, salt, info, length));
    const info = Buffer.concat([Buffer.from('WebPush: info\0'), own, sender]);
    const key = derive(this.#key.computeSecret(sender), this.#auth, info, 32);
    const decipher = createDecipheriv(
      'aes-128-gcm',
      derive(key, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16),
      derive(key, salt, Buffer.from('Content-Encoding: nonce\0'), 12),
    );
    decipher.setAuthTag(sealed.subarray(-16));
    const record = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
    return JSON.parse(record.subarray(0, record.lastIndexOf(2)).toString());
  }
}
