import { describe, expect, test } from 'vitest';
import type { AuditResult } from '../../src/core/audit-result.ts';
import type { Finding } from '../../src/core/finding.ts';
import { intrusionSteps } from '../../src/report/intrusion-steps.ts';
import { intrusionStories } from '../../src/report/intrusion-story.ts';
import { auditFinding, checkSummary, coverageRow } from '../support/audit.ts';
import { signalEstate } from './signal-audit.ts';

const asked = [
  ...new Set(intrusionSteps.flatMap(({ recorded, alarmed }) => [...recorded, ...alarmed]).map(({ check }) => check)),
];
const checks = [...asked, 'log-archive/objects-are-locked'].map((id) => checkSummary({ id }));
const one = '111111111111';
const sources = ['cloudtrail-management', 'flow-logs'] as const;

type Changes = Partial<Finding>;
/** An account in which all is well, but for what is changed per check; null removes the finding. */
const accountWith = (changes: Readonly<Record<string, readonly Changes[] | null>> = {}, account = one): Finding[] =>
  asked.flatMap((check) => {
    const own = changes[check];
    if (own === null) return [];
    return (own ?? [{}]).map((change, index) =>
      auditFinding({ id: `${check} ${account} ${index}`, check, account, outcome: 'pass', ...change }),
    );
  });
const estate = (findings: readonly Finding[], changes: Partial<AuditResult> = {}) =>
  signalEstate(findings, {
    checks,
    coverage: sources.map((source) => coverageRow('covered', { source })),
    ...changes,
  });
const told = (audit: AuditResult) => intrusionStories(audit).stories;
const words = (audit: AuditResult) =>
  told(audit)[0]?.steps.map(({ aspects }) => aspects.map(({ mark, word }) => `${mark} ${word}`).join(', '));

const well = '✓ recorded, ✓ kept, ✓ alarmed';
const listing = '✓ recorded, ✓ kept, ◐ alarmed in part';

test('where all is well the story ends well, but for calls that are allowed and so raise no alarm', () => {
  expect(words(estate(accountWith()))).toEqual([well, well, listing, well]);
});

describe('a step', () => {
  const fail = (gap: 'missing' | 'unsound', region: string | null = 'eu-west-1'): Changes => ({
    outcome: 'fail',
    gap,
    region,
  });
  test.each<[string, Record<string, readonly Changes[] | null>, number, string]>([
    [
      'is not recorded where no Region is',
      { 'cloudtrail/management-events-are-recorded': [fail('missing')] },
      1,
      '✕ not recorded, ✕ not kept, ✓ alarmed',
    ],
    [
      'is recorded with gaps where some Regions are',
      { 'cloudtrail/management-events-are-recorded': [fail('missing'), { region: 'us-east-1' }] },
      0,
      '◐ recorded with gaps, ✓ kept, ✓ alarmed',
    ],
    [
      'is unknown where the rest of the Regions could not be read',
      { 'cloudtrail/management-events-are-recorded': [fail('missing'), { region: 'us-east-1', outcome: 'unknown' }] },
      0,
      '? recorded? unknown, ? kept? unknown, ✓ alarmed',
    ],
    [
      'is unknown, and its keeping too, where the recording could not be read',
      { 'cloudtrail/management-events-are-recorded': [{ outcome: 'unknown' }] },
      0,
      '? recorded? unknown, ? kept? unknown, ✓ alarmed',
    ],
    [
      'is unknown where a check is in error',
      { 'detections/cross-account-role-use-is-alerted': [{ outcome: 'error' }] },
      1,
      '✓ recorded, ✓ kept, ? alarmed? unknown',
    ],
    [
      'is not judged where no finding speaks of it',
      { 'detections/cross-account-role-use-is-alerted': null },
      1,
      '✓ recorded, ✓ kept, – alarm not judged',
    ],
    [
      'is alarmed by nobody where the way to people is missing',
      { 'guardduty/findings-are-routed': [fail('missing')] },
      0,
      '✓ recorded, ✓ kept, ✕ no alarm',
    ],
    [
      'is alarmed by nobody where the chain is broken',
      {
        'detections/cross-account-role-use-is-alerted': [
          { ...fail('unsound', null), facts: { verdict: 'broken', chains: [] } },
        ],
      },
      1,
      '✓ recorded, ✓ kept, ✕ no alarm',
    ],
    [
      'is recorded with gaps where the traffic is and the objects are not',
      { 'cloudtrail/s3-reads-are-recorded': [fail('missing', null)] },
      3,
      '◐ recorded with gaps, ◐ kept with gaps, ✓ alarmed',
    ],
    [
      'does not count object reads as recorded that the settings set aside',
      { 'cloudtrail/s3-reads-are-recorded': [{ outcome: 'not-applicable' }] },
      3,
      '– recording not judged, – keeping not judged, ✓ alarmed',
    ],
    [
      'needs no flow log where there is no VPC',
      {
        'flow-logs/vpc-is-covered': [{ outcome: 'not-applicable' }],
        'detections/egress-is-watched': [{ outcome: 'not-applicable' }],
      },
      3,
      '✓ recorded, ✓ kept, – no alarm applies',
    ],
    [
      'is not spoilt by what only adds to it',
      { 'cloudtrail/network-activity-is-recorded': [fail('missing', null)] },
      3,
      well,
    ],
  ])('%s', (_what, changes, step, expected) => {
    expect(words(estate(accountWith(changes)))?.[step]).toBe(expected);
  });
});

describe('what is recorded', () => {
  const store = auditFinding({
    id: 'store',
    check: 'log-archive/objects-are-locked',
    account: '222222222222',
    resource: 'arn:aws:s3:::trail-logs',
  });
  const withStore = (finding: Finding) => ({
    ...estate(accountWith()),
    findings: [...accountWith(), finding],
    coverage: sources.map((source) =>
      coverageRow('unsound', { source, findings: source === 'cloudtrail-management' ? ['store'] : [] }),
    ),
  });
  const kept = (audit: AuditResult) => told(audit)[0]?.steps[0]?.aspects[1];

  test('is kept with gaps where one of its stores fails, which is named and cited', () => {
    expect(kept(withStore(store))).toEqual({
      look: 'unsound',
      mark: '◐',
      word: 'kept with gaps',
      statements: [
        {
          look: 'unsound',
          mark: '◐',
          text: 'The stores of the trails: one of them fails (trail-logs)',
          href: '#check/log-archive/objects-are-locked',
          route: '#finding/log-archive/objects-are-locked/222222222222/eu-west-1/arn%3Aaws%3As3%3A%3A%3Atrail-logs',
          cite: '1 finding',
        },
      ],
    });
  });

  test('is kept no better when it is an object read: a trail has one store for all its events', () => {
    expect(told(withStore(store))[0]?.steps[3]?.aspects[1]?.word).toBe('kept with gaps');
  });

  test('may be kept or not where a store could not be read', () => {
    expect(kept(withStore({ ...store, outcome: 'unknown' }))?.word).toBe('kept? unknown');
  });

  test('is not said to be kept when no check asked', () => {
    const audit = estate(accountWith(), { checks: checks.filter(({ id }) => asked.includes(id)) });
    expect(kept(audit)?.word).toBe('keeping not judged');
  });
});

test('a statement names the Regions in which it does not hold, and cites the worst of its findings', () => {
  const check = 'cloudtrail/management-events-are-recorded';
  const audit = estate(
    accountWith({
      [check]: [
        { region: 'us-east-1' },
        { region: 'eu-west-1', outcome: 'fail', gap: 'missing' },
        { region: 'eu-west-2', outcome: 'unknown' },
      ],
    }),
  );
  expect(told(audit)[0]?.steps[0]?.aspects[0]?.statements).toEqual([
    {
      look: 'unsound',
      mark: '◐',
      text: 'Management events, read and write: in part, or not soundly (eu-west-1, eu-west-2)',
      href: '#check/cloudtrail/management-events-are-recorded',
      route: '#finding/cloudtrail/management-events-are-recorded/111111111111/eu-west-1/',
      cite: '3 findings',
    },
  ]);
});

test('accounts with the same story share a row, the worst first', () => {
  const bad = { 'detections/egress-is-watched': [{ outcome: 'fail', gap: 'missing' } as const] };
  const ids = ['222222222222', '333333333333'];
  const audit = estate([...accountWith(), ...ids.flatMap((id) => accountWith(bad, id))], {
    coverage: [one, ...ids].flatMap((account) => sources.map((source) => coverageRow('covered', { account, source }))),
  });
  expect(told(audit).map(({ accounts, alike }) => [accounts.map(({ id }) => id), alike])).toEqual([
    [ids, 'The links lead to the findings of account-222; those of the others say the same.'],
    [[one], ''],
  ]);
});

test('of many accounts with stories of their own the worst are told, and the rest counted', () => {
  const ids = Array.from({ length: 33 }, (_, index) => String(300000000000 + index));
  const audit = estate(
    ids.flatMap((id, index) =>
      accountWith(
        {
          'cloudtrail/management-events-are-recorded': [{ region: `eu-${index}`, outcome: 'fail', gap: 'missing' }, {}],
        },
        id,
      ),
    ),
    { coverage: ids.flatMap((account) => sources.map((source) => coverageRow('covered', { account, source }))) },
  );
  const { stories, more } = intrusionStories(audit);
  expect([stories.length, more]).toEqual([30, '3 further accounts fare no worse than these.']);
});
