import type { AuditResult } from './audit-result.ts';
import type { Finding } from './finding.ts';
import { arrayOf, type Series } from './series.ts';

export type CoverageRow = AuditResult['coverage'][number];
export type UnreadRow = AuditResult['unread'][number];

/** Findings in the order of the result. */
export interface FindingSeries extends Series<Finding> {
  /**
   * Those of the wanted checks, in lists of which each is in the order of accounts; one list after the other is the order
   * of the result. Not there where all would have to be gone through for it.
   */
  listsOf?(isWanted: (check: string) => boolean): Iterable<Series<Finding>>;
}

/**
 * The result of an audit as it is read: what grows with the number of findings is gone through, and need not be in memory.
 * An `AuditResult` is one.
 */
export interface Audit extends Omit<AuditResult, 'findings' | 'coverage' | 'unread'> {
  readonly findings: FindingSeries;
  readonly coverage: Series<CoverageRow>;
  readonly unread: Series<UnreadRow>;
}

/** The whole of it in memory, for whoever must have it so: hundreds of bytes for each finding. */
export const wholeAudit = (audit: Audit): AuditResult => ({
  ...audit,
  findings: arrayOf(audit.findings),
  coverage: arrayOf(audit.coverage),
  unread: arrayOf(audit.unread),
});
