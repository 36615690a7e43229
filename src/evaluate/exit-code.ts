import type { AuditResult } from '../core/audit-result.ts';
import type { Finding } from '../core/finding.ts';
import { atLeast, type Severity } from '../core/severity.ts';

/**
 * What a pipeline is told: 1 when something fails at or above the threshold, else 3 when what was unread, or a broken
 * check, leaves the answer open, else 0. What is waived counts for neither.
 * @param failOn `none` never answers 1
 * @param regressions ids of the findings that are new, worse or newly unknown since a baseline: then only those, failing or
 * unknown, make it 1
 */
export function exitCodeOf(
  audit: AuditResult,
  failOn: Severity | 'none',
  allowIncomplete: boolean,
  regressions: ReadonlySet<string> | null = null,
): 0 | 1 | 3 {
  const failing = audit.findings.some(
    ({ id, outcome, severity, waiver }) =>
      (regressions ? regressions.has(id) && outcome !== 'error' : outcome === 'fail' && !waiver) &&
      failOn !== 'none' &&
      atLeast(severity, failOn),
  );
  if (failing) return 1;
  if (audit.findings.some(({ outcome }) => outcome === 'error')) return 3;
  const open =
    !audit.run.complete ||
    audit.findings.some(({ outcome, waiver }) => outcome === 'unknown' && !waiver) ||
    audit.unread.some((row) => !isWaived(row, audit.findings));
  return open && !allowIncomplete ? 3 : 0;
}

/** Whether what is unknown for want of a piece of evidence is waived; that no finding rests on it may be chance. */
const isWaived = (row: AuditResult['unread'][number], findings: readonly Finding[]): boolean =>
  findings.some(
    ({ account, unread, waiver }) =>
      waiver &&
      unread?.operation === row.operation &&
      unread.code === row.code &&
      (account === null || account === row.account),
  );
