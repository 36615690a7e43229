import type { Audit } from '../core/audit.ts';
import { isSpread } from './account-groups.ts';
import { intrusionSteps } from './intrusion-steps.ts';
import { intrusionStories, type StoryView } from './intrusion-story.ts';
import { type SignalMatrix, signalChecks, signalMatrix } from './signal-matrix.ts';

/** “What would you see?”: an intrusion told step by step, and each signal with the chain that would carry it to someone. */
export interface WalkthroughView {
  /** Null where the scan proved no detection. */
  readonly judged: {
    readonly steps: readonly { readonly title: string; readonly what: string }[];
    readonly stories: readonly StoryView[];
    readonly moreStories: string;
    readonly matrix: SignalMatrix;
  } | null;
}

export const walkthroughView = (audit: Audit): WalkthroughView => {
  if (signalChecks(audit).length === 0) return { judged: null };
  const { stories, more } = isSpread(audit)
    ? { stories: [], more: 'Not told here for so many accounts; a report of fewer tells it, as `--account` makes one.' }
    : intrusionStories(audit);
  return {
    judged: {
      steps: intrusionSteps.map(({ title, what }) => ({ title, what })),
      stories,
      moreStories: more,
      matrix: signalMatrix(audit),
    },
  };
};
