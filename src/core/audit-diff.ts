import type { Finding } from './finding.ts';

/**
 * How a finding changed between two audits.
 * - `new`: fails, and did not fail before, or was waived, unread or not judged then
 * - `worse`: fails with a higher severity, or was unsound and is missing
 * - `unknown`: could not be judged, and could be before, or is new
 * - `waived`: failed or was unknown, and is waived now
 * - `gone`: failed, and is not judged now: its resource, account or check is not in the second audit
 * - `mended`: failed or was unknown, and passes or does not apply now
 */
export const changeKinds = ['new', 'worse', 'unknown', 'waived', 'gone', 'mended'] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** The kinds that make a pipeline fail. */
export const regressionKinds: readonly ChangeKind[] = ['new', 'worse', 'unknown'];

/** A finding without what is not compared, which is most of it. */
export type ComparedFinding = Omit<Finding, 'facts' | 'operation' | 'unread'>;

/** How a finding stands. */
export type FindingState = Pick<Finding, 'outcome' | 'gap' | 'severity' | 'message' | 'waiver' | 'expiredWaiver'>;

export interface FindingChange
  extends Pick<Finding, 'id' | 'check' | 'severity' | 'account' | 'region' | 'resource' | 'message'> {
  readonly kind: ChangeKind;
  /** null where it was not judged. */
  readonly before: FindingState | null;
  readonly after: FindingState | null;
  /** There where the check itself differs: then the estate need not have changed. null where an audit did not have it. */
  readonly checkVersion?: { readonly before: number | null; readonly after: number | null } | undefined;
}

/** What changed from one audit to another. */
export interface AuditDiff {
  readonly before: { readonly startedAt: string; readonly tool: string };
  readonly after: { readonly startedAt: string; readonly tool: string };
  readonly summary: Readonly<Record<ChangeKind, number>>;
  /** By kind, then as the findings of an audit are sorted. */
  readonly changes: readonly FindingChange[];
}
