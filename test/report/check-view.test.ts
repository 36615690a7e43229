import { describe, expect, test } from 'vitest';
import { checkViews } from '../../src/report/check-view.ts';
import { auditFinding, auditResult, checkSummary } from '../support/audit.ts';

const waiver = { reason: 'until the move', owner: 'soc', expires: '2027-01-01' };
const views = (changes: Parameters<typeof auditResult>[0]) =>
  checkViews(auditResult({ checks: [checkSummary()], ...changes }));

test('failing checks come first, then broken, unknown, silent, waived, passing and those without a matter', () => {
  const outcomes = ['not-applicable', 'pass', 'unknown', 'error', 'fail'] as const;
  const ids = [...outcomes, 'waived', 'silent'];
  const findings = [
    ...outcomes.map((outcome) => auditFinding({ check: outcome, outcome })),
    auditFinding({ check: 'waived', waiver }),
  ];
  expect(
    views({ checks: ids.map((id) => checkSummary({ id })), findings }).map(({ id, statusText }) => [id, statusText]),
  ).toEqual([
    ['fail', 'fails'],
    ['error', 'error in the check'],
    ['unknown', 'unknown'],
    ['silent', 'no finding'],
    ['waived', 'waived'],
    ['pass', 'passes'],
    ['not-applicable', 'not applicable'],
  ]);
});

test('a failing check is called by its failure, any other by what holds or may hold', () => {
  const named = (outcome: 'fail' | 'unknown') =>
    views({ findings: [auditFinding({ outcome })] }).map(({ title, expected }) => [title, expected]);
  expect(named('fail')).toEqual([['GuardDuty does not look here', 'GuardDuty is enabled']]);
  expect(named('unknown')).toEqual([['GuardDuty is enabled', '']]);
});

test('what fails, is unknown or broken is shown; what passes or does not apply is only counted', () => {
  const findings = (['pass', 'fail', 'not-applicable', 'error', 'unknown'] as const).map((outcome) =>
    auditFinding({ outcome }),
  );
  const view = views({ findings })[0];
  expect(view?.tables.map(({ outcome }) => outcome)).toEqual(['fail', 'unknown', 'error']);
  expect(view?.tally).toBe('1 fail · 1 unknown · 1 error · 1 pass · 1 not applicable');
});

describe('a finding', () => {
  const row = (changes: Parameters<typeof auditFinding>[0], check = checkSummary()) =>
    views({ checks: [check], findings: [auditFinding({ id: 'abc', ...changes })] })[0]?.tables[0]?.rows[0];

  test('is told with its place', () => {
    expect(
      row({
        resource: 'arn:aws:s3:::logs',
        waiver,
      }),
    ).toEqual({
      anchor: 'finding/guardduty/detector-is-enabled/111111111111/eu-west-1/arn%3Aaws%3As3%3A%3A%3Alogs',
      severity: 'critical',
      ownSeverity: '',
      gap: 'missing',
      account: '111111111111',
      accountName: 'payments-prod',
      accountText: '111111111111',
      region: 'eu-west-1',
      resource: 'arn:aws:s3:::logs',
      message: 'There is no detector.',
      waiver: 'Waived until 2027-01-01 by soc: until the move',
    });
  });

  test('shows its severity where it is not that of the check', () => {
    expect(row({ severity: 'low' })?.ownSeverity).toBe('low');
  });

  test.each([
    ['organization', 'whole organization'],
    ['destination', 'not known'],
  ] as const)('of no account, in a check per %s, is of the %s', (breadth, text) => {
    expect(row({ account: null, region: null }, checkSummary({ breadth }))).toMatchObject({
      account: '',
      accountText: text,
      region: '—',
    });
  });

  test('of an account outside the organization has its id', () => {
    expect(row({ account: '555555555555' })).toMatchObject({ accountName: '', accountText: '555555555555' });
  });
});

test.each([
  [5, 5, '', ''],
  [
    6,
    5,
    '1 more finding is in audit.json, which holds all 6.',
    '#findings?check=guardduty%2Fdetector-is-enabled&outcome=fail',
  ],
])('of %d findings of one outcome %d are shown', (amount, rows, more, route) => {
  const findings = Array.from({ length: amount }, () => auditFinding());
  const table = views({ findings })[0]?.tables[0];
  expect([table?.rows.length, table?.more, table?.route]).toEqual([rows, more, route]);
});

test('controls are told by the names of their frameworks; one not known keeps its key', () => {
  const check = checkSummary({ controls: { 'cis-aws-7.0': ['4.2', '4.3'], 'house-rules': ['1'] } });
  expect(views({ checks: [check] })[0]?.controls).toEqual([
    { framework: 'CIS AWS Foundations 7.0', ids: '4.2, 4.3' },
    { framework: 'house-rules', ids: '1' },
  ]);
});
