/**
 * Whether a pattern matches an event. `indeterminate`: AWS does not document what it does here, so both answers are
 * possible. Combined by Kleene's three-valued logic: what is undetermined stays so unless the rest decides.
 */
export type MatchResult = 'match' | 'no-match' | 'indeterminate';

export function toMatchResult(matches: boolean): MatchResult {
  return matches ? 'match' : 'no-match';
}

/** AND. Of nothing: match. */
export function allMatch(results: Iterable<MatchResult>): MatchResult {
  let combined: MatchResult = 'match';
  for (const result of results) {
    if (result === 'no-match') return 'no-match';
    if (result === 'indeterminate') combined = 'indeterminate';
  }
  return combined;
}

/** OR. Of nothing: no match. */
export function anyMatches(results: Iterable<MatchResult>): MatchResult {
  let combined: MatchResult = 'no-match';
  for (const result of results) {
    if (result === 'match') return 'match';
    if (result === 'indeterminate') combined = 'indeterminate';
  }
  return combined;
}

/** NOT. What is undetermined stays undetermined. */
export function invert(result: MatchResult): MatchResult {
  if (result === 'indeterminate') return result;
  return result === 'match' ? 'no-match' : 'match';
}

/** The answer if all readings of an undocumented construct agree, else indeterminate. */
export function agreed(readings: readonly boolean[]): MatchResult {
  if (readings.every(Boolean)) return 'match';
  return readings.some(Boolean) ? 'indeterminate' : 'no-match';
}
