import { defineConfig } from 'vitest/config';

/**
 * `npm run test:browser`: the report in Chromium, as it opens from disk. Needs a Chromium of the system (`apt-get
 * install chromium`, or named by CHROMIUM). The demonstration is scanned once for all tests; DEMONSTRATION names the
 * audit.json of an earlier scan to save that.
 */
export default defineConfig({
  root: new URL('../..', import.meta.url).pathname,
  test: {
    globalSetup: 'test/browser/prepare.ts',
    include: ['test/browser/**/*.browser.ts'],
    maxWorkers: 2,
    testTimeout: 240_000,
    hookTimeout: 300_000,
  },
});
