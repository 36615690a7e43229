import { expect, test } from 'vitest';
import { bareFindings, wholeFindings } from '../../src/report/bare-findings.ts';
import { auditFinding } from '../support/audit.ts';

const waiver = { reason: 'known', owner: 'alice', expires: '2027-01-01' };
const findings = [
  auditFinding({ account: '111111111111', region: 'eu-west-1' }),
  auditFinding({ account: '222222222222', region: 'eu-west-1', outcome: 'pass', severity: 'low' }),
  auditFinding({ account: null, region: null, waiver }),
  auditFinding({ account: '111111111111', region: 'eu-west-2', check: 'config/recorder-is-recording' }),
];
const bare = findings.map(({ check, outcome, severity, account, region, waiver }) => ({
  check,
  outcome,
  severity,
  account,
  region,
  ...(waiver && { waiver: true }),
}));

function onDisk() {
  const series = {
    rounds: 0,
    length: findings.length,
    *[Symbol.iterator]() {
      series.rounds++;
      yield* findings;
    },
  };
  return series;
}

test('findings on disk are read once, however often they are counted', () => {
  const audit = { findings: onDisk() };
  expect([...bareFindings(audit)]).toEqual(bare);
  expect([...bareFindings(audit)]).toEqual(bare);
  expect(audit.findings.rounds).toBe(1);
});

test('whoever reads them to the end reads them for those who count', () => {
  const audit = { findings: onDisk() };
  expect([...wholeFindings(audit)]).toEqual(findings);
  expect([...bareFindings(audit)]).toEqual(bare);
  expect(audit.findings.rounds).toBe(1);
});

test('whoever leaves off leaves nothing half remembered', () => {
  const audit = { findings: onDisk() };
  for (const _ of wholeFindings(audit)) break;
  expect([...bareFindings(audit)]).toEqual(bare);
});

test('findings in memory stay as they are', () => {
  expect(bareFindings({ findings })).toBe(findings);
});
