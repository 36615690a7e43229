import type { ChangeKind, FindingChange } from './audit-diff.ts';
import type { CoverageCounts } from './audit-result.ts';
import type { Source } from './source.ts';
import type { WaiverResult } from './waiver.ts';

/** One audit among those of an organization or account. */
export interface HistoryRun {
  /** The directory of the run, below that of the organization. */
  readonly directory: string;
  /** Its report, where there is one. */
  readonly report: string | null;
  readonly startedAt: string;
  readonly tool: string;
  /** Whether the scan read all that it had planned. */
  readonly complete: boolean;
  /** Failing findings that nobody waived. */
  readonly failing: number;
  readonly unknown: number;
  readonly waived: number;
  readonly coverage: Readonly<Partial<Record<Source, CoverageCounts>>>;
}

export type HistoryChange = Pick<
  FindingChange,
  'kind' | 'check' | 'severity' | 'account' | 'region' | 'resource' | 'message' | 'checkVersion'
>;

/** What changed from one run to the next. */
export interface HistoryStep {
  readonly before: string;
  readonly after: string;
  readonly summary: Readonly<Record<ChangeKind, number>>;
  /** Regressions and what was mended; the first of them, where there are many: `summary` counts all. */
  readonly changes: readonly HistoryChange[];
}

/** What the audits of one organization or account tell over time. */
export interface History {
  readonly schemaVersion: '1.0';
  readonly subject: string;
  /** The moment from which days are counted. */
  readonly now: string;
  /** Oldest first. */
  readonly runs: readonly HistoryRun[];
  /** Between each two runs, oldest first. */
  readonly steps: readonly HistoryStep[];
  /** Waivers of the newest run that end within thirty days, soonest first. */
  readonly waiversEnding: readonly (Pick<WaiverResult, 'check' | 'owner' | 'reason' | 'expires'> & {
    readonly daysLeft: number;
  })[];
  /** Runs whose audit could not be used, and why. */
  readonly passedOver: readonly { readonly directory: string; readonly reason: string }[];
}
