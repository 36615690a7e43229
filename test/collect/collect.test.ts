import { describe, expect, test, vi } from 'vitest';
import { kinds } from '../../src/catalog/generated/collectors.ts';
import { accountRead } from '../../src/collect/account-read.ts';
import { AuditError } from '../../src/core/audit-error.ts';
import { regionName } from '../../src/core/ids.ts';
import { healthyBuckets, healthyOrganization } from '../../src/simulator/estate/healthy.ts';
import { accountOf } from '../../src/simulator/estate/organization.ts';
import { logArchive, management, memorySink, security, simulated, workload } from './simulated.ts';

// The simulated AWS has no limits: no pauses between calls.
vi.mock('node:timers/promises', () => ({ setTimeout: async () => {} }));

const refusal = (answer: Promise<unknown>) =>
  answer.then(
    () => 'went on',
    (error: unknown) => (error instanceof AuditError ? { code: error.code, message: error.message } : error),
  );

describe('a collection', () => {
  test('reads the organization, every account, then what they refer to, once and as its owner', async () => {
    const { collected, simulator } = await simulated();
    const { organization, accounts, destinations, records, scopes, progress } = await collected(['bucket-policy']);
    expect(organization.map(({ kind, evidence }) => [kind, evidence.kind])).toContainEqual([
      'organization-accounts',
      'collected',
    ]);
    expect([...accounts.keys()].sort()).toEqual([management, logArchive, security, workload]);
    expect(scopes.map(({ id, regions }) => [id, regions.length])).toEqual([
      [management, 2],
      [logArchive, 2],
      [security, 2],
      [workload, 2],
    ]);
    const buckets = destinations.filter(({ type }) => type === 'bucket');
    expect(buckets.map(({ arn, location }) => [arn, location])).toEqual(
      [
        healthyBuckets.config,
        healthyBuckets.dns,
        healthyBuckets.findings,
        healthyBuckets.flowLogs,
        healthyBuckets.trail,
      ]
        .sort()
        .map((name) => [`arn:aws:s3:::${name}`, { state: 'found', account: logArchive, region: 'us-east-1' }]),
    );
    expect(
      records.filter(({ kind }) => kind === 'bucket-policy').map(({ arn, evidence }) => [arn, evidence.kind]),
    ).toEqual(buckets.map(({ arn }) => [arn, 'collected']));
    expect(simulator.requests.byOperation.get('s3:GetBucketPolicy')).toBe(buckets.length);
    const asked = simulator.requests.latest.filter(({ operation }) => operation === 'GetBucketPolicy');
    expect(new Set(asked.map(({ account }) => account))).toEqual(new Set([logArchive]));
    expect(progress.map(({ kind }) => kind)).toEqual(['discovered', ...Array(4).fill('account'), 'destinations']);
  });

  test('is not stopped by an account that cannot be entered, and reads no destination as the wrong one', async () => {
    const { collected } = await simulated({
      change: (organization) => {
        accountOf(organization, logArchive).roles = [];
      },
    });
    const { scopes, destinations, records } = await collected(['bucket-policy']);
    expect(scopes.map(({ unreachable }) => unreachable?.code)).toEqual([
      undefined,
      'AccessDenied',
      undefined,
      undefined,
    ]);
    const trail = `arn:aws:s3:::${healthyBuckets.trail}`;
    expect(destinations.find(({ arn }) => arn === trail)?.location).toEqual({ state: 'elsewhere', account: null });
    expect(records.filter(({ arn }) => arn === trail).map(({ kind, evidence }) => [kind, evidence])).toContainEqual([
      'bucket-policy',
      {
        kind: 'unavailable',
        operation: 's3:GetBucketPolicy',
        action: 's3:GetBucketPolicy',
        code: 'OwnerNotScanned',
        message: `no scanned account owns ${trail}`,
      },
    ]);
  });

  test('finds that a bucket is nowhere, although nobody owns it', async () => {
    const { collected } = await simulated({
      change: (organization) => {
        const owner = accountOf(organization, logArchive);
        owner.buckets = owner.buckets.filter(({ Name }) => Name !== healthyBuckets.trail);
      },
    });
    const { destinations } = await collected(['bucket-policy']);
    expect(destinations.find(({ arn }) => arn.endsWith(healthyBuckets.trail))?.location).toEqual({ state: 'absent' });
  });

  test('does not enter accounts that were left out', async () => {
    const { collected, simulator } = await simulated();
    const { accounts, scopes } = await collected(['vpcs'], { excludeAccounts: [workload as never] });
    expect([...accounts.keys()].sort()).toEqual([management, logArchive, security]);
    expect(scopes.find(({ id }) => id === workload)?.skipped).toBe('left out by --exclude-accounts');
    expect(simulator.requests.latest.filter(({ account }) => account === workload)).toEqual([]);
  });

  test('reads the tags of the accounts that are scanned, page by page, and keeps those that were asked for', async () => {
    const { collected, simulator } = await simulated({
      pageSize: 1,
      change: (organization) => {
        accountOf(organization, workload).tags = { owner: 'alice@example.com', tier: '1', environment: 'live' };
      },
    });
    const { organization } = await collected(['organization-account-tags'], {
      excludeAccounts: [security as never],
      accountTags: ['environment', 'tier'],
    });
    const tags = (...Tags: object[]) => ({ kind: 'collected', value: Tags });
    expect(organization.find(({ kind }) => kind === 'organization-account-tags')?.evidence).toEqual({
      kind: 'collected',
      value: [
        { Id: management, Tags: tags() },
        { Id: logArchive, Tags: tags() },
        { Id: workload, Tags: tags({ Key: 'tier', Value: '1' }, { Key: 'environment', Value: 'live' }) },
      ],
    });
    expect(simulator.requests.byOperation.get('organizations:ListTagsForResource')).toBeGreaterThanOrEqual(5);
  });

  test('does not read an account twice that an earlier run has read', async () => {
    const { collected, simulator } = await simulated();
    const first = await collected(['bucket-policy']);
    const before = simulator.requests.latest.filter(({ account }) => account === workload).length;
    const second = await collected(
      ['bucket-policy'],
      {},
      {
        earlier: {
          has: (id) => id === workload,
          read: async (id) => {
            const kept = first.accounts.get(id);
            if (!kept) throw new Error('it was not read');
            return accountRead(kept.evidence, kept.scope, { sha256: '' }, { kinds, partition: 'aws' });
          },
        },
      },
    );
    expect(simulator.requests.latest.filter(({ account }) => account === workload)).toHaveLength(before);
    expect(second.scopes).toEqual(first.scopes);
    expect(second.destinations).toEqual(first.destinations);
    expect(second.accounts.has(workload)).toBe(false);
    expect(second.progress[0]).toMatchObject({ accounts: 4, resumed: 1 });
  });

  test('of a single account has no organization, and says so of each kind', async () => {
    const { collected } = await simulated({ as: workload });
    const { organization, accounts } = await collected(['vpcs'], { singleAccount: true });
    expect([...accounts.keys()]).toEqual([workload]);
    expect(new Set(organization.map(({ evidence }) => JSON.stringify(evidence)))).toEqual(
      new Set([JSON.stringify({ kind: 'not-planned', reason: 'There is no organization.' })]),
    );
  });

  test('of Regions that no account has is refused: it would say that all is well', async () => {
    const { collected } = await simulated();
    expect(await refusal(collected(['vpcs'], { regions: [regionName('eu-wset-1')] }))).toEqual({
      code: 'usage',
      message: 'No account has a Region of --regions enabled (eu-wset-1).',
    });
  });
});

describe('a collection that is stopped', () => {
  test('keeps what it had read, and nothing half read', async () => {
    const { collected, controller } = await simulated();
    const memory = memorySink();
    const stopped = collected(
      ['vpcs'],
      {},
      {
        keep: memory.keep,
        onProgress: ({ kind }) => {
          if (kind === 'account') controller.abort();
        },
      },
    );
    expect(await refusal(stopped)).toMatchObject({ code: 'interrupted', message: expect.stringContaining('--resume') });
    expect(memory.kept.accounts.size).toBe(1);
    for (const { evidence } of memory.kept.accounts.values())
      expect(evidence.records.filter((record) => JSON.stringify(record.evidence).includes('Interrupted'))).toEqual([]);
    expect(memory.kept.destinations).toEqual([]);
  });

  test('by a disk that refuses enters no more accounts, and keeps none of those under way', async () => {
    const workloads = Array.from({ length: 40 }, (_, index) => ({ id: String(444444444444 + index) }));
    const { collected, simulator } = await simulated({ organization: healthyOrganization({ workloads }) });
    const full = new AuditError('output', 'the disk is full');
    let kept = 0;
    const stopped = collected(
      ['vpcs'],
      {},
      {
        keep: () => {
          kept++;
          return Promise.reject(full);
        },
      },
    );
    expect(await refusal(stopped)).toEqual({ code: 'output', message: 'the disk is full' });
    await vi.waitFor(
      async () => {
        const { total } = simulator.requests;
        await new Promise((resolve) => setTimeout(resolve, 50));
        expect(simulator.requests.total).toBe(total);
      },
      { timeout: 10_000 },
    );
    // Sixteen were under way, of 43; nobody was entered after them.
    expect(simulator.requests.byOperation.get('sts:AssumeRole')).toBeLessThanOrEqual(16);
    expect(kept).toBe(1);
  });
});
