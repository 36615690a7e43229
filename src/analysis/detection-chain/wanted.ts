import { getOrMake } from '../../core/get-or-make.ts';
import { eventLibrary } from '../signals/event-library.ts';
import { recordingOf, regionsOf } from '../signals/recorded-in.ts';
import type { SampleEvent, SignalId } from '../signals/sample-event.ts';
import type { Signal } from '../signals/signals.ts';
import type { Cell } from './chain.ts';
import type { AskablePattern } from './pattern-results.ts';

/** What a detection of one signal must catch in one account, and how to tell whether a matcher is about it at all. */
export interface Wanted {
  readonly signal: SignalId;
  readonly required: readonly SampleEvent[];
  readonly extended: readonly SampleEvent[];
  /** Events that a good matcher leaves alone: near misses of this signal, and harmless ones of any other. */
  readonly nearMisses: readonly SampleEvent[];
  /** The required events, each in every Region where it can appear. */
  readonly cells: readonly Cell[];
  /** An event in every Region where it can appear. */
  cellsOf(sample: SampleEvent): readonly Cell[];
  /** Events that come within one period: 1, or a burst. */
  readonly burst: number;
  /** Whether a pattern may catch an event of the signal, or names one and would seem to be meant for it. */
  concerns(pattern: AskablePattern, text: string): boolean;
  /** Whether a text names what the signal's events are called. */
  isMeant(text: string): boolean;
  /** How many of the required events a pattern may match in some Region, and the first that it does not. */
  tally(pattern: AskablePattern): { readonly matched: number; readonly total: number; readonly first: string };
}

/** The account that is judged; `regions` are its enabled Regions. */
export interface AccountPlace {
  readonly account: string;
  readonly regions: readonly string[];
  readonly partition: string;
}

/**
 * How many events of a burst signal an intruder makes within one period, at the least: an alarm whose threshold is
 * higher sleeps through an enumeration.
 */
export const burstSize = 20;

/** What resembles some signal and is none: a matcher that catches it is too wide. */
const harmless = eventLibrary.filter((sample) => sample.nearMissOf !== undefined && sample.signals.length === 0);

const byId = new Map(eventLibrary.map((sample) => [sample.id, sample]));
const samplesOf = (ids: readonly string[]): readonly SampleEvent[] => ids.flatMap((id) => byId.get(id) ?? []);

/** @param only ids to which the required events are narrowed, where not all of them can happen in the account */
export function wantedOf(signal: Signal, place: AccountPlace, only?: readonly string[]): Wanted {
  const { account, regions, partition } = place;
  if (wantedInRegions.size > most) wantedInRegions.clear();
  const key = [signal.id, partition, ...regions, ...(only ? ['only', ...only] : [])].join(' ');
  const shared = getOrMake(wantedInRegions, key, () => wantedIn(signal, regions, partition, only));
  const { required, extended, cellsOf, isMeant, concerned } = shared;
  const isOpen = (pattern: AskablePattern, sample: SampleEvent): boolean => {
    const cells = pattern.tellsRegion ? cellsOf(sample) : cellsOf(sample).slice(0, 1);
    return cells.some(({ region }) => pattern.matches(sample, region, account) !== 'no-match');
  };
  const isConcerned = (pattern: AskablePattern, text: string): boolean =>
    isMeant(text) ||
    (pattern.error === undefined &&
      (required.some((sample) => isOpen(pattern, sample)) || extended.some((sample) => isOpen(pattern, sample))));
  return {
    ...shared,
    concerns: (pattern, text) =>
      pattern.tellsAccount
        ? isConcerned(pattern, text)
        : getOrMake(concerned, pattern, () => isConcerned(pattern, text)),
    tally(pattern) {
      const missed = required.filter((sample) => !isOpen(pattern, sample));
      return { matched: required.length - missed.length, total: required.length, first: missed[0]?.id ?? '' };
    },
  };
}

/** What is wanted of every account with these Regions. */
interface WantedInRegions extends Omit<Wanted, 'concerns' | 'tally'> {
  /** Whether the signal concerns a pattern that is the same in every account. */
  readonly concerned: WeakMap<AskablePattern, boolean>;
}

const wantedInRegions = new Map<string, WantedInRegions>();
/** That many are remembered; most accounts have the same Regions. */
const most = 2_000;

function wantedIn(
  signal: Signal,
  regions: readonly string[],
  partition: string,
  only: readonly string[] | undefined,
): WantedInRegions {
  const required = samplesOf(signal.required.filter((id) => only === undefined || only.includes(id)));
  const extended = samplesOf(signal.extended.filter((id) => only === undefined || only.includes(id)));
  const cellsOf = cellsIn(regions, partition);
  const names = namesOf(signal.id, [...required, ...extended]);
  return {
    signal: signal.id,
    required,
    extended,
    nearMisses: [...new Set([...samplesOf(signal.nearMisses), ...harmless])],
    cells: required.flatMap(cellsOf),
    cellsOf,
    burst: signal.mode === 'burst' ? burstSize : 1,
    isMeant: (text) => names.some((name) => name.test(text)),
    concerned: new WeakMap(),
  };
}

const cellsInRegions = new Map<string, Wanted['cellsOf']>();

/** Where each event can appear: the same cells for every signal, as all of them are held against the harmless events. */
function cellsIn(regions: readonly string[], partition: string): Wanted['cellsOf'] {
  if (cellsInRegions.size > most) cellsInRegions.clear();
  return getOrMake(cellsInRegions, [partition, ...regions].join(' '), () => {
    const cells = new Map<SampleEvent, readonly Cell[]>();
    return (sample) =>
      getOrMake(cells, sample, () =>
        regionsOf(recordingOf(sample.event), regions, partition).map((region) => ({ sample, region })),
      );
  });
}

const patternsBySignal = new Map<string, readonly RegExp[]>();

/** By what a matcher for these events would call them: whole words, in any case. */
function namesOf(signal: SignalId, instances: readonly SampleEvent[]): readonly RegExp[] {
  const key = `${signal} ${instances.length}`;
  const known = patternsBySignal.get(key);
  if (known) return known;
  const eventNames = instances.map(({ event }) => String(event['eventName']));
  const words = telling[signal] ?? [...new Set(eventNames)];
  const made = words.map((word) => new RegExp(`(?<![a-z])${word}(?![a-z])`, 'i'));
  patternsBySignal.set(key, made);
  return made;
}

/** Where the name of the event does not tell the signal from another. */
const telling: { readonly [S in SignalId]?: readonly string[] } = {
  ROOT: ['Root'],
  LOGIN_NO_MFA: ['MFAUsed'],
  LOGIN_FAILED: ['Failed authentication', 'Failure'],
  ACCESS_DENIED: ['AccessDenied(Exception)?', '\\*?UnauthorizedOperation'],
};
