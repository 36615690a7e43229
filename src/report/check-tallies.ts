import type { Audit } from '../core/audit.ts';
import type { CheckSummary } from '../core/audit-result.ts';
import type { Outcome } from '../core/finding.ts';
import { onceFor } from '../core/once-for.ts';
import { type Severity, severityRank } from '../core/severity.ts';
import { type BareFinding, bareFindings } from './bare-findings.ts';

/** What a check found, counted; nothing in it grows with the findings but the accounts. */
export interface CheckTally {
  readonly check: CheckSummary;
  readonly status: Outcome | 'waived' | 'silent';
  /** That of its worst failing finding; of the check where none fails. */
  readonly severity: Severity;
  /** Findings that fail and are not waived, and where they are. */
  readonly failing: number;
  readonly accounts: ReadonlySet<string>;
  readonly regions: ReadonlySet<string>;
}

/** Failing checks first, worst severity first, widest first; then the open ones, then the rest. */
export const checkTallies = onceFor((audit: Pick<Audit, 'checks' | 'findings'>): readonly CheckTally[] => {
  const tallies = new Map(audit.checks.map((check) => [check.id, newTally(check)]));
  for (const finding of bareFindings(audit)) {
    const tally = tallies.get(finding.check);
    if (tally) count(tally, finding);
  }
  return [...tallies.values()].map((tally) => ({ ...tally, status: statusOf(tally) })).sort(inOrder);
});

const newTally = (check: CheckSummary) => ({
  check,
  severity: check.severity,
  failing: 0,
  accounts: new Set<string>(),
  regions: new Set<string>(),
  outcomes: new Set<Outcome>(),
  waived: false,
});
type Counting = ReturnType<typeof newTally>;

function count(tally: Counting, { outcome, waiver, severity, account, region }: BareFinding): void {
  if (waiver) {
    tally.waived = true;
    return;
  }
  tally.outcomes.add(outcome);
  if (outcome !== 'fail') return;
  if (tally.failing++ === 0 || severityRank(severity) < severityRank(tally.severity)) tally.severity = severity;
  if (account !== null) tally.accounts.add(account);
  if (region !== null) tally.regions.add(region);
}

function statusOf({ outcomes, waived }: Counting): CheckTally['status'] {
  const open = (['fail', 'error', 'unknown'] as const).find((outcome) => outcomes.has(outcome));
  if (open) return open;
  if (waived) return 'waived';
  return (['pass', 'not-applicable'] as const).find((outcome) => outcomes.has(outcome)) ?? 'silent';
}

const statusOrder: readonly CheckTally['status'][] = [
  'fail',
  'error',
  'unknown',
  'silent',
  'waived',
  'pass',
  'not-applicable',
];

const inOrder = (a: CheckTally, b: CheckTally): number =>
  statusOrder.indexOf(a.status) - statusOrder.indexOf(b.status) ||
  severityRank(a.severity) - severityRank(b.severity) ||
  b.failing - a.failing ||
  (a.check.id < b.check.id ? -1 : 1);
