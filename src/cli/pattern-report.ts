import type { MatchResult } from '../analysis/match-result.ts';
import type { PatternVerdict } from '../analysis/pattern-verdict.ts';

/** Whether an event matches; null where AWS does not document what it does. */
export type Answer = boolean | null;

export const answerOf = (result: MatchResult): Answer => (result === 'indeterminate' ? null : result === 'match');

/** What AWS says of our sample events: where we say otherwise, and where we cannot tell. */
export interface Confirmation {
  readonly disagreements: readonly { readonly id: string; readonly ours: boolean; readonly aws: boolean }[];
  readonly settled: readonly { readonly id: string; readonly aws: boolean }[];
}

/** What `pattern --json` prints; `events` with `--events`, the confirmation with `--confirm-with-aws`. */
export interface PatternReport extends PatternVerdict, Partial<Confirmation> {
  readonly events?: readonly { readonly id: string; readonly match: Answer }[];
}
