import type { Collection, Lookup } from '../core/check.ts';
import { type Evidence, isCollected, type Unread } from '../core/evidence.ts';
import type { RegionName } from '../core/ids.ts';
import { type EventSelectors, type Recorded, recordedBy, unionOf } from './event-selectors.ts';
import type { Coverage } from './string-scope.ts';

/** A trail as a target sees it, as far as it matters to what is recorded there. */
export interface SeenTrail {
  readonly TrailARN: string;
  readonly Status: Evidence<{ readonly IsLogging: boolean }>;
}

/** The trails of one target by what their status says, and what kept the status from being read. */
export interface ByStatus<T> {
  readonly live: readonly T[];
  readonly stopped: readonly T[];
  readonly unread: readonly Unread[];
}

export function byStatus<T extends SeenTrail>(trails: readonly T[]): ByStatus<T> {
  const live: T[] = [];
  const stopped: T[] = [];
  const unread: Unread[] = [];
  for (const trail of trails) {
    if (!isCollected(trail.Status)) unread.push(trail.Status);
    else (trail.Status.value.IsLogging ? live : stopped).push(trail);
  }
  return { live, stopped, unread };
}

/** What the live trails of one target record together, as far as it was read; `unread` may add to it. */
export interface TargetRecording<T> extends ByStatus<T> {
  readonly recorded: Recorded;
}

/**
 * The union of all live trails that a target sees: its own, replicas of multi-Region trails and the shadow of the
 * organization's trail alike (AWS CloudTrail User Guide, "Creating a trail for an organization").
 */
export function recordingOf<T extends SeenTrail>(
  trails: readonly T[],
  selectors: Lookup<EventSelectors>,
): TargetRecording<T> {
  const { live, stopped, unread } = byStatus(trails);
  const answers = live.map(({ TrailARN }) => selectors.get(TrailARN));
  return {
    live,
    stopped,
    recorded: unionOf(answers.filter(isCollected).map(({ value }) => recordedBy(value))),
    unread: [...unread, ...answers.filter((answer): answer is Unread => !isCollected(answer))],
  };
}

/** How far one class of events is recorded in the Regions of an account. */
export interface RegionalCoverage {
  readonly region: RegionName | null;
  readonly coverage: Coverage;
  readonly recorded: Recorded;
}

/** What is known of an account, Region by Region; a Region where something unread could add to the coverage is not in `regions`. */
export interface AccountCoverage {
  readonly regions: readonly RegionalCoverage[];
  readonly unread: readonly Unread[];
}

/** Asks every Region of an account; a Region that is wholly covered by what was read stays covered. */
export function coverageOfAccount(
  trails: Collection<readonly SeenTrail[]>,
  selectors: Lookup<EventSelectors>,
  covers: (recorded: Recorded) => Coverage,
): AccountCoverage {
  const regions: RegionalCoverage[] = [];
  const unread = trails.unread.map((entry) => entry.unread);
  for (const { region, value } of trails.entries) {
    const recording = recordingOf(value, selectors);
    const coverage = covers(recording.recorded);
    if (coverage === 'all' || recording.unread.length === 0) {
      regions.push({ region, coverage, recorded: recording.recorded });
    } else unread.push(...recording.unread);
  }
  return { regions, unread };
}

/** `nothing in eu-west-1, us-east-1; some in us-east-2`: Regions of the same answer together. */
export function describeRegions(
  regions: readonly RegionalCoverage[],
  describe: (regional: RegionalCoverage) => string,
): string {
  const byAnswer = new Map<string, string[]>();
  for (const regional of regions) {
    const answer = describe(regional);
    byAnswer.set(answer, [...(byAnswer.get(answer) ?? []), regional.region ?? 'every Region']);
  }
  return [...byAnswer].map(([answer, names]) => `${answer} in ${names.join(', ')}`).join('; ');
}
