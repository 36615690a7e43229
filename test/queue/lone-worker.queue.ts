import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { healthyAccounts, healthyOrganization } from '../../src/simulator/estate/healthy.ts';
import type { Fault } from '../../src/simulator/faults.ts';
import { startSimulator } from '../../src/simulator/simulator.ts';
import { estateClock } from '../support/simulated-scan.ts';
import { blindspot, endAll } from './blindspot.ts';
import { type Certificate, selfSigned } from './certificate.ts';
import { type RedisServer, startRedis } from './redis-server.ts';

const { workload } = healthyAccounts;
let directory: string;
let own: Certificate;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'blindspot-worker-'));
  own = await selfSigned(directory);
});
const ends: (() => Promise<void>)[] = [];
afterAll(async () => {
  endAll();
  await Promise.all(ends.map((end) => end()));
  await rm(directory, { recursive: true, force: true });
});

/** A simulated AWS and a queue of their own, with the commands that know both. */
async function installed(redis: RedisServer, faults: readonly Fault[] = [], trusted?: Certificate) {
  const simulator = await startSimulator({ organization: healthyOrganization(), now: () => estateClock, faults });
  ends.push(redis.stop, simulator.close);
  const { accessKeyId, secretAccessKey } = simulator.credentials;
  const out = await mkdtemp(join(directory, 'scan-'));
  const start = (...args: string[]) =>
    blindspot(args, {
      PATH: process.env['PATH'],
      HOME: directory,
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
      AWS_REGION: 'us-east-1',
      AWS_ENDPOINT_URL: simulator.url,
      BLINDSPOT_QUEUE: redis.url,
      ...(trusted && { NODE_EXTRA_CA_CERTS: trusted.certificate }),
    });
  return {
    /** A scan that finds nothing wrong. */
    scan: () =>
      start(
        ...['scan', '--queue', '--checks', 'guardduty/detector-is-enabled', '--regions', 'us-east-1'],
        ...['--store', join(out, 'store'), '--out', out, '--format', 'json', '--pulse', '2'],
      ),
    worker: (...args: string[]) => start('worker', '--queue', ...args),
  };
}

describe.concurrent('a worker alone', () => {
  test('ends by itself when it has had nothing to do for so long, but not while an account takes longer', async () => {
    const slow = { kind: 'delay', milliseconds: 8_000, times: 1, match: { account: workload } } as const;
    const { scan, worker } = await installed(await startRedis('secret'), [slow]);
    const planner = scan();
    await planner.hear(/waiting for workers/);
    const idle = worker('--until-idle', '4');
    expect([await planner.ended, planner.said]).toEqual([0, expect.stringContaining('audit.json')]);
    expect([await idle.ended, idle.said]).toEqual([0, expect.stringContaining(`${workload} `)]);
  });

  test('gives up an account after so many minutes, and another worker reads it', async () => {
    // No answer within 90 seconds, of which a call waits for 30 and then tries again.
    const hanging = { kind: 'delay', milliseconds: 90_000, times: 2, match: { account: workload } } as const;
    const { scan, worker } = await installed(await startRedis('secret'), [hanging]);
    const planner = scan();
    const first = worker('--account-minutes', '1');
    await planner.hear(/\[3\/4\]/);
    const second = worker();
    await first.hear(new RegExp(`${workload}: it took too long`));
    first.kill('SIGKILL');
    expect([await planner.ended, planner.said]).toEqual([0, expect.stringContaining('audit.json')]);
    expect([first.said.includes('1 Regions'), second.said]).toEqual([
      true,
      expect.stringMatching(new RegExp(`\n${workload} .*: 1 Regions`)),
    ]);
  });

  test('and its scan trust a queue behind TLS whose certificate somebody vouches for', async () => {
    const { scan, worker } = await installed(await startRedis('secret', own), [], own);
    const planner = scan();
    const reader = worker();
    expect([await planner.ended, planner.said]).toEqual([0, expect.stringContaining('audit.json')]);
    expect(reader.said).toContain('reading accounts of rediss://127.0.0.1:');
  });

  test('and its scan end where nobody vouches for the certificate of the queue', async () => {
    const { scan, worker } = await installed(await startRedis('secret', own));
    const both = [scan(), worker()].map(async (one) => [await one.ended, one.said]);
    const refused = [2, expect.stringMatching(/The queue at rediss:\S+ does not answer \(self-signed certificate\)/)];
    expect(await Promise.all(both)).toEqual([refused, refused]);
  });
});
