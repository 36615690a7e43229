import type { AuditResult } from '../core/audit-result.ts';
import { intrusionSteps } from './intrusion-steps.ts';
import { intrusionStories, type StoryView } from './intrusion-story.ts';
import { type SignalMatrix, signalChecks, signalMatrix } from './signal-matrix.ts';

/** “What would you see?”: an intrusion told step by step, and each signal with the chain that would carry it to someone. */
export interface WalkthroughView {
  /** Null where the scan proved no detection. */
  readonly judged: {
    readonly steps: readonly { readonly title: string; readonly what: string }[];
    readonly stories: readonly StoryView[];
    readonly matrix: SignalMatrix;
  } | null;
}

/** @param shown ids of the findings that the page holds */
export const walkthroughView = (audit: AuditResult, shown: ReadonlySet<string>): WalkthroughView => ({
  judged:
    signalChecks(audit).length === 0
      ? null
      : {
          steps: intrusionSteps.map(({ title, what }) => ({ title, what })),
          stories: intrusionStories(audit, shown),
          matrix: signalMatrix(audit, shown),
        },
});
