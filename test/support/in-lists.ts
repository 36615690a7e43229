import type { FindingSeries } from '../../src/core/audit.ts';
import type { Finding } from '../../src/core/finding.ts';

/** Findings as they lie where they were judged: a list for each check. */
export const inLists = (findings: readonly Finding[]): FindingSeries => ({
  length: findings.length,
  [Symbol.iterator]: () => findings[Symbol.iterator](),
  listsOf: (isWanted) =>
    [...new Set(findings.map(({ check }) => check))]
      .filter(isWanted)
      .map((wanted) => findings.filter(({ check }) => check === wanted)),
});
