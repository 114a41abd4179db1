// Takes the README's pictures: `make screens`. The same browser as the tests, but no test.
import tests from './playwright.config.ts';

export default {
  ...tests,
  testDir: 'screens',
  outputDir: 'results/screens',
  reporter: 'list',
  projects: [{ name: 'screens' }],
};
