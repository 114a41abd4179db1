// Measures bytes, taps and what Lighthouse says: a part of `make bench`. The same browser as the tests; prints its tables and
// nothing else.
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import tests from './playwright.config.ts';

export default {
  ...tests,
  testDir: 'bench',
  outputDir: join(tmpdir(), 'shaping-tomorrow-bench'),
  reporter: './bench/reporter.ts',
  // One after the other, since they measure time.
  workers: 1,
  projects: [{ name: 'bench' }],
};
