// Starts the real release binary on a free port with a database of its own, and ends it again.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
export const binary = resolve(process.env.SHAPING_BIN ?? join(root, 'target/release/shaping-tomorrow'));
const startsWithin = 30_000;
const stopsWithin = 20_000;

export interface SiteSettings {
  /** The server's time at start: RFC 3339 or `now`. */
  clock?: string;
  /** How many seconds of the server's clock pass in one second. */
  speed?: number;
  /** The content file, from the repository's root; with `null` none, so that the program's own is loaded once. */
  content?: string | null;
  /** `off` for tests that send a lot. */
  limits?: 'default' | 'off';
  /** Instead of a fresh SQLite file. */
  databaseUrl?: string;
  /** Further `SHAPING_…` settings. */
  env?: Record<string, string>;
}

/** One running server. Its database and its address last until `dispose`, across restarts. */
export class Site {
  #settings: SiteSettings;
  #folder: string;
  #process: ChildProcess | undefined;
  #output = '';
  #url = '';

  private constructor(settings: SiteSettings, folder: string) {
    this.#settings = settings;
    this.#folder = folder;
  }

  static async start(settings: SiteSettings = {}): Promise<Site> {
    const site = new Site(settings, await mkdtemp(join(tmpdir(), 'shaping-tomorrow-')));
    try {
      await site.#launch('127.0.0.1:0');
    } catch (error) {
      await site.dispose();
      throw error;
    }
    return site;
  }

  /** The origin, without a slash at its end. */
  get url(): string {
    return this.#url;
  }

  /** Where `--mail dir:…` and other files of this site may go; removed with it. */
  get folder(): string {
    return this.#folder;
  }

  /** The flags that lead another command of the program to the same database. */
  store(): string[] {
    return ['--database-url', this.#settings.databaseUrl ?? `sqlite://${join(this.#folder, 'site.db')}`];
  }

  /** Everything the server wrote so far, over all its starts. */
  logs(): string {
    return this.#output;
  }

  /** Asks the server to end and waits for it: its exit code, or the signal that ended it. */
  async stop(signal: 'SIGTERM' | 'SIGINT' = 'SIGTERM'): Promise<number | NodeJS.Signals | null> {
    return this.#end(signal);
  }

  /** Loads a content file, as an operator does while the site runs. */
  import(file: string): void {
    const database = this.#settings.databaseUrl ?? `sqlite://${join(this.#folder, 'site.db')}`;
    execFileSync(binary, ['import', file, '--database-url', database], {
      cwd: this.#folder,
      env: withoutOurSettings(process.env),
      stdio: 'ignore',
    });
  }

  /** Ends the server in the middle of whatever it does, as a power cut would. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** Lets it take connections and answer nothing, as over a network that is very slow. */
  async pause(): Promise<void> {
    const server = this.#process!;
    server.kill('SIGSTOP');
    // On a busy machine its threads go on for a moment, until each has heard of it.
    const threads = `/proc/${server.pid}/task`;
    const runs = (thread: string) => {
      const stat = join(threads, thread, 'stat');
      return existsSync(stat) && !/\) T /.test(readFileSync(stat, 'utf8'));
    };
    while (readdirSync(threads).some(runs)) await new Promise((done) => setTimeout(done, 10));
  }

  resume(): void {
    this.#process?.kill('SIGCONT');
  }

  /** Starts it again at the same address with the same database, ending it first if it still runs. */
  async restart(changed: SiteSettings = {}): Promise<void> {
    await this.stop();
    this.#settings = { ...this.#settings, ...changed };
    await this.#launch(new URL(this.#url).host);
  }

  async dispose(): Promise<void> {
    try {
      await this.stop();
    } finally {
      await rm(this.#folder, { recursive: true, force: true });
    }
  }

  async #launch(addr: string): Promise<void> {
    const { clock, speed, content, limits, env } = this.#settings;
    const child = spawn(
      binary,
      [
        'serve',
        ...['--addr', addr],
        ...this.store(),
        ...(content === null ? [] : ['--content', resolve(root, content ?? 'content/shaping-tomorrow.toml')]),
        ...['--clock', clock ?? '2024-02-28T10:55:00+01:00'],
        ...(speed === undefined ? [] : ['--clock-speed', String(speed)]),
        ...(limits === undefined ? [] : ['--limits', limits]),
      ],
      { cwd: this.#folder, env: { ...withoutOurSettings(process.env), ...env }, stdio: ['ignore', 'pipe', 'pipe'] },
    );
    this.#process = child;
    running.add(child);
    child.once('exit', () => running.delete(child));
    this.#url = await this.#address(child);
  }

  /** Collects what the server writes, and waits for the line that names its address. */
  #address(child: ChildProcess): Promise<string> {
    return new Promise((found, failed) => {
      const giveUp = (why: string) => {
        clearTimeout(timer);
        failed(new Error(`${binary} ${why}\n${this.#output}`));
      };
      const timer = setTimeout(() => giveUp(`named no address within ${startsWithin / 1000} s`), startsWithin);
      let stdout = '';
      child.stdout?.setEncoding('utf8').on('data', (text: string) => {
        this.#output += text;
        stdout += text;
        const url = /listening on (http:\/\/127\.0\.0\.1:\d+)\s/.exec(stdout)?.[1];
        if (url) {
          clearTimeout(timer);
          found(url);
        }
      });
      child.stderr?.setEncoding('utf8').on('data', (text: string) => {
        this.#output += text;
      });
      child.once('error', (error) => giveUp(`did not start: ${error.message}`));
      child.once('close', (code, signal) => giveUp(`ended with ${code ?? signal}`));
    });
  }

  async #end(signal: NodeJS.Signals): Promise<number | NodeJS.Signals | null> {
    const child = this.#process;
    if (!child?.pid) return null;
    if (child.exitCode === null && child.signalCode === null) {
      const ended = once(child, 'exit');
      child.kill(signal);
      const late = setTimeout(() => child.kill('SIGKILL'), stopsWithin);
      await ended;
      clearTimeout(late);
    }
    return child.exitCode ?? child.signalCode;
  }
}

/** Settings of the developer's own shell must not change what a test sees. */
function withoutOurSettings(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^(SHAPING|LEPTOS)_/.test(name)));
}

// A worker that ends early (a timeout, Ctrl-C) takes its own servers with it, and no others.
const running = new Set<ChildProcess>();
process.once('exit', () => running.forEach((child) => child.kill('SIGKILL')));
