import { defineConfig } from 'vitest/config';

/** Tests that put something in a module's place must not share modules with others. */
const alone = ['test/aws/pace.test.ts', 'test/e2e/year.test.ts'];

const shared = {
  exclude: ['test/emulator/**', 'test/clients/**', 'test/bench/**', 'node_modules/**', 'dist/**'],
  // For a machine that has other work too.
  testTimeout: 120_000,
  hookTimeout: 120_000,
  // The SDK's notice about coming Node versions.
  env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
};

/** The package by its own name, as checks of one's own import it: our sources, not what was last built. */
const alias = [
  { find: /^blindspot$/, replacement: source('library.ts') },
  { find: /^blindspot\/testing$/, replacement: source('testing/describe-check.ts') },
  { find: /^blindspot\/evidence\/(.*)$/, replacement: source('evidence/$1.ts') },
];

function source(path: string): string {
  return new URL(`../src/${path}`, import.meta.url).pathname;
}

/** `npm test`: everything that needs only Node. */
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    maxWorkers: 2,
    projects: [
      { resolve: { alias }, test: { ...shared, name: 'alone', include: alone } },
      {
        resolve: { alias },
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
