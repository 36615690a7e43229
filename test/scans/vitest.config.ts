import { defineConfig } from 'vitest/config';

/**
 * `npm run test:scans`: whole scans, many of them, that take longer than all other tests together: the least policy, secrets
 * planted in every answer, gaps and denials at random, broken digests, scans that die, several processes. Needs only Node.
 */
export default defineConfig({
  root: new URL('../..', import.meta.url).pathname,
  test: {
    include: ['test/scans/**/*.scan.ts'],
    maxWorkers: 2,
    testTimeout: 600_000,
    hookTimeout: 600_000,
    // The SDK's notice about coming Node versions.
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
  },
});
