import type { CoverageState } from '../core/audit-result.ts';

/** The order in which bars and legends show them. */
export const stateNames = [
  'covered',
  'unsound',
  'missing',
  'unknown',
  'not-applicable',
] as const satisfies readonly CoverageState[];

export const stateWords: Readonly<Record<CoverageState, string>> = {
  covered: 'covered',
  unsound: 'unsound',
  missing: 'missing',
  unknown: 'unknown',
  'not-applicable': 'not applicable',
};

/** What is drawn in a cell of the matrix, and the rest of the word, which screen readers and plain text get. */
export const stateMarks: Readonly<Record<CoverageState, { readonly mark: string; readonly rest: string }>> = {
  covered: { mark: 'C', rest: 'overed' },
  unsound: { mark: 'U', rest: 'nsound' },
  missing: { mark: 'M', rest: 'issing' },
  unknown: { mark: '?', rest: ' unknown' },
  'not-applicable': { mark: '–', rest: ' not applicable' },
};

/** What each state means, for the legend. */
export const stateMeanings: Readonly<Record<CoverageState, string>> = {
  covered: 'it is there and does its job',
  unsound: 'it is there and does not do its job',
  missing: 'it is not there at all',
  unknown: 'could not be read; never counted as covered',
  'not-applicable': 'there is nothing to cover',
};

/** 0 is worst. */
const worstFirst: readonly CoverageState[] = ['missing', 'unsound', 'unknown', 'covered', 'not-applicable'];
export const worse = (a: CoverageState, b: CoverageState): CoverageState =>
  worstFirst.indexOf(a) <= worstFirst.indexOf(b) ? a : b;
