import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { account } from '../../src/simulator/estate/account.ts';
import { hours, minutes } from '../../src/simulator/estate/ago.ts';
import { byUser, type PastEvent } from '../../src/simulator/estate/history.ts';
import { type Denial, standalone } from '../../src/simulator/estate/organization.ts';
import { simulatedScan } from '../support/simulated-scan.ts';

const id = '111111111111';
const region = 'us-east-1';

const event = (ago: number, given: Partial<PastEvent> = {}): PastEvent => ({
  ...byUser(id, 'ada'),
  ago,
  source: 'cloudtrail.amazonaws.com',
  name: 'StopLogging',
  resources: [{ type: 'AWS::CloudTrail::Trail', name: 'main' }],
  requestParameters: { name: 'main', note: 'canary-secret' },
  ...given,
});
const daily = (ago: number) => event(ago, { source: 'ec2.amazonaws.com', name: 'RunInstances' });

const scanned = (history: PastEvent[], flags: object = {}, denials: Denial[] = []) =>
  simulatedScan(
    {
      organization: standalone(account(id, { regions: { [region]: { history } } }), { regions: [region], denials }),
      pageSize: 1,
    },
    { flags: { singleAccount: true, checks: 'cloudtrail/no-trail-is-left-stopped', changes: true, ...flags } },
  );
const lookUps = ({ requests }: Awaited<ReturnType<typeof scanned>>) =>
  requests.filter(({ operation }) => operation === 'LookupEvents').length;

/** All that a scan has written, as one text. */
async function written(directory: string): Promise<string> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  const contents = await Promise.all(files.map((file) => readFile(file)));
  return contents.map((content) => (content[0] === 0x1f ? gunzipSync(content) : content).toString()).join('\n');
}

describe('a scan that is asked what changed lately', () => {
  test('tells the changes of a day with the checks that they touch, and keeps no request of theirs', async () => {
    const history = [
      event(hours(2)),
      daily(hours(1)),
      event(hours(3), { name: 'DescribeTrails', readOnly: true }),
      event(hours(25)),
    ];
    const run = await scanned(history);
    expect(run.audit.changes).toMatchObject({
      hours: 24,
      read: 1,
      unread: [],
      cutOff: [],
      beyond: 0,
      told: [
        {
          account: id,
          region,
          event: 'cloudtrail:StopLogging',
          by: `arn:aws:iam::${id}:user/ada`,
          resources: ['main'],
          checks: ['cloudtrail/no-trail-is-left-stopped'],
        },
      ],
    });
    expect(lookUps(run)).toBe(2);
    expect(await written(run.directory)).not.toContain('canary-secret');
  });

  test('looks back as far as it is told', async () => {
    const { audit } = await scanned([event(hours(25))], { changes: '26' });
    expect(audit.changes).toMatchObject({ hours: 26, told: [{ event: 'cloudtrail:StopLogging' }] });
  });

  test('pages through so much and no more, and says how far it looked', async () => {
    const busy = Array.from({ length: 30 }, (_, index) => daily(minutes(index + 1)));
    const run = await scanned([...busy, event(hours(2))]);
    expect(run.audit.changes).toMatchObject({ told: [], cutOff: [{ account: id, region }] });
    expect(lookUps(run)).toBe(20);
  });

  test('does not know what it may not look up', async () => {
    const { audit, exitCode } = await scanned([event(hours(2))], {}, [{ action: 'cloudtrail:LookupEvents' }]);
    expect(audit.changes).toMatchObject({ read: 0, told: [], unread: [{ action: 'cloudtrail:LookupEvents' }] });
    expect(exitCode).toBe(3);
  });
});

test('a scan that is not asked looks nothing up', async () => {
  const run = await scanned([event(hours(2))], { changes: undefined });
  expect([run.audit.changes, lookUps(run)]).toEqual([null, 0]);
});
