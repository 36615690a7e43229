import { defineConfig } from 'vitest/config';

/** `npm run test:package`: the package as npm packs it, used by a program that has nothing else of ours. */
export default defineConfig({
  root: new URL('../..', import.meta.url).pathname,
  test: { include: ['test/package/**/*.package.ts'], testTimeout: 300_000, hookTimeout: 300_000 },
});
