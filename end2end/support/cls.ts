// Cumulative Layout Shift: what moved under the reader without being asked to. Needs scripts.
import type { BrowserContext, Page } from '@playwright/test';

interface Shift {
  value: number;
  /** A short name of each element that moved. */
  moved: string[];
}
type Recording = typeof globalThis & { layoutShifts: Shift[] };

/** Records shifts on the pages that are opened from now on. */
export async function recordLayoutShifts(target: Page | BrowserContext): Promise<void> {
  await target.addInitScript(() => {
    const recording = globalThis as Recording;
    recording.layoutShifts = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const shift = entry as PerformanceEntry & {
          value: number;
          hadRecentInput: boolean;
          sources: { node?: Node | null }[];
        };
        // As the metric is defined: what follows on a visitor's own input is not counted.
        if (shift.hadRecentInput) continue;
        const moved = shift.sources.map(({ node }) =>
          node instanceof Element ? `${node.localName}#${node.id}.${node.className}` : String(node?.nodeName),
        );
        recording.layoutShifts.push({ value: shift.value, moved });
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

/** All shifts since the document was loaded; `[]` is a CLS of 0. */
export async function layoutShifts(page: Page): Promise<Shift[]> {
  // Entries arrive with a frame: wait for the one that is under way.
  return page.evaluate(async () => {
    await new Promise((frame) => requestAnimationFrame(() => setTimeout(frame, 0)));
    return (globalThis as Recording).layoutShifts;
  });
}

/** The sum of all shifts; never less than Chromium's own figure, which takes the worst five seconds. */
export function cls(shifts: Shift[]): number {
  return shifts.reduce((sum, shift) => sum + shift.value, 0);
}
