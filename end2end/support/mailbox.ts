// A real mail server on loopback, and what came there, read by a parser that shares no code with ours.
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

import { expect } from '@playwright/test';

const root = resolve(import.meta.dirname, '../..');
const python = process.env.SHAPING_PYTHON ?? join(root, 'target/python/bin/python');

export interface Mail {
  to: string;
  /** By their names in lower case. */
  headers: Record<string, string>;
  text: string;
  html: string;
  /** Unfolded, lines ended by `\n`. */
  calendars: string[];
}

export class Mailbox {
  #server: ChildProcess;
  #folder: string;
  #port: string;
  #read = new Map<string, Mail>();

  private constructor(server: ChildProcess, folder: string, port: string) {
    this.#server = server;
    this.#folder = folder;
    this.#port = port;
  }

  static async start(): Promise<Mailbox> {
    const folder = await mkdtemp(join(tmpdir(), 'shaping-tomorrow-mail-'));
    // It ends with its standard input, so that none is left when a worker is killed.
    const server = spawn(python, [join(root, 'scripts/python/smtp_server.py'), folder], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const [line] = (await once(server.stdout!.setEncoding('utf8'), 'data')) as [string];
    return new Mailbox(server, folder, line.trim());
  }

  /** For `--mail`. */
  get url(): string {
    return `smtp://127.0.0.1:${this.#port}?from=no-reply@site.example`;
  }

  /** All that came so far, in the order it came. */
  async mails(): Promise<Mail[]> {
    const files = (await readdir(this.#folder)).filter((name) => /^\d+\.eml$/.test(name));
    files.sort((a, b) => parseInt(a) - parseInt(b));
    for (const file of files) {
      if (this.#read.has(file)) continue;
      const reader = [join(root, 'scripts/python/read_mail.py'), join(this.#folder, file)];
      const { stdout } = await promisify(execFile)(python, reader, { maxBuffer: 1 << 24 });
      this.#read.set(file, JSON.parse(stdout) as Mail);
    }
    return files.map((file) => this.#read.get(file)!);
  }

  /** Waits until `address` has got its `count`th mail, and gives that. */
  async mail(address: string, count: number): Promise<Mail> {
    let mine: Mail[] = [];
    await expect
      .poll(async () => (mine = (await this.mails()).filter(({ to }) => to === address)).length, { timeout: 15_000 })
      .toBeGreaterThanOrEqual(count);
    return mine[count - 1]!;
  }

  async dispose(): Promise<void> {
    const ended = once(this.#server, 'exit');
    this.#server.stdin!.end();
    await ended;
    await rm(this.#folder, { recursive: true, force: true });
  }
}

/** The one address in the mail's text that begins with this path, alone on its line. */
export function linkIn(mail: Mail, path: string): string {
  const links = mail.text.split('\n').filter((line) => /^https?:\S+$/.test(line) && new URL(line).pathname.startsWith(path));
  expect(links, `links to ${path} in\n${mail.text}`).toHaveLength(1);
  return links[0]!;
}
