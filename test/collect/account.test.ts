import { describe, expect, test, vi } from 'vitest';
import { Sessions } from '../../src/aws/sessions.ts';
import { collectors } from '../../src/catalog/generated/collectors.ts';
import { readAccount } from '../../src/collect/account.ts';
import { accountId, regionName } from '../../src/core/ids.ts';
import type { ScanOptions } from '../../src/core/manifest.ts';
import { regionsByDefaultOf } from '../../src/core/partition.ts';
import type { Account } from '../../src/simulator/estate/account.ts';
import { accountOf, type Denial } from '../../src/simulator/estate/organization.ts';
import type { Fault } from '../../src/simulator/faults.ts';
import { now, scanOptions, simulated, usEast1, workload } from './simulated.ts';

// The simulated AWS has no limits: no pauses between calls.
vi.mock('node:timers/promises', () => ({ setTimeout: async () => {} }));

const kinds = ['account-regions', 'ec2-regions', 's3-buckets', 'guardduty-organization-admins', 'vpcs'];

/** What the scan makes of the workload account, which has two Regions. */
async function read(
  options: Partial<ScanOptions> = {},
  given: { denials?: Denial[]; change?: (account: Account) => void; faults?: Fault[]; role?: string } = {},
) {
  const { aws, session, simulator } = await simulated({
    faults: given.faults ?? [],
    change: (organization) => {
      organization.denials.push(...(given.denials ?? []));
      given.change?.(accountOf(organization, workload));
    },
  });
  const managementAccountId = accountId('111111111111');
  const sessions = new Sessions(aws, {
    partition: 'aws',
    caller: session,
    region: usEast1,
    roleName: given.role ?? 'BlindspotAudit',
    managementAccountId,
  });
  const loaded = await Promise.all(
    collectors.filter(({ kind }) => kinds.includes(kind.id)).map((entry) => entry.load()),
  );
  const { scope, evidence } = await readAccount(
    {
      aws,
      sessions,
      plan: { partition: 'aws', managementAccountId, delegatedAdministrators: null },
      options: scanOptions(options),
      collectors: loaded,
      now: () => now,
    },
    {
      id: accountId(workload),
      name: 'shop',
      state: 'ACTIVE',
      ou: [],
      joined: null,
      regions: [],
      skippedRegions: [],
    },
  );
  return {
    scope: { ...scope, unreachable: scope.unreachable?.code },
    regions: scope.regions,
    readAt: evidence.readAt,
    records: evidence.records.map(({ kind, region, evidence: { kind: how } }) => [kind, region, how].join(' ')),
    requests: simulator.requests,
  };
}

describe('an account', () => {
  test('is read in every Region that it has opened', async () => {
    const { scope, records, readAt } = await read(
      {},
      { change: ({ optIn }) => Object.assign(optIn, { 'af-south-1': 'ENABLED', 'eu-south-1': 'ENABLING' }) },
    );
    expect(scope.regions).toEqual(['af-south-1', 'eu-west-1', 'us-east-1']);
    expect(scope.skippedRegions).toEqual([]);
    expect(records).toEqual([
      'account-access  collected',
      'account-regions  collected',
      'guardduty-organization-admins af-south-1 not-planned',
      'guardduty-organization-admins eu-west-1 not-planned',
      'guardduty-organization-admins us-east-1 not-planned',
      's3-buckets  collected',
      'vpcs af-south-1 collected',
      'vpcs eu-west-1 collected',
      'vpcs us-east-1 collected',
    ]);
    expect(readAt).toBe(now);
  });

  test('is read in the Regions asked for, and it is said which were not', async () => {
    const { scope, records } = await read({ regions: [regionName('eu-west-1')] });
    expect([scope.regions, scope.skippedRegions]).toEqual([['eu-west-1'], ['us-east-1']]);
    expect(records).toContain('vpcs eu-west-1 collected');
    expect(records).not.toContain('vpcs us-east-1 collected');
  });

  test('is asked for its buckets where the scan may call', async () => {
    const { requests } = await read({ regions: [regionName('eu-west-1')] });
    expect(requests.latest.find(({ operation }) => operation === 'ListBuckets')?.region).toBe('eu-west-1');
  });

  test('is never asked the same twice in one Region', async () => {
    const { requests } = await read();
    expect([...requests.byOperation].filter(([name, times]) => times > (name.startsWith('ec2') ? 2 : 1))).toEqual([]);
  });
});

describe('the Regions of an account', () => {
  const closed: Denial = { action: 'account:ListRegions' };
  const blind: Denial[] = [closed, { action: 'ec2:DescribeRegions' }];
  const optedIn = ({ optIn }: Account) => Object.assign(optIn, { 'af-south-1': 'ENABLED' });

  test('come from EC2 where the account does not tell; then nothing about them is unread', async () => {
    const { regions, records } = await read({}, { denials: [closed], change: optedIn });
    expect(regions).toEqual(['af-south-1', 'eu-west-1', 'us-east-1']);
    expect(records.filter((record) => record.includes('regions'))).toEqual(['ec2-regions  collected']);
  });

  test('are those that every account has where nobody tells, and both are unread', async () => {
    const { regions, records } = await read({}, { denials: blind });
    expect(regions).toEqual(regionsByDefaultOf('aws'));
    expect(records.filter((record) => record.includes('regions'))).toEqual([
      'account-regions  denied',
      'ec2-regions  denied',
    ]);
  });

  test('are those asked for where nobody tells, also one that has to be opened', async () => {
    const asked = [regionName('af-south-1'), regionName('eu-west-1')];
    const { regions } = await read({ regions: asked }, { denials: blind, change: optedIn });
    expect(regions).toEqual(asked);
  });
});

describe('an account that cannot be entered', () => {
  test('is unreachable, with what was answered, and is assumed to have the Regions of every account', async () => {
    const { scope, records, requests } = await read({}, { role: 'NoSuchRole' });
    expect(scope).toMatchObject({ unreachable: 'AccessDenied', regions: regionsByDefaultOf('aws') });
    // Beside that, only what would not have been read there anyway.
    expect(records.filter((record) => !record.endsWith('not-planned'))).toEqual(['account-access  collected']);
    expect(requests.total).toBe(1);
  });

  test('is assumed to have the Regions asked for', async () => {
    const { regions } = await read({ regions: [regionName('af-south-1')] }, { role: 'NoSuchRole' });
    expect(regions).toEqual(['af-south-1']);
  });
});

test('what is refused in one Region does not hide the others', async () => {
  const { records } = await read({}, { denials: [{ action: 'ec2:DescribeVpcs', regions: ['eu-west-1'] }] });
  expect(records.filter((record) => record.startsWith('vpcs'))).toEqual([
    'vpcs eu-west-1 denied',
    'vpcs us-east-1 collected',
  ]);
});
