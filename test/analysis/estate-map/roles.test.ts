import { describe, expect, test } from 'vitest';
import { rolesOf } from '../../../src/analysis/estate-map/roles.ts';
import type { Flow, Reading, Store } from '../../../src/core/estate-map.ts';

const [management, vault, tools, first, second, third] = ['1', '2', '3', '4', '5', '6'].map((n) => n.repeat(12)) as [
  string,
  string,
  string,
  string,
  string,
  string,
];

const bucket = (name: string, account: string | null, changes: Partial<Store> = {}): Store => ({
  type: 'bucket',
  arn: `arn:aws:s3:::${name}`,
  account,
  location: account ? 'found' : 'absent',
  ...changes,
});
const group = (account: string): Store => ({
  type: 'log-group',
  arn: `arn:aws:logs:us-east-1:${account}:log-group:events`,
  account,
  location: 'found',
});
const guardDuty = (account: string): Store => ({
  type: 'guardduty-administrator',
  arn: null,
  account,
  location: 'found',
});

const flow = (accounts: readonly string[], destination: Store, changes: Partial<Flow> = {}): Flow => ({
  source: 'cloudtrail-management',
  via: null,
  accounts: [...accounts],
  regions: ['eu-west-1'],
  destination,
  state: 'delivers',
  why: '',
  findings: [],
  ...changes,
});

const reading = (store: Store, reader: Partial<NonNullable<Reading['reader']>>): Reading => ({
  store: store.arn ?? '',
  reader: { type: 'queue', name: 'intake', arn: null, account: tools, ...reader },
  state: 'delivers',
  why: '',
  findings: [],
});

const roles = (flows: readonly Flow[], readers: readonly Reading[] = [], of: string | null = null) =>
  Object.fromEntries(rolesOf(flows, readers, of).map(({ id, roles }) => [id, roles.map(({ role }) => role)]));

describe('An account is', () => {
  test.each<[string, Flow[], object]>([
    [
      'the archive when others send to its bucket',
      [flow([first, second], bucket('x', vault))],
      { [vault]: ['log-archive'] },
    ],
    ['no archive when it keeps only its own', [flow([first], bucket('x', first))], {}],
    ['no archive for a store that is not there', [flow([first, second], bucket('x', null))], {}],
    [
      'the archive even where what is sent does not arrive',
      [flow([first, second], bucket('x', vault), { state: 'broken' })],
      { [vault]: ['log-archive'] },
    ],
    [
      'no archive for a few of many senders',
      [flow([management, tools, first, second, third], bucket('x', vault)), flow([first], bucket('y', second))],
      { [vault]: ['log-archive'] },
    ],
    [
      'an archive beside another when each keeps the logs of half',
      [
        flow([first, second], bucket('x', vault)),
        flow([third], bucket('y', management)),
        flow([first], bucket('y', management)),
      ],
      { [vault]: ['log-archive'], [management]: ['log-archive'] },
    ],
    [
      'the archive though the scan has not entered it',
      [flow([first], bucket('x', vault, { location: 'elsewhere' }))],
      { [vault]: ['log-archive'] },
    ],
    ['no archive for a log group', [flow([first, second], group(management))], {}],
    [
      'security when GuardDuty findings of others go to it',
      [flow([first], guardDuty(tools))],
      { [tools]: ['security'] },
    ],
  ])('%s', (_, flows, expected) => {
    expect(roles(flows)).toEqual(expected);
  });

  const kept = bucket('x', vault);
  const own = bucket('y', first);
  test.each<[string, Reading, object]>([
    ['the SIEM when its queue hears of the logs of others', reading(kept, {}), { [tools]: ['siem'] }],
    ['the SIEM when one of its principals may read them', reading(kept, { type: 'principal' }), { [tools]: ['siem'] }],
    ['no SIEM for the logs of its own', reading(own, {}), {}],
    ['no SIEM for a copy', reading(kept, { type: 'bucket' }), {}],
    ['no SIEM that nobody knows the account of', reading(kept, { type: 'attested', account: null }), {}],
  ])('%s', (_, reader, expected) => {
    expect(roles([flow([first, second], kept), flow([first], own)], [reader])).toEqual({
      ...expected,
      [vault]: ['log-archive'],
    });
  });

  test('where detections are when metric filters watch the events of others', () => {
    const filters = reading(group(management), { type: 'metric-filters', account: management });
    expect(roles([flow([management, first], group(management))], [filters], management)).toEqual({
      [management]: ['management', 'detections'],
    });
    expect(roles([flow([management], group(management))], [filters])).toEqual({});
  });
});

test('Why an account has a role is told with what is sent to it, never with a name of its own', () => {
  const kept = bucket('x', vault);
  const flows = [
    flow([first, second, vault], kept),
    flow([first], bucket('z', vault), { source: 'flow-logs' }),
    flow([first, second], guardDuty(tools), { source: 'guardduty' }),
    flow([first, management], group(management)),
  ];
  const readers = [reading(kept, {}), reading(group(management), { type: 'metric-filters', account: management })];
  expect(rolesOf(flows, readers, management)).toEqual([
    {
      id: management,
      roles: [
        { role: 'management', why: 'AWS Organizations names it.' },
        {
          role: 'detections',
          why: 'Metric filters of log group events watch CloudTrail management events of 1 other account.',
        },
      ],
    },
    {
      id: vault,
      roles: [
        {
          role: 'log-archive',
          why: 'Its buckets are sent CloudTrail management events of 2 other accounts, VPC Flow Logs of 1 other account.',
        },
      ],
    },
    {
      id: tools,
      roles: [
        { role: 'security', why: 'The GuardDuty findings of 2 other accounts are sent to it.' },
        {
          role: 'siem',
          why: 'In it, queue intake takes in what bucket x holds of other accounts; what reads on from there, no AWS setting shows.',
        },
      ],
    },
  ]);
});
