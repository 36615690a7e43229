import { describe, expect, test } from 'vitest';
import type { AuditResult } from '../../src/core/audit-result.ts';
import { diffAudits } from '../../src/evaluate/diff.ts';
import { renderSummary } from '../../src/report/terminal.ts';
import { auditFinding, auditResult, checkSummary, coverageRow, unreadRow } from '../support/audit.ts';
import { richAudit } from './rich-audit.ts';

const plain = { color: false, unicode: false };

const estate = auditResult({
  checks: [
    checkSummary(),
    checkSummary({
      id: 'config/recorder-is-recording',
      source: 'config',
      severity: 'low',
      failureTitle: 'Changes leave no history',
    }),
  ],
  findings: [
    auditFinding(),
    auditFinding({ check: 'config/recorder-is-recording', severity: 'low' }),
    auditFinding({ outcome: 'unknown' }),
    auditFinding({ outcome: 'pass' }),
  ],
  coverage: [
    coverageRow('covered'),
    coverageRow('missing'),
    coverageRow('missing'),
    coverageRow('unknown'),
    coverageRow('not-applicable', { source: 'config' }),
  ],
  unread: [unreadRow(), unreadRow({ account: '222222222222' }), unreadRow({ reason: 'failed' })],
});

test('the summary is the few lines that a person wants', () => {
  expect(
    renderSummary(estate, { ...plain, width: 100 }),
  ).toBe(`Organization o-exampleorg1: 1 account, 1 Region, 1 target

Coverage  of targets to which it applies
  # covered, ~ unsound, . missing, ? unknown
  GuardDuty   [#######................???????]  25% covered  2 missing, 1 unknown
  AWS Config  applies nowhere
  Not judged by this scan: CloudTrail management events, CloudTrail data events, VPC Flow Logs, DNS
  query logs, Detections, Service logs.

Findings  failing: 1 critical, 1 low; 1 pass, 1 unknown

Worst gaps
  critical  GuardDuty does not look here (1 finding)
  low       Changes leave no history (1 finding)

Unseen  3 pieces of evidence could not be read; what rests on them is unknown.
  cloudtrail:DescribeTrails is denied: 2 unread in 2 accounts
  1 out of reach or without a usable answer
`);
});

describe('on any terminal', () => {
  test.each([40, 55, 80, 100, 120, 200])('no line is wider than %d columns', (width) => {
    const lines = renderSummary(richAudit(), { ...plain, width }).split('\n');
    expect(lines.filter((line) => line.length > width)).toEqual([]);
  });

  test('a bar is drawn in blocks where there are any, and tells its states apart without colour', () => {
    const lines = renderSummary(estate, { color: false, unicode: true, width: 100 }).split('\n');
    expect(lines.slice(3, 5)).toEqual([
      '  █ covered, ▒ unsound, · missing, ? unknown',
      '  GuardDuty   [███████················???????]  25% covered  2 missing, 1 unknown',
    ]);
  });

  test('a narrow one gets every source in lines of its own', () => {
    const lines = renderSummary(estate, { ...plain, width: 40 }).split('\n');
    expect(lines.slice(4, 10)).toEqual([
      '  # covered, ~ unsound, . missing,',
      '  ? unknown',
      '  GuardDuty',
      '    [#####..........?????]  25% covered',
      '    2 missing, 1 unknown',
      '  AWS Config  applies nowhere',
    ]);
  });

  test('plain text is ASCII as far as it is ours', () => {
    expect(renderSummary(richAudit(), { ...plain, width: 60 })).toMatch(/^[\n -~]*$/);
  });

  test('colour adds nothing but colour', () => {
    const options = { unicode: true, width: 100 };
    const colored = renderSummary(richAudit(), { ...options, color: true });
    expect(colored).toContain('\u001b[');
    expect(colored.replaceAll(new RegExp(`${'\u001b'}\\[\\d+m`, 'g'), '')).toBe(
      renderSummary(richAudit(), { ...options, color: false }),
    );
  });

  test('what others wrote cannot steer it', () => {
    const text = '\u001b[2J\u0007\r\nforged line';
    const hostile = auditResult({
      organization: { id: text, managementAccountId: null, accounts: [] },
      checks: [checkSummary({ failureTitle: text })],
      findings: [auditFinding({ message: text })],
      unread: [unreadRow({ action: text, operation: text })],
    });
    const shown = renderSummary(hostile, { ...plain, width: 80 });
    expect(shown).toContain('⟨U+001B⟩[2J⟨U+0007⟩ forged line');
    expect(shown).not.toMatch(/[^\P{Cc}\n]/u);
    expect(shown.split('\n').filter((line) => line.startsWith('forged'))).toEqual([]);
  });
});

test('a scan that ended early says so before anything else', () => {
  const lines = renderSummary(auditResult({ run: { complete: false } }), { ...plain, width: 80 }).split('\n');
  expect(lines[1]).toBe('INCOMPLETE: the scan ended before it had read all that it had planned.');
});

test('errors in checks are named', () => {
  expect(
    renderSummary(auditResult({ findings: [auditFinding({ outcome: 'error' })] }), { ...plain, width: 80 }),
  ).toContain('Findings  failing: none; 0 pass, 0 unknown, 1 error in checks');
});

test('at most eight gaps and five missing actions are listed', () => {
  const names = Array.from({ length: 9 }, (_, index) => `check/${index}`);
  const shown = renderSummary(
    auditResult({
      checks: names.map((id) => checkSummary({ id, failureTitle: `gap ${id}` })),
      findings: names.map((check) => auditFinding({ check })),
      unread: names.map((action) => unreadRow({ action })),
    }),
    { ...plain, width: 80 },
  );
  expect(shown.match(/gap check/g)).toHaveLength(8);
  expect(shown.match(/is denied/g)).toHaveLength(5);
  expect(shown).toContain('and 4 more actions');
});

describe('since a baseline', () => {
  const before = auditResult({
    checks: estate.checks,
    findings: [auditFinding({ id: 'was-low', severity: 'low' }), auditFinding({ id: 'mended' })],
  });
  const after = auditResult({
    checks: estate.checks,
    findings: [
      auditFinding({ id: 'was-low', region: 'eu-west-2' }),
      auditFinding({ id: 'a', check: 'config/recorder-is-recording', severity: 'low' }),
      auditFinding({ id: 'b', check: 'config/recorder-is-recording', severity: 'low' }),
      auditFinding({ id: 'c', outcome: 'unknown', account: null, region: null }),
    ],
  });
  const shown = (one: AuditResult, other: AuditResult) =>
    renderSummary(other, { ...plain, width: 80 }, diffAudits(one, other)).split('\n');

  test('what is new, worse or newly unknown is named, a line for each check', () => {
    const lines = shown(before, after);
    const start = lines.indexOf('Since the baseline  2 new, 1 worse, 1 became unknown, 1 no longer judged');
    expect(lines.slice(start + 1, start + 5)).toEqual([
      '  new      low       Changes leave no history (2 findings)',
      '  worse    critical  GuardDuty does not look here (111111111111 eu-west-2)',
      '  unknown  critical  GuardDuty is enabled (organization)',
      '',
    ]);
  });

  test('nothing is named where nothing changed', () => {
    const lines = shown(after, after);
    expect(lines[lines.indexOf('Since the baseline  nothing changed') + 1]).toBe('');
  });

  test('at most eight checks are named', () => {
    const names = Array.from({ length: 10 }, (_, index) => `check/${index}`);
    const many = auditResult({
      checks: names.map((id) => checkSummary({ id, failureTitle: `gap ${id}` })),
      findings: names.map((check) => auditFinding({ check })),
    });
    expect(shown(auditResult(), many)).toContain('  and 2 more checks: `blindspot diff` names them');
  });
});
