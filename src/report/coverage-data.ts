import type { Audit } from '../core/audit.ts';
import type { CoverageState } from '../core/audit-result.ts';
import { getOrMake } from '../core/get-or-make.ts';
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
}

/** What the cells of one source rest on elsewhere, for the same. */
export interface SourceRests {
  readonly key: Source;
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

/** The state of every cell, source by source. */
export function coverageData({ coverage }: Audit, lists: PageLists): readonly SourceCoverage[] {
  const cellOf = cells(lists);
  const states = new Map<Source, string[]>();
  for (const row of coverage) {
    const own = getOrMake(states, row.source, () =>
      new Array<string>(lists.accounts.length * lists.regions.length).fill(' '),
    );
    const cell = cellOf(row);
    if (cell >= 0) own[cell] = letters[row.state];
  }
  return coverageSources.flatMap((key) => {
    const own = states.get(key);
    return own ? [{ key, states: own.join('') }] : [];
  });
}

/** @param found the open findings of the page, by id */
export function coverageRests(
  { coverage }: Audit,
  lists: PageLists,
  found: ReadonlyMap<string, FoundAt>,
): readonly SourceRests[] {
  const cellOf = cells(lists);
  return coverageSources.flatMap((key) => {
    const sets = new Map<string, { number: number; refs: [number, number][] }>();
    const rests: [number, number][] = [];
    for (const row of coverage) {
      const cell = row.source === key ? cellOf(row) : -1;
      if (cell < 0) continue;
      const refs = row.findings
        .flatMap((id) => found.get(id) ?? [])
        .filter(({ account, region }) => account !== row.account || (region !== null && region !== row.region))
        .map(({ check, row }): [number, number] => [check, row]);
      if (refs.length === 0) continue;
      const set = getOrMake(sets, refs.join(' '), () => ({ number: sets.size, refs }));
      rests.push([cell, set.number]);
    }
    return rests.length === 0 ? [] : [{ key, sets: [...sets.values()].map(({ refs }) => refs), rests }];
  });
}

/** The place of a row's account and Region; negative where the lists have none. */
function cells({
  accounts,
  regions,
}: PageLists): (row: { readonly account: string; readonly region: string }) => number {
  const accountAt = new Map(accounts.map(({ id }, place) => [id, place]));
  const regionAt = new Map(regions.map((region, place) => [region, place]));
  return ({ account, region }) => {
    const [at, place] = [accountAt.get(account), regionAt.get(region)];
    return at === undefined || place === undefined ? -1 : at * regions.length + place;
  };
}
