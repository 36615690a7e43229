import type { Check } from '../core/check.ts';
import { recentChanges } from '../evidence/recent-changes.ts';

/** Ids of the kinds of evidence that a scan reads for its checks, and for telling what changed lately if asked to. */
export const neededKinds = (checks: readonly Check[], changes: boolean): ReadonlySet<string> =>
  new Set([
    ...checks.flatMap(({ needs }) => Object.values(needs).map(({ id }) => id)),
    ...(changes ? [recentChanges.id] : []),
  ]);
