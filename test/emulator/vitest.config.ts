import { defineConfig } from 'vitest/config';

/** `npm run test:moto`: the built CLI against moto, an AWS emulator that nobody here wrote. Needs Python and PyPI. */
export default defineConfig({
  root: new URL('../..', import.meta.url).pathname,
  test: {
    include: ['test/emulator/**/*.emulator.ts'],
    testTimeout: 120_000,
    hookTimeout: 300_000,
  },
});
