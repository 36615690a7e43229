import type { AuditResult, CheckSummary } from '../core/audit-result.ts';
import { type Finding, type Outcome, outcomes } from '../core/finding.ts';
import { type Severity, severityRank } from '../core/severity.ts';

/** A check with its findings. */
export interface CheckGroup {
  readonly check: CheckSummary;
  readonly findings: ReadonlyMap<Outcome, readonly Finding[]>;
  /** Failing and not waived. */
  readonly failing: readonly Finding[];
  readonly status: Outcome | 'waived' | 'silent';
  /** That of its worst failing finding; of the check where none fails. */
  readonly severity: Severity;
}

/** Failing checks first, worst severity first, widest first; then the open ones, then the rest. */
export function checkGroups({ checks, findings }: AuditResult): readonly CheckGroup[] {
  const byCheck = new Map<string, Finding[]>(checks.map(({ id }) => [id, []]));
  for (const finding of findings) byCheck.get(finding.check)?.push(finding);
  return checks.map((check) => groupOf(check, byCheck.get(check.id) ?? [])).sort(inOrder);
}

function groupOf(check: CheckSummary, findings: readonly Finding[]): CheckGroup {
  const failing = findings.filter(({ outcome, waiver }) => outcome === 'fail' && !waiver);
  return {
    check,
    findings: new Map(outcomes.map((outcome) => [outcome, findings.filter((finding) => finding.outcome === outcome)])),
    failing,
    status: statusOf(findings, failing.length > 0),
    severity:
      failing.map(({ severity }) => severity).sort((a, b) => severityRank(a) - severityRank(b))[0] ?? check.severity,
  };
}

function statusOf(findings: readonly Finding[], fails: boolean): CheckGroup['status'] {
  if (fails) return 'fail';
  const open = (['error', 'unknown'] as const).find((outcome) =>
    findings.some((finding) => finding.outcome === outcome && !finding.waiver),
  );
  if (open) return open;
  if (findings.some(({ waiver }) => waiver)) return 'waived';
  return (
    (['pass', 'not-applicable'] as const).find((outcome) => findings.some((finding) => finding.outcome === outcome)) ??
    'silent'
  );
}

const statusOrder: readonly CheckGroup['status'][] = [
  'fail',
  'error',
  'unknown',
  'silent',
  'waived',
  'pass',
  'not-applicable',
];

const inOrder = (a: CheckGroup, b: CheckGroup): number =>
  statusOrder.indexOf(a.status) - statusOrder.indexOf(b.status) ||
  severityRank(a.severity) - severityRank(b.severity) ||
  b.failing.length - a.failing.length ||
  (a.check.id < b.check.id ? -1 : 1);
