// What a visit costs on the network: bytes as they crossed it, headers included, as Chromium's DevTools count them.
import type { Page } from '@playwright/test';

import { ticking } from './time.ts';

/** What a first visit may cost at most, in all and before its wasm, and a second one. */
export const bounds = { total: 130 * 1_000, beforeWasm: 30 * 1_000, second: 2_000 };

export interface Transfer {
  url: string;
  mimeType: string;
  encoding: string;
  bytes: number;
}

export interface Visit {
  transfers: Transfer[];
  total: number;
  wasm: number;
  /** Everything but the wasm file: what a visitor has who waits for it, or runs no scripts. */
  beforeWasm: number;
}

/** Counts what `visit` makes the page fetch. For a first visit the context must be new, so that its cache is empty. */
export async function measureVisit(page: Page, visit: () => Promise<unknown>): Promise<Visit> {
  const session = await page.context().newCDPSession(page);
  const transfers = new Map<string, Transfer>();

  session.on('Network.responseReceived', ({ requestId, response }) => {
    transfers.set(requestId, {
      url: response.url,
      mimeType: response.mimeType,
      encoding: response.headers['content-encoding'] ?? response.headers['Content-Encoding'] ?? '',
      // Headers so far: an event stream never finishes, and its bytes come by `dataReceived` alone.
      bytes: response.encodedDataLength,
    });
  });
  session.on('Network.dataReceived', ({ requestId, encodedDataLength }) => {
    const transfer = transfers.get(requestId);
    if (transfer) transfer.bytes += encodedDataLength;
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const transfer = transfers.get(requestId);
    if (transfer) transfer.bytes = encodedDataLength;
  });

  await session.send('Network.enable');
  await visit();
  await session.detach();

  const all = [...transfers.values()].filter(({ url }) => url.startsWith('http'));
  const sum = (some: Transfer[]) => some.reduce((bytes, transfer) => bytes + transfer.bytes, 0);
  const total = sum(all);
  const wasm = sum(all.filter(({ url }) => new URL(url).pathname.endsWith('.wasm')));
  return { transfers: all, total, wasm, beforeWasm: total - wasm };
}

/** Counts a first visit to the session page until its islands work. The page's context must be new. */
export function firstVisit(page: Page): Promise<Visit> {
  return measureVisit(page, async () => {
    await Promise.all([
      page.waitForResponse((response) => response.url().endsWith('/live')),
      page.waitForResponse((response) => response.url().endsWith('/api/clock')),
      page.goto('/en', { waitUntil: 'load' }),
    ]);
    await ticking(page);
  });
}
