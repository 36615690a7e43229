import type { Audit, UnreadRow } from '../core/audit.ts';
import { some } from '../core/series.ts';
import { atLeast, type Severity } from '../core/severity.ts';

/**
 * What a pipeline is told: 1 when something fails at or above the threshold, else 3 when what was unread, or a broken
 * check, leaves the answer open, else 0. What is waived counts for neither.
 * @param failOn `none` never answers 1
 * @param regressions ids of the findings that are new, worse or newly unknown since a baseline: then only those, failing or
 * unknown, make it 1
 */
export function exitCodeOf(
  audit: Audit,
  failOn: Severity | 'none',
  allowIncomplete: boolean,
  regressions: ReadonlySet<string> | null = null,
): 0 | 1 | 3 {
  const failing = some(
    audit.findings,
    ({ id, outcome, severity, waiver }) =>
      (regressions ? regressions.has(id) && outcome !== 'error' : outcome === 'fail' && !waiver) &&
      failOn !== 'none' &&
      atLeast(severity, failOn),
  );
  if (failing) return 1;
  if (audit.summary.byOutcome.error > 0) return 3;
  const open =
    !audit.run.complete ||
    some(audit.findings, ({ outcome, waiver }) => outcome === 'unknown' && !waiver) ||
    isUnreadUnwaived(audit);
  return open && !allowIncomplete ? 3 : 0;
}

/** Whether something is unread that no waived finding rests on; that none rests on it at all may be chance. */
function isUnreadUnwaived({ unread, findings }: Audit): boolean {
  if (unread.length === 0) return false;
  const waived = new Set<string>();
  for (const { account, unread: missing, waiver } of findings)
    if (waiver && missing) waived.add(keyOf(missing, account));
  return some(unread, (row) => !waived.has(keyOf(row, row.account)) && !waived.has(keyOf(row, null)));
}

const keyOf = ({ operation, code }: Pick<UnreadRow, 'operation' | 'code'>, account: string | null): string =>
  `${operation} ${code} ${account ?? ''}`;
