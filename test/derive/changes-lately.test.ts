import { describe, expect, test } from 'vitest';
import type { AuditResult } from '../../src/core/audit-result.ts';
import type { Check } from '../../src/core/check.ts';
import { collected, type Evidence } from '../../src/core/evidence.ts';
import { type AccountId, accountId, type RegionName, regionName } from '../../src/core/ids.ts';
import { changesLately } from '../../src/derive/changes-lately.ts';
import { Spooler } from '../../src/evaluate/spool.ts';
import type { RecentChange } from '../../src/evidence/recent-changes.ts';
import { organizationCheck, targetCheck } from '../evaluate/an-estate.ts';

const one = accountId('111111111111');
const two = accountId('222222222222');
const euWest1 = regionName('eu-west-1');
const usEast1 = regionName('us-east-1');

const changing = (check: Check, ...changedBy: string[]): Check => ({ ...check, changedBy });
const checks = [
  changing(targetCheck, 'cloudtrail:StopLogging', 'cloudtrail:UpdateTrail'),
  changing(organizationCheck, 'cloudtrail:StopLogging'),
];

/** The event of this second of this minute. */
const change = (second: number, changes: Partial<RecentChange> = {}): RecentChange => ({
  EventId: `event-${second}`,
  EventTime: new Date(Date.UTC(2026, 10, 21, 9, 0, second)).toISOString(),
  EventSource: 'cloudtrail.amazonaws.com',
  EventName: 'StopLogging',
  area: 'logging',
  userIdentity: { type: 'IAMUser', arn: 'arn:aws:iam::111111111111:user/ada' },
  Resources: ['main'],
  ...changes,
});
const network: Partial<RecentChange> = { EventSource: 'ec2.amazonaws.com', EventName: 'CreateRoute', area: 'network' };

const history = (Changes: readonly RecentChange[], cutOffAt: string | null = null) =>
  collected({ from: 'x', until: 'x', looked: Changes.length, cutOffAt, Changes });
const denied: Evidence<never> = {
  kind: 'denied',
  operation: 'cloudtrail:LookupEvents',
  code: 'AccessDeniedException',
  message: 'no',
  action: 'cloudtrail:LookupEvents',
};

type Histories = Partial<Record<'eu-west-1' | 'us-east-1', Evidence<unknown>>>;

/** What is told of these accounts. */
function told(...accounts: readonly (readonly [AccountId, Histories])[]) {
  const run = changesLately(checks, 24).start(new Spooler(null, 0));
  for (const [account, histories] of accounts)
    run.account({
      account,
      partition: 'aws',
      regions: Object.keys(histories) as RegionName[],
      ofAccount: () => denied,
      ofTarget: <T>(_: unknown, region: RegionName) => histories[region as keyof Histories] as Evidence<T>,
    });
  const nothing = { destinations: [], ofOrganization: () => denied, ofDestination: () => denied };
  const context = {} as Parameters<typeof run.conclude>[1];
  const { changes } = run.conclude(nothing, context) as Pick<AuditResult, 'changes'>;
  if (!changes) throw new Error('nothing was told');
  return changes;
}

describe('what changed lately', () => {
  test('is told newest first, with whoever did it, and with the checks that may judge otherwise since', () => {
    const refused = change(3, { errorCode: 'AccessDenied', sourceIPAddress: '192.0.2.1' });
    const byService = change(1, { ...network, userIdentity: { type: 'AWSService', invokedBy: 'ram.amazonaws.com' } });
    const changes = told(
      [one, { [euWest1]: history([refused, byService]) }],
      [two, { [usEast1]: history([change(2)], '2026-11-21T08:00:00.000Z'), [euWest1]: denied }],
    );
    expect(changes).toEqual({
      hours: 24,
      read: 2,
      unread: [{ account: two, region: euWest1, ...denied }],
      cutOff: [{ account: two, region: usEast1, at: '2026-11-21T08:00:00.000Z' }],
      areas: { logging: 2, identity: 0, network: 1 },
      refused: 1,
      touching: 1,
      told: [
        {
          account: one,
          region: euWest1,
          time: refused.EventTime,
          event: 'cloudtrail:StopLogging',
          area: 'logging',
          by: 'arn:aws:iam::111111111111:user/ada',
          from: '192.0.2.1',
          resources: ['main'],
          errorCode: 'AccessDenied',
          checks: [],
        },
        expect.objectContaining({ account: two, region: usEast1, checks: [targetCheck.id, organizationCheck.id] }),
        expect.objectContaining({ event: 'ec2:CreateRoute', by: 'ram.amazonaws.com', checks: [] }),
      ],
      beyond: 0,
    });
  });

  test('of much, is what may have changed a verdict before all else, and then the newest', () => {
    const many = Array.from({ length: 300 }, (_, index) => change(index + 10, network));
    const changes = told(
      [one, { [euWest1]: history([...many, change(1)]) }],
      [two, { [euWest1]: history(many), [usEast1]: history(many) }],
    );
    expect(changes.areas).toEqual({ logging: 1, identity: 0, network: 900 });
    expect([changes.told.length, changes.beyond, changes.touching]).toEqual([400, 501, 1]);
    expect(changes.told.at(-1)).toMatchObject({ event: 'cloudtrail:StopLogging', account: one });
    expect(changes.told[0]?.time).toBe(many.at(-1)?.EventTime);
  });

  test('is nothing where nothing could be read, and says so', () => {
    expect(told([one, { [euWest1]: denied }])).toMatchObject({ read: 0, told: [], unread: [{ account: one }] });
  });
});
