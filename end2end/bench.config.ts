// Measures bytes: a part of `make bench`. The same browser as the tests; prints its table and nothing else.
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import tests from './playwright.config.ts';

export default {
  ...tests,
  testDir: 'bench',
  outputDir: join(tmpdir(), 'shaping-tomorrow-bench'),
  reporter: './bench/reporter.ts',
  projects: [{ name: 'bench' }],
};
