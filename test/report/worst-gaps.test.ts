import { expect, test } from 'vitest';
import { worstGaps } from '../../src/report/worst-gaps.ts';
import { auditFinding, auditResult, checkSummary } from '../support/audit.ts';

const check = (id: string, severity: 'critical' | 'high' | 'low') =>
  checkSummary({ id, severity, failureTitle: `${id} fails` });
const waiver = { reason: 'known', owner: 'soc', expires: '2027-01-01' };
const result = auditResult({
  checks: [
    check('a/low', 'low'),
    check('b/narrow', 'high'),
    check('c/wide', 'high'),
    check('d/raised', 'low'),
    check('e/waived', 'critical'),
    check('f/unknown', 'critical'),
  ],
  findings: [
    auditFinding({ check: 'a/low', severity: 'low' }),
    auditFinding({ check: 'b/narrow', severity: 'high' }),
    auditFinding({ check: 'c/wide', severity: 'high' }),
    auditFinding({ check: 'c/wide', severity: 'high', region: 'us-east-1' }),
    auditFinding({ check: 'c/wide', severity: 'high', account: null, region: null }),
    auditFinding({ check: 'd/raised', severity: 'critical', account: null, region: null }),
    auditFinding({ check: 'e/waived', waiver }),
    auditFinding({ check: 'f/unknown', outcome: 'unknown' }),
  ],
});

test('gaps come by severity of what was found, then by how widely they fail; waived and unknown are none', () => {
  expect(worstGaps(result, 10).map(({ check: id, severity, spread }) => [id, severity, spread])).toEqual([
    ['d/raised', 'critical', '1 finding'],
    ['c/wide', 'high', '3 findings in 1 account and 2 Regions'],
    ['b/narrow', 'high', '1 finding in 1 account and 1 Region'],
    ['a/low', 'low', '1 finding in 1 account and 1 Region'],
  ]);
});

test('no more are given than asked for', () => {
  expect(worstGaps(result, 2).map(({ title }) => title)).toEqual(['d/raised fails', 'c/wide fails']);
});
