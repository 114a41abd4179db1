// The third table of `make bench`: what a first visit costs on the network.
import { bounds, firstVisit, type Transfer } from '../support/bytes.ts';
import { expect, test } from '../support/test.ts';

const kinds: [string, (transfer: Transfer) => boolean][] = [
  ['html', ({ mimeType }) => mimeType === 'text/html'],
  ['css', ({ mimeType }) => mimeType === 'text/css'],
  ['scripts', ({ mimeType }) => mimeType === 'text/javascript'],
  ['wasm', ({ mimeType }) => mimeType === 'application/wasm'],
  ['other', () => true],
];

test('bytes of a first visit', async ({ page }) => {
  const visit = await firstVisit(page);
  const rows = kinds.map(([kind]) => ({ kind, requests: 0, bytes: 0, encodings: new Set<string>() }));
  for (const transfer of visit.transfers) {
    const row = rows[kinds.findIndex(([, is]) => is(transfer))]!;
    row.requests += 1;
    row.bytes += transfer.bytes;
    row.encodings.add(transfer.encoding || 'none');
  }

  const grouped = (bytes: number) => bytes.toLocaleString('en');
  const line = (...cells: [string, string, string, string]) =>
    `${cells[0].padEnd(14)}${cells[1].padStart(8)}${cells[2].padStart(11)}   ${cells[3]}`.trimEnd();
  const bound = (what: string, bytes: number, most: number) =>
    line(what, '', grouped(bytes), `bound ${grouped(most)}: ${bytes > most ? 'OVER' : 'kept'}`);
  console.log(
    [
      'Bytes of a first visit to /en, empty cache, as Chromium counts them: headers included, files and page as sent',
      '"other" is the icon, the question for the time and the first message of the live stream',
      '',
      line('', 'requests', 'bytes', 'encoding'),
      ...rows.map(({ kind, requests, bytes, encodings }) =>
        line(kind, String(requests), grouped(bytes), [...encodings].sort().join(', ')),
      ),
      bound('before wasm', visit.beforeWasm, bounds.beforeWasm),
      bound('total', visit.total, bounds.total),
    ].join('\n'),
  );

  expect(visit.beforeWasm, 'bytes before wasm').toBeLessThanOrEqual(bounds.beforeWasm);
  expect(visit.total, 'bytes in all').toBeLessThanOrEqual(bounds.total);
});
