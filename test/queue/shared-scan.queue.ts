import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Queue } from 'bullmq';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { readAudit } from '../../src/cli/read-audit.ts';
import { wholeAudit } from '../../src/core/audit.ts';
import { bucket } from '../../src/simulator/estate/bucket.ts';
import { detector } from '../../src/simulator/estate/detector.ts';
import { healthyOrganization, healthyRegion } from '../../src/simulator/estate/healthy.ts';
import { type Simulator, startSimulator } from '../../src/simulator/simulator.ts';
import { estateClock, timeless } from '../support/simulated-scan.ts';
import { type Blindspot, blindspot, endAll } from './blindspot.ts';
import { type RedisServer, startRedis } from './redis-server.ts';

const password = 'open-sesame';
const externalId = 'agreed-upon-by-mail';
/** Seconds after which a silent worker loses its accounts. */
const pulse = '2';
const checks = 'guardduty/detector-is-enabled,log-archive/*';

let redis: RedisServer;
let simulator: Simulator;
let directory: string;
let alone: object;

beforeAll(async () => {
  const workloads = Array.from({ length: 9 }, (_, index) => ({
    id: String(400_000_000_000 + index),
    ou: ['Workloads'],
    // Something to find in every third.
    template: (region: string) => ({
      ...healthyRegion(region),
      ...(index % 3 === 0 && { detector: detector({ Status: 'DISABLED' }) }),
    }),
  }));
  const organization = healthyOrganization({ workloads });
  organization.accounts[0]?.buckets.push(bucket({ Name: 'evidence', writable: true }));
  [redis, simulator, directory] = await Promise.all([
    startRedis(password),
    startSimulator({ organization, now: () => estateClock, latencyMs: 20 }),
    mkdtemp(join(tmpdir(), 'blindspot-queue-')),
  ]);
  const out = join(directory, 'alone');
  expect(await start('scan', ...scope(out)).ended).toBe(1);
  alone = await auditBelow(out);
});
afterAll(async () => {
  endAll();
  await Promise.all([redis?.stop(), simulator?.close()]);
  await rm(directory, { recursive: true, force: true });
});

/** A process of the command line that knows the simulated AWS and the queue. */
function start(...args: string[]): Blindspot {
  const { accessKeyId, secretAccessKey } = simulator.credentials;
  return blindspot(args, {
    PATH: process.env['PATH'],
    HOME: directory,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_REGION: 'us-east-1',
    BLINDSPOT_QUEUE: redis.url,
  });
}

const scope = (out: string) => [
  ...['--endpoint-url', simulator.url, '--external-id', externalId, '--checks', checks],
  ...['--regions', 'us-east-1'],
  ...['--out', out, '--format', 'json'],
];

/** A worker that reads two accounts at a time. */
const worker = (...args: string[]) =>
  start(
    ...['worker', '--queue', '--pulse', pulse, '--accounts-at-once', '2'],
    ...['--endpoint-url', simulator.url, '--external-id', externalId, ...args],
  );

/** A scan whose accounts are read by the workers of the queue. */
function planner(name: string, { store = join(directory, name, 'store'), resume = false } = {}) {
  const out = join(directory, name);
  const scan = start(
    'scan',
    '--queue',
    '--pulse',
    pulse,
    '--store',
    store,
    ...scope(out),
    ...(resume ? ['--resume'] : []),
  );
  return {
    scan,
    store,
    /** What it finds, once it has ended as a scan with findings ends. */
    async audit() {
      expect([await scan.ended, scan.said]).toEqual([1, expect.stringContaining('audit.json')]);
      return auditBelow(out);
    },
  };
}

/** The result below a directory of reports, as if the scan had begun at the start of time. */
async function auditBelow(out: string): Promise<object> {
  const [id = ''] = (await readdir(out)).filter((name) => name.startsWith('o-'));
  const audit = wholeAudit(await readAudit(join(out, id, 'latest', 'audit.json')));
  const began = Date.parse(audit.run.startedAt);
  return JSON.parse(JSON.stringify(timeless(audit)), (key, value) =>
    key === 'until' && typeof value === 'string' ? Date.parse(value) - began : value,
  );
}

const activeJobs = () => redis.ask((connection) => connection.llen('blindspot:accounts:active'));

/** Waits until so many jobs are under way. */
async function underWay(count: number): Promise<void> {
  while ((await activeJobs()) < count) await pause(20);
}

describe('four workers share a scan', () => {
  let workers: Blindspot[];
  beforeAll(async () => {
    workers = [worker(), worker(), worker(), worker()];
    await Promise.all(workers.map((one) => one.hear(/reading accounts of/)));
  });
  beforeEach(async () => expect(workers.every(({ running }) => running)).toBe(true));

  test('that finds what one process finds, and nothing of it is left in Redis', async () => {
    const before = simulator.requests.total;
    const { audit, scan, store } = planner('plain');
    await underWay(4);
    const during = await redis.dump();
    expect(await audit()).toEqual(alone);
    const asked = simulator.requests.total - before;
    const { made } = JSON.parse(await readFile(join(store, 'manifest.json'), 'utf8')).calls;
    // A worker that loses an account to another has asked in vain: on a busy machine some of that is not heard of.
    expect([made <= asked, made > 0.8 * asked]).toEqual([true, true]);
    expect(scan.said).toMatch(/\n4 workers\n/);
    expect(workers.filter(({ said }) => /Regions/.test(said)).length).toBeGreaterThan(1);
    const { accessKeyId, secretAccessKey } = simulator.credentials;
    const after = await redis.dump();
    expect(during).toContain('400000000008');
    for (const secret of [accessKeyId, secretAccessKey, externalId, password, 'ASIA', 'sessionToken'])
      expect([during, after, scan.said, ...workers.map(({ said }) => said)].join()).not.toContain(secret);
    expect((await redis.ask((connection) => connection.keys('*'))).sort()).toEqual(
      ['events', 'id', 'meta', 'stalled-check'].map((key) => `blindspot:accounts:${key}`),
    );
  });

  test('of which one is killed', async () => {
    const { audit } = planner('killed');
    await underWay(4);
    workers.pop()?.kill('SIGKILL');
    const another = worker();
    expect(await audit()).toEqual(alone);
    await another.hear(/reading accounts of/);
    workers.push(another);
  });

  test('of which one hangs, and later writes nothing over', async () => {
    const { audit, store } = planner('hung');
    await underWay(4);
    const [hung] = workers;
    hung?.kill('SIGSTOP');
    expect(await audit()).toEqual(alone);
    const before = await hashes(store);
    hung?.kill('SIGCONT');
    await pause(2_000);
    expect(await hashes(store)).toEqual(before);
    expect(await start('verify', store).ended).toBe(0);
  });

  test.each(['kept', 'lost'] as const)('while Redis is started again, its data %s', async (data) => {
    const { audit, scan } = planner(`restart-${data}`);
    await scan.hear(/\[2\/12\]/);
    await redis.restart(data);
    expect(await audit()).toEqual(alone);
    expect(scan.said).toContain('the queue answers again');
  });

  test('that keeps its evidence in a bucket', async () => {
    const { audit, store } = planner('bucket', { store: 's3://evidence/scans/1' });
    expect(await audit()).toEqual(alone);
    const verified = blindspotOnS3('verify', store);
    expect([await verified.ended, verified.said]).toEqual([0, expect.stringContaining('12 of 12 accounts')]);
  });

  test('beside another scan on the same queue', async () => {
    const both = [planner('beside-1'), planner('beside-2')];
    expect(await Promise.all(both.map(({ audit }) => audit()))).toEqual([alone, alone]);
  });

  test('that is stopped and taken up again', async () => {
    const { scan, store } = planner('stopped');
    await scan.hear(/\[3\/12\]/);
    scan.kill('SIGINT');
    expect(await scan.ended).toBe(3);
    const again = planner('stopped', { store, resume: true });
    expect(await again.audit()).toEqual(alone);
    expect(again.scan.said).toMatch(/of them read before/);
  });

  test('and answer a second delivery without reading the account again', async () => {
    const { scan, store, audit } = planner('twice');
    await underWay(1);
    const queue = new Queue('accounts', { connection: { url: redis.url }, prefix: 'blindspot' });
    onTestFinished(() => queue.close());
    const [job] = await queue.getJobs(['active', 'waiting']);
    expect(await audit()).toEqual(alone);
    expect(scan.running).toBe(false);
    const before = await hashes(store);
    const asked = simulator.requests.total;
    await queue.add('account', job?.data, { jobId: job?.id ?? '', removeOnComplete: true });
    while ((await queue.getJobCounts('waiting', 'active'))['waiting'] !== 0 || (await activeJobs()) > 0)
      await pause(20);
    expect(await hashes(store)).toEqual(before);
    expect(simulator.requests.total).toBe(asked);
  });

  test('and give back what a scan of another version has queued', async () => {
    const queue = new Queue('accounts', { connection: { url: redis.url }, prefix: 'blindspot' });
    onTestFinished(async () => {
      await queue.drain(true);
      await queue.close();
    });
    const job = await queue.add('account', { version: '99.0.0' }, { jobId: 'of-another-version' });
    const said = () => workers.map(({ said }) => said).join('');
    while (!/cannot read for a scan of 99\.0\.0: update the worker/.test(said())) await pause(20);
    while (!(await job.isDelayed())) await pause(20);
    expect((await queue.getJob('of-another-version'))?.attemptsMade).toBe(0);
  });
});

/** A process that is told of the simulated AWS by the environment alone. */
function blindspotOnS3(...args: string[]): Blindspot {
  const { accessKeyId, secretAccessKey } = simulator.credentials;
  return blindspot(args, {
    PATH: process.env['PATH'],
    HOME: directory,
    AWS_ENDPOINT_URL: simulator.url,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
  });
}

/** The evidence of each account as it lies in a directory. */
async function hashes(store: string): Promise<Record<string, string>> {
  const names = (await readdir(join(store, 'accounts'))).sort();
  const files = await Promise.all(names.map((name) => readFile(join(store, 'accounts', name), 'base64')));
  return Object.fromEntries(names.map((name, index) => [name, files[index] ?? '']));
}

describe('a queue that is none ends it within seconds', () => {
  /** What planner and worker end with. */
  const ends = (url: string) => {
    const commands = [['scan', '--store', '/tmp/unused'], ['worker']];
    const both = commands.map((command) => start(...command, '--queue', url, '--endpoint-url', simulator.url));
    return Promise.all(both.map(async (one) => ({ status: await one.ended, said: one.said })));
  };

  test.each([
    [
      'nobody answers',
      'redis://127.0.0.1:1',
      /The queue at redis:\/\/127\.0\.0\.1:1 does not answer \(connect ECONNREFUSED/,
    ],
    [
      'no such host',
      'rediss://nowhere.invalid',
      /The queue at rediss:\/\/nowhere\.invalid:6379 does not answer \(getaddrinfo/,
    ],
    ['it is no URL', 'localhost:6379', /--queue takes a URL such as rediss:/],
  ])('%s', async (_, url, why) => {
    const one = { status: 2, said: expect.stringMatching(why) };
    expect(await ends(url)).toEqual([one, one]);
  });

  test('its password is another, which is not repeated', async () => {
    const both = await ends(redis.url.replace(password, 'not-it'));
    const one = { status: 2, said: expect.stringContaining('does not accept us') };
    expect(both).toEqual([one, one]);
    expect(JSON.stringify(both)).not.toContain('not-it');
  });
});
