import { describe, expect, test } from 'vitest';
import { groupFlows, type Sent } from '../../../src/analysis/estate-map/group-flows.ts';
import type { Store } from '../../../src/core/estate-map.ts';

const logs: Store = { type: 'bucket', arn: 'arn:aws:s3:::logs', account: '222222222222', location: 'found' };
const trail = 'arn:aws:cloudtrail:us-east-1:111111111111:trail/organization';

const sent = (changes: Partial<Sent> = {}): Sent => ({
  source: 'cloudtrail-management',
  via: trail,
  account: '333333333333',
  region: 'eu-west-1',
  destination: logs,
  state: 'delivers',
  why: 'It passes.',
  findings: [],
  ...changes,
});

describe('Flows', () => {
  test('are one for all accounts and Regions that take the same way', () => {
    const accounts = Array.from({ length: 1000 }, (_, index) => String(400_000_000_000 + index));
    const regions = Array.from({ length: 17 }, (_, index) => `eu-west-${index}`);
    const all = accounts.flatMap((account) => regions.map((region) => sent({ account, region })));
    expect(groupFlows(all)).toEqual([
      {
        source: 'cloudtrail-management',
        via: trail,
        accounts,
        regions: [...regions].sort(),
        destination: logs,
        state: 'delivers',
        why: 'It passes.',
        findings: [],
      },
    ]);
  });

  test('never say that an account sends from a Region from which it does not', () => {
    const flows = groupFlows([
      sent({ account: '333333333333', region: 'eu-west-1' }),
      sent({ account: '333333333333', region: 'us-east-1' }),
      sent({ account: '444444444444', region: 'eu-west-1' }),
      sent({ account: '555555555555', region: 'us-east-1' }),
      sent({ account: '555555555555', region: 'eu-west-1' }),
    ]);
    expect(flows.map(({ accounts, regions }) => [accounts, regions])).toEqual([
      [
        ['333333333333', '555555555555'],
        ['eu-west-1', 'us-east-1'],
      ],
      [['444444444444'], ['eu-west-1']],
    ]);
  });

  test.each<[string, Partial<Sent>]>([
    ['source', { source: 'config' }],
    ['sender', { via: null }],
    ['destination', { destination: { ...logs, arn: 'arn:aws:s3:::others' } }],
    ['state', { state: 'broken' }],
  ])('are apart where the %s is another', (_, changes) => {
    expect(groupFlows([sent(), sent(changes)])).toHaveLength(2);
  });

  test('that lead nowhere are apart by what is said of them', () => {
    const lost = { destination: null, state: 'unknown' as const };
    const flows = groupFlows([
      sent({ ...lost, why: 'It was denied.' }),
      sent({ ...lost, why: 'It was throttled.' }),
      sent({ ...lost, why: 'It was denied.', account: '444444444444' }),
    ]);
    expect(flows.map(({ why, accounts }) => [why, accounts])).toEqual([
      ['It was denied.', ['333333333333', '444444444444']],
      ['It was throttled.', ['333333333333']],
    ]);
  });

  test('quote two of the reasons of their places, count the others, and cite every finding once', () => {
    const broken = [3, 1, 2, 4].map((n) =>
      sent({ state: 'broken', region: `eu-west-${n}`, why: `Log ${n} fails.`, findings: [`f${n}`, 'f0'] }),
    );
    expect(groupFlows(broken).map(({ why, findings }) => [why, findings])).toEqual([
      ['Log 1 fails. Log 2 fails. And 2 like these.', ['f0', 'f1', 'f2', 'f3', 'f4']],
    ]);
  });

  test('of no Region name none', () => {
    expect(groupFlows([sent({ region: null })]).map(({ regions }) => regions)).toEqual([[]]);
  });

  test('have an order that does not depend on what was heard first', () => {
    const all = [
      sent({ source: 'config' }),
      sent({ account: '444444444444' }),
      sent({ destination: null }),
      sent({ source: 'dns', region: null }),
    ];
    expect(groupFlows([...all].reverse())).toEqual(groupFlows(all));
  });
});
