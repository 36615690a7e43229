import type { AuditResult, CheckSummary, CoverageState } from '../../src/core/audit-result.ts';
import { type Finding, outcomes } from '../../src/core/finding.ts';
import { severities } from '../../src/core/severity.ts';
import type { Source } from '../../src/core/source.ts';
import { countCoverage } from '../../src/evaluate/coverage.ts';

export type AuditAccount = AuditResult['organization']['accounts'][number];
export type UnreadRow = AuditResult['unread'][number];
export type CoverageRow = AuditResult['coverage'][number];

/** A scanned account, `payments-prod`. */
export const auditAccount = (changes: Partial<AuditAccount> = {}): AuditAccount => ({
  id: '111111111111',
  name: 'payments-prod',
  state: 'ACTIVE',
  ou: ['Root', 'Workloads'],
  scanned: true,
  ...changes,
});

export const checkSummary = (changes: Partial<CheckSummary> = {}): CheckSummary => ({
  id: 'guardduty/detector-is-enabled',
  title: 'GuardDuty is enabled',
  failureTitle: 'GuardDuty does not look here',
  severity: 'critical',
  source: 'guardduty',
  breadth: 'target',
  version: 1,
  why: 'An intruder works undisturbed where no detector looks.',
  remedy: {
    text: 'Enable the detector.',
    cli: 'aws guardduty create-detector --enable',
    terraform: 'resource "aws_guardduty_detector" "this" {}',
  },
  controls: { 'cis-aws-7.0': ['4.9'], 'aws-fsbp': ['GuardDuty.1'] },
  requirements: ['S19'],
  operations: ['guardduty:ListDetectors', 'guardduty:GetDetector'],
  ...changes,
});

let serial = 0;

/** A failing finding of checkSummary() in auditAccount(), eu-west-1. Without an id, each gets the next. */
export const auditFinding = (changes: Partial<Finding> = {}): Finding => ({
  id: `finding-${++serial}`,
  check: 'guardduty/detector-is-enabled',
  outcome: 'fail',
  ...((changes.outcome ?? 'fail') === 'fail' && { gap: 'missing' as const }),
  severity: 'critical',
  account: '111111111111',
  region: 'eu-west-1',
  resource: null,
  message: 'There is no detector.',
  facts: { DetectorIds: [] },
  operation: 'guardduty:ListDetectors',
  ...changes,
});

export const unreadRow = (changes: Partial<UnreadRow> = {}): UnreadRow => ({
  account: '111111111111',
  region: 'eu-west-1',
  kind: 'cloudtrail-trails',
  resource: null,
  reason: 'denied',
  operation: 'cloudtrail:DescribeTrails',
  code: 'AccessDeniedException',
  message: 'User is not authorized to perform: cloudtrail:DescribeTrails',
  action: 'cloudtrail:DescribeTrails',
  ...changes,
});

export const coverageRow = (state: CoverageState, changes: Partial<CoverageRow> = {}): CoverageRow => ({
  account: '111111111111',
  region: 'eu-west-1',
  source: 'guardduty' satisfies Source,
  state,
  findings: [],
  ...changes,
});

/** A result with one account and one target, in which nothing was judged. Its summary is counted from what it holds. */
export function auditResult(
  changes: Partial<Omit<AuditResult, 'run' | 'summary'>> & { run?: Partial<AuditResult['run']> } = {},
): AuditResult {
  const { run, ...rest } = changes;
  const findings = rest.findings ?? [];
  const coverage = rest.coverage ?? [];
  const failing = findings.filter(({ outcome, waiver }) => outcome === 'fail' && !waiver);
  return {
    schemaVersion: '1.0',
    tool: { name: 'blindspot', version: '0.1.0' },
    organization: { id: 'o-exampleorg1', managementAccountId: '999999999999', accounts: [auditAccount()] },
    scope: { targets: [{ account: '111111111111', region: 'eu-west-1' }], skipped: [] },
    checks: [],
    frameworks: [],
    custody: null,
    waivers: [],
    estate: null,
    changes: null,
    readBy: {},
    unread: [],
    ...rest,
    run: {
      startedAt: '2026-11-21T09:30:00.000Z',
      finishedAt: '2026-11-21T09:41:12.000Z',
      complete: true,
      caller: 'arn:aws:sts::999999999999:assumed-role/Auditor/alice',
      settings: { goals: { archiveDays: 365 } },
      calls: { made: 1234, throttled: 5 },
      bundleSha256: 'a'.repeat(64),
      ...run,
    },
    summary: {
      byOutcome: tally(
        outcomes,
        findings.map(({ outcome }) => outcome),
      ),
      bySeverity: tally(
        severities,
        failing.map(({ severity }) => severity),
      ),
      waived: findings.filter(({ waiver }) => waiver).length,
      coverage: countCoverage(coverage),
    },
    coverage,
    findings,
  };
}

const tally = <const K extends string>(keys: readonly K[], values: readonly K[]): Record<K, number> =>
  Object.fromEntries(keys.map((key) => [key, values.filter((value) => value === key).length])) as Record<K, number>; // every key is set here
