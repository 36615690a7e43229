import { defineConfig } from 'vitest/config';

/** Tests that put something in a module's place must not share modules with others. */
const alone = ['test/aws/pace.test.ts', 'test/e2e/resume.test.ts'];

const shared = {
  exclude: ['test/emulator/**', 'test/clients/**', 'test/bench/**', 'node_modules/**', 'dist/**'],
  testTimeout: 30_000,
  // The SDK's notice about coming Node versions.
  env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
};

/** `npm test`: everything that needs only Node. */
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    maxWorkers: 2,
    projects: [
      { test: { ...shared, name: 'alone', include: alone } },
      {
        test: {
          ...shared,
          name: 'together',
          include: ['test/**/*.test.ts'],
          exclude: [...shared.exclude, ...alone],
          // Loading the catalogue once per file would take as long as the tests.
          isolate: false,
        },
      },
    ],
  },
});
