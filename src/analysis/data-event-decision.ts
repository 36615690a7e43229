import type { Collection, Lookup } from '../core/check.ts';
import type { Unread } from '../core/evidence.ts';
import type { EventSelectors, Recorded } from './event-selectors.ts';
import { regionNotScanned } from './inconclusive.ts';
import { type AccountCoverage, coverageOfAccount, type SeenTrail } from './recording-trails.ts';
import type { Coverage } from './string-scope.ts';

/** A resource whose data events must be recorded, the Region that holds it, and what recording it means. */
export interface SensitiveResource {
  readonly name: string;
  /** Undefined when AWS does not say: then it must be recorded in every Region. */
  readonly region: string | undefined;
  readonly covers: (recorded: Recorded) => Coverage;
}

export interface DataEventQuestion {
  readonly trails: Collection<readonly SeenTrail[]>;
  readonly selectors: Lookup<EventSelectors>;
  /** Whether all resources of the type are recorded. */
  readonly coversAll: (recorded: Recorded) => Coverage;
  readonly sensitive: readonly SensitiveResource[];
  /** The team has declared that it does not want data events here. */
  readonly notWanted: boolean;
}

/**
 * What an account decided about one class of data events, and whether the decision holds.
 * - `all`: recorded everywhere, for every resource.
 * - `sensitive-recorded`, `sensitive-unrecorded`: of the resources declared sensitive, all or some of them (`names`).
 * - `not-wanted`: declared so, and nothing sensitive is left out.
 * - `some`, `none`: neither recorded in full nor decided upon. `coverage` is then that of the Regions with a gap: it stays true
 *   whatever the unread ones would show.
 */
export type DataEventDecision =
  | { readonly kind: 'all' | 'not-wanted' | 'some' | 'none'; readonly coverage: AccountCoverage }
  | {
      readonly kind: 'sensitive-recorded' | 'sensitive-unrecorded';
      readonly coverage: AccountCoverage;
      readonly names: readonly string[];
    }
  | { readonly kind: 'unread'; readonly unread: Unread };

export function decideDataEvents(question: DataEventQuestion): DataEventDecision {
  const { trails, selectors, sensitive, notWanted } = question;
  const coverage = coverageOfAccount(trails, selectors, question.coversAll);
  const gaps = coverage.regions.filter((region) => region.coverage !== 'all');
  const [unread] = coverage.unread;
  if (coverage.regions.length === 0) return { kind: 'unread', unread: unread ?? notScanned('the account') };
  if (gaps.length === 0 && !unread) return { kind: 'all', coverage };

  const judged = sensitive.map(({ name, region, covers }) => ({
    name,
    coverage: coverageOfAccount(inRegion(trails, region), selectors, covers),
  }));
  const unrecorded = judged.filter((one) => one.coverage.regions.some((region) => region.coverage !== 'all'));
  if (unrecorded.length > 0) {
    return { kind: 'sensitive-unrecorded', coverage, names: unrecorded.map(({ name }) => name) };
  }
  for (const one of judged) {
    if (one.coverage.unread[0]) return { kind: 'unread', unread: one.coverage.unread[0] };
    if (one.coverage.regions.length === 0) return { kind: 'unread', unread: notScanned(`the Region of ${one.name}`) };
  }
  if (judged.length > 0) return { kind: 'sensitive-recorded', coverage, names: judged.map(({ name }) => name) };

  if (notWanted) return { kind: 'not-wanted', coverage };
  if (gaps.length === 0 && unread) return { kind: 'unread', unread };
  const nothing = !unread && gaps.length === coverage.regions.length && gaps.every((gap) => gap.coverage === 'none');
  return { kind: nothing ? 'none' : 'some', coverage: { ...coverage, regions: gaps } };
}

function inRegion<T>(all: Collection<T>, wanted: string | undefined): Collection<T> {
  const here = ({ region }: { readonly region: string | null }) => wanted === undefined || region === wanted;
  return { entries: all.entries.filter(here), unread: all.unread.filter(here) };
}

const notScanned = (what: string): Unread =>
  regionNotScanned('cloudtrail:DescribeTrails', `${what} is not part of the scan`);
