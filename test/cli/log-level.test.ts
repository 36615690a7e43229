import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { healthyOrganization } from '../../src/simulator/estate/healthy.ts';
import { type Simulator, startSimulator } from '../../src/simulator/simulator.ts';
import { temporary } from '../bundle/a-bundle.ts';
import { run } from './run.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ organization: healthyOrganization() });
  vi.stubEnv('AWS_ACCESS_KEY_ID', simulator.credentials.accessKeyId);
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', simulator.credentials.secretAccessKey);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await simulator.close();
});

const scan = async (level: string) =>
  run(
    ...['scan', '--endpoint-url', simulator.url, '--out', await temporary(), '--format', 'json'],
    ...['--checks', 'guardduty/detector-is-enabled', '--regions', 'eu-west-1', '--log-level', level],
  );

test('debug tells every call, with where it went, what came of it and how long it took', async () => {
  const { status, stderr } = await scan('debug');
  expect(status).toBe(0);
  expect(stderr).toMatch(/^guardduty:GetDetector 444444444444 eu-west-1 ok \d+ ms$/m);
  expect(stderr).not.toContain(simulator.credentials.secretAccessKey);
});

test('info tells progress, and error nothing', async () => {
  expect((await scan('info')).stderr).toMatch(/^\[4\/4\] /m);
  expect((await scan('error')).stderr).toBe('');
});
