import { defineConfig } from 'vitest/config';

/** `npm run test:queue`: the built CLI over a real Redis, which Debian calls redis-server. */
export default defineConfig({
  root: new URL('../..', import.meta.url).pathname,
  test: {
    include: ['test/queue/**/*.queue.ts'],
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // One scan at a time: they share two processors with their workers.
    fileParallelism: false,
  },
});
