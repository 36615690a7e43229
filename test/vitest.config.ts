import { defineConfig } from 'vitest/config';

/** `npm test`: everything that needs only Node. Tests say no more than needed: a failing one shows its own difference. */
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/emulator/**', 'test/browser/**', 'test/clients/**', 'test/bench/**', 'node_modules/**', 'dist/**'],
    testTimeout: 30_000,
    maxWorkers: 2,
    // The SDK's notice about coming Node versions.
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
  },
});
