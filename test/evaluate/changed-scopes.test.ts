import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Finding, gaps, outcomes } from '../../src/core/finding.ts';
import { severityRank } from '../../src/core/severity.ts';
import { changedScopes } from '../../src/evaluate/changed-scopes.ts';
import { diffAudits } from '../../src/evaluate/diff.ts';
import { auditFinding, auditResult } from '../support/audit.ts';

const waiver = { reason: 'accepted', owner: 'soc', expires: '2027-01-01' };

const judged = fc.record({
  outcome: fc.constantFrom(...outcomes),
  severity: fc.constantFrom('high', 'low'),
  gap: fc.constantFrom(...gaps),
  waived: fc.boolean(),
  check: fc.constantFrom('a/one', 'a/two'),
  account: fc.constantFrom(null, '111111111111'),
  resource: fc.constantFrom(null, 'arn:1', 'arn:2'),
});
const place = ({ check, account, resource }: { check: string; account: string | null; resource: string | null }) =>
  `${check} ${account ?? ''} ${resource ?? ''}`;

/** Findings in the order of an audit. */
const findings: fc.Arbitrary<Finding[]> = fc.uniqueArray(judged, { selector: place, maxLength: 12 }).map((all) =>
  all
    .map(({ waived, gap, ...one }) =>
      auditFinding({
        ...{ ...one, id: place(one), region: null },
        ...(one.outcome === 'fail' && { gap }),
        ...(waived && (one.outcome === 'fail' || one.outcome === 'unknown') && { waiver }),
      }),
    )
    .sort((a, b) => severityRank(a.severity) - severityRank(b.severity) || (a.id < b.id ? -1 : 1)),
);

/** Sorts behind all others, and has nothing to tell: before the others, it keeps all of them from being met. */
const last = auditFinding({
  id: 'last',
  check: 'z/last',
  severity: 'info',
  outcome: 'pass',
  account: null,
  region: null,
});

test('what two audits have in common has nothing to tell', () => {
  fc.assert(
    fc.property(findings, findings, (before, after) => {
      const [one, other] = [auditResult({ findings: before }), auditResult({ findings: after })];
      const unmet = auditResult({ findings: [last, ...after] });
      expect(diffAudits(one, other).changes).toEqual(diffAudits(one, unmet).changes);
    }),
    { numRuns: 500 },
  );
});

test('scopes with the same findings are not looked at', () => {
  const [pass, fail] = [auditFinding({ id: 'p', outcome: 'pass' }), auditFinding({ id: 'f', resource: 'arn:f' })];
  const other = { account: '222222222222', resource: 'arn:f' };
  const added = [pass, fail, auditFinding({ id: 'new', ...other })];
  const changed = [auditFinding({ id: 'p', outcome: 'unknown' }), fail];
  expect([...changedScopes([pass, fail], [pass, fail])]).toEqual([]);
  expect([...changedScopes([pass, fail], added)]).toEqual(['guardduty/detector-is-enabled 222222222222 eu-west-1']);
  expect([...changedScopes(changed, [pass, fail])]).toEqual(['guardduty/detector-is-enabled 111111111111 eu-west-1']);
  for (const change of [{ outcome: 'pass' }, { gap: 'unsound' }, { severity: 'low' }, { waiver }] as const)
    expect([...changedScopes([fail], [{ ...fail, ...change }])]).toHaveLength(1);
});
