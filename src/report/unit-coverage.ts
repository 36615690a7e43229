import type { Audit } from '../core/audit.ts';
import type { CoverageState } from '../core/audit-result.ts';
import { counted, grouped } from '../core/counted.ts';
import { getOrMake } from '../core/get-or-make.ts';
import { coverageSources, type Source, sourceTitles } from '../core/source.ts';
import { fewGroups } from './account-groups.ts';
import { stateMarks, worse } from './coverage-states.ts';
import { percent } from './wording.ts';

/** Units × sources: how much of a unit each source covers, and the worst that it is there. */
export interface UnitCoverage {
  readonly sources: readonly string[];
  readonly rows: readonly {
    readonly unit: string;
    readonly accounts: string;
    readonly cells: readonly UnitCell[];
  }[];
}

interface UnitCell {
  readonly state: CoverageState | 'out-of-scope';
  readonly mark: string;
  /** Of the targets to which the source applies. */
  readonly share: string;
  /** The rest of the mark's word, and how many targets are so. */
  readonly rest: string;
}

/** For organizations of too many accounts to show; null where no source was judged per target. */
export function unitCoverage(audit: Audit): UnitCoverage | null {
  const groups = fewGroups(audit);
  const groupOf = new Map(groups.flatMap(({ accounts }, at) => accounts.map(({ id }) => [id, at] as const)));
  const counts = new Map<Source, Map<CoverageState, number>[]>();
  for (const { account, source, state } of audit.coverage) {
    const at = groupOf.get(account);
    if (at === undefined) continue;
    const own = getOrMake(counts, source, () => groups.map(() => new Map<CoverageState, number>()))[at];
    own?.set(state, (own.get(state) ?? 0) + 1);
  }
  const judged = coverageSources.filter((source) => counts.has(source));
  if (judged.length === 0) return null;
  return {
    sources: judged.map((source) => sourceTitles[source]),
    rows: groups.map(({ ou, accounts }, at) => ({
      unit: ou,
      accounts: counted(accounts.length, 'account'),
      cells: judged.map((source) => cellOf(counts.get(source)?.[at] ?? new Map())),
    })),
  };
}

function cellOf(counts: ReadonlyMap<CoverageState, number>): UnitCell {
  const [first, ...others] = counts.keys();
  if (first === undefined) return { state: 'out-of-scope', mark: '', share: '', rest: 'not in scope' };
  const state = others.reduce(worse, first);
  const { mark, rest } = stateMarks[state];
  if (state === 'not-applicable') return { state, mark, share: '', rest };
  const whole = [...counts].reduce((sum, [one, count]) => (one === 'not-applicable' ? sum : sum + count), 0);
  return {
    state,
    mark,
    share: percent(counts.get('covered') ?? 0, whole),
    rest: `${rest}: ${grouped(counts.get(state) ?? 0)} of ${grouped(whole)}; covered: `,
  };
}
