import { describe, expect, test } from 'vitest';
import type { CustodyStore } from '../../src/core/custody.ts';
import { healthyAccounts, healthyBuckets, healthyOrganization } from '../../src/simulator/estate/healthy.ts';
import { simulatedScan } from '../support/simulated-scan.ts';

const { workload, management } = healthyAccounts;
const bucket = `arn:aws:s3:::${healthyBuckets.trail}`;

/** `owner cannot erase before 2027-12-26, cannot silence`, of each adversary. */
const powersOf = (store: CustodyStore | undefined): readonly string[] =>
  (store?.powers ?? []).map(({ who, destroy, silence }) => {
    const erase = destroy ? `${destroy.verdict} erase${destroy.until ? ' yet' : ''}, ` : '';
    return `${who} ${erase}${silence.verdict} silence`;
  });

/** Days from the scan's start to a moment. */
const daysFrom = (startedAt: string, until: string | undefined): number =>
  (Date.parse(until ?? '') - Date.parse(startedAt)) / (24 * 60 * 60 * 1000);

describe('custody', { timeout: 60_000 }, () => {
  test('of a healthy organization: nobody erases the trail’s logs before the lock ends, but for the key’s deletion', async () => {
    const { audit } = await simulatedScan({ organization: healthyOrganization() }, {});
    const store = (id: string) => audit.custody?.stores.find((one) => one.id === id);
    expect(powersOf(store(bucket))).toEqual([
      'source cannot erase yet, cannot silence',
      'owner cannot erase yet, cannot silence',
      'owner-root cannot erase yet, cannot silence',
      'management cannot erase yet, can silence',
    ]);
    const days = Object.fromEntries(
      (store(bucket)?.powers ?? []).map(({ who, destroy }) => [who, daysFrom(audit.run.startedAt, destroy?.until)]),
    );
    expect(days['owner']).toBeGreaterThanOrEqual(365);
    expect(days['source']).toBe(days['owner']);
    expect(days['management']).toBe(7);
    expect(powersOf(store(`arn:aws:cloudtrail:us-east-1:${management}:trail/organization`))).toEqual([
      'source cannot silence',
      'delegated cannot silence',
      'management can silence',
    ]);
    const fall = audit.custody?.accounts.find(({ account }) => account === workload);
    expect(fall?.telemetry.filter(({ stop }) => stop?.verdict !== 'cannot')).toEqual([]);
    expect(fall?.telemetry.map(({ source, regions }) => [source, ...regions])).toEqual([
      ['cloudtrail-management'],
      ['guardduty'],
      ['config'],
      ['flow-logs'],
      ['dns'],
    ]);
  });

  test('is unknown where a restricted scan did not read what it rests on', async () => {
    const { audit } = await simulatedScan(
      { organization: healthyOrganization() },
      { flags: { checks: 'cloudtrail/logs-are-delivered' } },
    );
    const store = audit.custody?.stores.find(({ id }) => id === bucket);
    const owner = store?.powers.find(({ who }) => who === 'owner');
    expect(owner?.destroy?.verdict).toBe('unknown');
    const fall = audit.custody?.accounts.find(({ account }) => account === workload);
    expect(fall?.telemetry.find(({ source }) => source === 'guardduty')?.recorded).toBe('unknown');
  });
});
