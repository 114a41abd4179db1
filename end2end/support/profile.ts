// A browser with a profile of its own, which outlasts it: in a private window nothing can be installed, and nothing stays.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type BrowserContext, type BrowserContextOptions, chromium, test } from '@playwright/test';

export class Profile {
  #folder: string;
  #context: BrowserContext | undefined;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  /** Gives a profile that is thrown away afterwards. */
  static async use(work: (profile: Profile) => Promise<void>): Promise<void> {
    const profile = new Profile(await mkdtemp(join(tmpdir(), 'profile-')));
    try {
      await work(profile);
    } finally {
      await profile.close();
      await rm(profile.#folder, { recursive: true, force: true });
    }
  }

  /** Starts the browser, ending it first if it still runs. */
  async open(device: BrowserContextOptions = {}): Promise<BrowserContext> {
    await this.close();
    const { launchOptions, locale, timezoneId } = test.info().project.use;
    // An app that is installed is written down in its owner's home as well.
    const env = { ...process.env, HOME: this.#folder, XDG_DATA_HOME: join(this.#folder, 'share') };
    const settings = { ...launchOptions, env, locale, timezoneId, ...device, serviceWorkers: 'allow' as const };
    this.#context = await chromium.launchPersistentContext(this.#folder, settings);
    return this.#context;
  }

  async close(): Promise<void> {
    await this.#context?.close();
    this.#context = undefined;
  }
}
