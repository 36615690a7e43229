import { describe, expect, test } from 'vitest';
import type { ChangeKind } from '../../src/core/audit-diff.ts';
import type { Finding } from '../../src/core/finding.ts';
import { diffAudits, regressionsOf } from '../../src/evaluate/diff.ts';
import { auditFinding, auditResult, checkSummary } from '../support/audit.ts';

const waiver = { reason: 'accepted', owner: 'soc', expires: '2027-01-01' };
const audit = (changes: Partial<Finding> | null, version = 1) =>
  auditResult({
    checks: [checkSummary({ version })],
    findings: changes ? [auditFinding({ id: 'f', ...changes })] : [],
  });

test('a finding whose waiver has expired is open again, and says whose it was', () => {
  const { changes } = diffAudits(audit({ waiver }), audit({ expiredWaiver: waiver }));
  expect(changes.map(({ kind, before, after }) => [kind, before?.waiver, after?.expiredWaiver])).toEqual([
    ['new', waiver, waiver],
  ]);
});

describe('a finding', () => {
  test.each<[string, Partial<Finding> | null, Partial<Finding> | null, ChangeKind | null]>([
    ['that fails as before did not change', {}, {}, null],
    ['that passes as before did not change', { outcome: 'pass' }, { outcome: 'pass' }, null],
    ['that is unknown as before did not change', { outcome: 'unknown' }, { outcome: 'unknown' }, null],
    ['that failed nowhere before is new', null, {}, 'new'],
    ['that passed and fails is new', { outcome: 'pass' }, {}, 'new'],
    ['that did not apply and fails is new', { outcome: 'not-applicable' }, {}, 'new'],
    ['that was unknown and fails is new', { outcome: 'unknown' }, {}, 'new'],
    ['whose waiver has expired is new', { waiver }, {}, 'new'],
    ['of higher severity is worse', { severity: 'medium' }, { severity: 'high' }, 'worse'],
    ['of lower severity is not', { severity: 'high' }, { severity: 'medium' }, null],
    ['that was unsound and is missing is worse', { gap: 'unsound' }, { gap: 'missing' }, 'worse'],
    ['that was missing and is unsound is not', { gap: 'missing' }, { gap: 'unsound' }, null],
    ['that passed and is unknown became unknown', { outcome: 'pass' }, { outcome: 'unknown' }, 'unknown'],
    ['that failed and is unknown became unknown, and is not mended', {}, { outcome: 'unknown' }, 'unknown'],
    ['that is new and unknown became unknown', null, { outcome: 'unknown' }, 'unknown'],
    ['whose check broke became unknown', { outcome: 'pass' }, { outcome: 'error' }, 'unknown'],
    ['that failed and is waived is waived', {}, { waiver }, 'waived'],
    ['that was unknown and is waived is waived', { outcome: 'unknown' }, { outcome: 'unknown', waiver }, 'waived'],
    [
      'that is unknown and no longer waived became unknown',
      { outcome: 'unknown', waiver },
      { outcome: 'unknown' },
      'unknown',
    ],
    ['that is new and waived is no change', null, { waiver }, null],
    ['that failed and is judged no more is gone, and not mended', {}, null, 'gone'],
    ['that passed and is judged no more did not change', { outcome: 'pass' }, null, null],
    ['that failed and passes is mended', {}, { outcome: 'pass' }, 'mended'],
    ['that failed and does not apply is mended', {}, { outcome: 'not-applicable' }, 'mended'],
    ['that was unknown and passes is mended', { outcome: 'unknown' }, { outcome: 'pass' }, 'mended'],
  ])('%s', (_, before, after, kind) => {
    const diff = diffAudits(audit(before), audit(after));
    expect(diff.changes.map((change) => change.kind)).toEqual(kind === null ? [] : [kind]);
    expect(Object.values(diff.summary).reduce((sum, n) => sum + n, 0)).toBe(kind === null ? 0 : 1);
  });
});

test('a change tells what was and what is', () => {
  expect(diffAudits(audit({ outcome: 'pass', message: 'It is on.' }), audit({})).changes).toEqual([
    {
      kind: 'new',
      id: 'f',
      check: 'guardduty/detector-is-enabled',
      severity: 'critical',
      account: '111111111111',
      region: 'eu-west-1',
      resource: null,
      message: 'There is no detector.',
      before: { outcome: 'pass', severity: 'critical', message: 'It is on.' },
      after: { outcome: 'fail', gap: 'missing', severity: 'critical', message: 'There is no detector.' },
    },
  ]);
});

test('a changed check is told apart from a changed estate', () => {
  const versions = (before: ReturnType<typeof audit>, after: ReturnType<typeof audit>) =>
    diffAudits(before, after).changes.map(({ checkVersion }) => checkVersion);
  expect(versions(audit({ outcome: 'pass' }), audit({}))).toEqual([undefined]);
  expect(versions(audit({ outcome: 'pass' }, 1), audit({}, 2))).toEqual([{ before: 1, after: 2 }]);
  expect(versions(auditResult(), audit({}))).toEqual([{ before: null, after: 1 }]);
});

test('regressions are what is new, worse or newly unknown', () => {
  const before = auditResult({
    findings: [
      auditFinding({ id: 'worse', severity: 'low' }),
      auditFinding({ id: 'unknown', outcome: 'pass' }),
      auditFinding({ id: 'mended' }),
      auditFinding({ id: 'gone', resource: 'arn:gone' }),
      auditFinding({ id: 'waived' }),
      auditFinding({ id: 'same' }),
    ],
  });
  const after = auditResult({
    findings: [
      auditFinding({ id: 'mended', outcome: 'pass' }),
      auditFinding({ id: 'unknown', outcome: 'unknown' }),
      auditFinding({ id: 'worse', severity: 'high' }),
      auditFinding({ id: 'waived', waiver }),
      auditFinding({ id: 'same' }),
      auditFinding({ id: 'new', resource: 'arn:new' }),
    ],
  });
  const diff = diffAudits(before, after);
  expect(diff.changes.map(({ id }) => id)).toEqual(['new', 'worse', 'unknown', 'waived', 'gone', 'mended']);
  expect([...regressionsOf(diff)]).toEqual(['new', 'worse', 'unknown']);
});
