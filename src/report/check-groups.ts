import type { AuditResult } from '../core/audit-result.ts';
import { type Finding, type Outcome, outcomes } from '../core/finding.ts';
import { type CheckTally, checkTallies } from './check-tallies.ts';

/** A check with its findings. */
export interface CheckGroup extends Pick<CheckTally, 'check' | 'status' | 'severity'> {
  readonly findings: ReadonlyMap<Outcome, readonly Finding[]>;
  /** Failing and not waived. */
  readonly failing: readonly Finding[];
}

/** Checks with their findings, in the order of their tallies. */
export function checkGroups(audit: AuditResult): readonly CheckGroup[] {
  const byCheck = new Map<string, Finding[]>(audit.checks.map(({ id }) => [id, []]));
  for (const finding of audit.findings) byCheck.get(finding.check)?.push(finding);
  return checkTallies(audit).map(({ check, status, severity }) => {
    const own = byCheck.get(check.id) ?? [];
    return {
      ...{ check, status, severity },
      findings: new Map(outcomes.map((outcome) => [outcome, own.filter((finding) => finding.outcome === outcome)])),
      failing: own.filter(({ outcome, waiver }) => outcome === 'fail' && !waiver),
    };
  });
}
