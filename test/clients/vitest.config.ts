import { defineConfig } from 'vitest/config';

/**
 * `npm run test:clients`: the AWS CLI and boto3, which nobody here wrote, against the simulated organization; and
 * readers of the report's formats that nobody here wrote either. Needs Debian's package awscli (or another AWS CLI,
 * named by BLINDSPOT_AWS_CLI), Python with venv, and PyPI.
 */
export default defineConfig({
  root: new URL('../..', import.meta.url).pathname,
  test: {
    globalSetup: 'test/clients/prepare.ts',
    include: ['test/clients/**/*.client.ts'],
    testTimeout: 120_000,
    hookTimeout: 300_000,
  },
});
