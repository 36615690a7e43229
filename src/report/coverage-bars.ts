import type { Audit } from '../core/audit.ts';
import type { CoverageState } from '../core/audit-result.ts';
import { grouped } from '../core/counted.ts';
import { coverageSources, sourceTitles } from '../core/source.ts';
import { stateNames, stateWords } from './coverage-states.ts';
import { percent } from './wording.ts';

/** How much of the estate one source covers, as a bar 1000 units wide. */
export interface CoverageBar {
  readonly title: string;
  readonly judged: boolean;
  /** Share of the targets to which the source applies. */
  readonly share: string;
  readonly counts: readonly {
    readonly state: CoverageState;
    readonly word: string;
    readonly count: string;
    readonly zero: boolean;
  }[];
  readonly segments: readonly { readonly state: CoverageState; readonly x: number; readonly width: number }[];
  /** The bar in words. */
  readonly text: string;
}

/** One bar per source, in their fixed order; a source that no check judged says so. */
export const coverageBars = ({ summary }: Audit): readonly CoverageBar[] =>
  coverageSources.map((source) => {
    const title = sourceTitles[source];
    const counts = summary.coverage[source];
    if (!counts) return { title, judged: false, share: '', counts: [], segments: [], text: 'not judged by this scan' };
    const byState = stateNames.map((state) => ({
      state,
      n: state === 'not-applicable' ? counts.notApplicable : counts[state],
    }));
    const total = byState.reduce((sum, { n }) => sum + n, 0);
    const applicable = total - counts.notApplicable;
    let x = 0;
    return {
      title,
      judged: true,
      share: applicable === 0 ? 'n/a' : percent(counts.covered, applicable),
      counts: byState.map(({ state, n }) => ({ state, word: stateWords[state], count: grouped(n), zero: n === 0 })),
      segments: byState.flatMap(({ state, n }) => {
        if (n === 0) return [];
        const width = Math.round((1e5 * n) / total) / 100;
        const segment = { state, x: Math.round(x * 100) / 100, width };
        x += width;
        return [segment];
      }),
      text: byState.map(({ state, n }) => `${grouped(n)} ${stateWords[state]}`).join(', '),
    };
  });
