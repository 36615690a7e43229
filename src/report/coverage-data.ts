import type { AuditResult, CoverageState } from '../core/audit-result.ts';
import { coverageSources, type Source } from '../core/source.ts';
import type { PageLists } from './page-lists.ts';

/** Where a finding stands in the page's data: check of the lists, row of its columns; and where it is. */
export interface FoundAt {
  readonly check: number;
  readonly row: number;
  readonly account: string | null;
  readonly region: string | null;
}

/** The coverage of one source, for `templates/script/coverage.js`. */
export interface SourceCoverage {
  readonly key: Source;
  /** A letter per account × Region of the lists, account by account. */
  readonly states: string;
  /** Sets of findings on which cells rest though they are found elsewhere: [check, row] each. */
  readonly sets: readonly (readonly (readonly [check: number, row: number])[])[];
  /** Which cell rests on which set. */
  readonly rests: readonly (readonly [cell: number, set: number])[];
}

/** One letter each; a blank is out of scope. */
const letters: Readonly<Record<CoverageState, string>> = {
  missing: 'M',
  unsound: 'U',
  unknown: '?',
  covered: 'C',
  'not-applicable': '-',
};

/** @param found the open findings of the page, by id */
export function coverageData(
  { coverage }: AuditResult,
  { accounts, regions }: PageLists,
  found: ReadonlyMap<string, FoundAt>,
): readonly SourceCoverage[] {
  const accountAt = new Map(accounts.map(({ id }, place) => [id, place]));
  const regionAt = new Map(regions.map((region, place) => [region, place]));
  return coverageSources.flatMap((key) => {
    const own = coverage.filter(({ source }) => source === key);
    if (own.length === 0) return [];
    const states = new Array<string>(accounts.length * regions.length).fill(' ');
    const sets = new Map<string, { number: number; refs: [number, number][] }>();
    const rests: [number, number][] = [];
    for (const { account, region, state, findings } of own) {
      const cell = (accountAt.get(account) ?? -1) * regions.length + (regionAt.get(region) ?? -1);
      if (cell < 0) continue;
      states[cell] = letters[state];
      const elsewhere = findings
        .flatMap((id) => found.get(id) ?? [])
        .filter((at) => at.account !== account || (at.region !== null && at.region !== region));
      if (elsewhere.length === 0) continue;
      const refs = elsewhere.map(({ check, row }): [number, number] => [check, row]);
      const name = refs.join(' ');
      const set = sets.get(name) ?? { number: sets.size, refs };
      sets.set(name, set);
      rests.push([cell, set.number]);
    }
    return [{ key, states: states.join(''), sets: [...sets.values()].map(({ refs }) => refs), rests }];
  });
}
