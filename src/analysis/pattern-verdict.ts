import { partitionOf } from '../core/partition.ts';
import { deliveredByRuleState, eventBridgeEnvelope, type RuleState } from './event-pattern/event-bridge-envelope.ts';
import type { EventPattern } from './event-pattern/event-pattern.ts';
import { matchEventPattern } from './event-pattern/match-event-pattern.ts';
import type { FilterPattern } from './filter-pattern/filter-pattern.ts';
import { matchFilterPattern } from './filter-pattern/match-filter-pattern.ts';
import type { JsonObject } from './json.ts';
import { allMatch, type MatchResult } from './match-result.ts';
import { eventLibrary } from './signals/event-library.ts';
import { recordingOf, regionsOf } from './signals/recorded-in.ts';
import type { SampleEvent, SignalId } from './signals/sample-event.ts';
import { type Signal, signals } from './signals/signals.ts';

/** A pattern whose worth is asked. `region` and `state` are the EventBridge rule's; without them they do not matter. */
export type PatternInQuestion =
  | { readonly kind: 'filter'; readonly pattern: FilterPattern }
  | {
      readonly kind: 'event';
      readonly pattern: EventPattern;
      readonly region?: string | undefined;
      readonly state?: RuleState | undefined;
    };

/** What a pattern catches, of the event library. */
export interface PatternVerdict {
  readonly kind: 'filter' | 'event';
  readonly signals: Readonly<Record<SignalId, SignalVerdict>>;
  /** Near misses that the pattern catches: false alarms. In the order of the library. */
  readonly nearMisses: readonly string[];
}

/** Ids of a signal's events that are caught and missed; one whose match is indeterminate is in neither list. */
export interface SignalVerdict {
  /**
   * `detected`: all required events are caught. `partial`: some of the signal's events are, a required one is not.
   * `none`: none is. `indeterminate`: it depends on behaviour that AWS does not document.
   */
  readonly verdict: 'detected' | 'partial' | 'none' | 'indeterminate';
  readonly caught: readonly string[];
  readonly missed: readonly string[];
}

/** Judges a pattern against all signals. */
export function patternVerdict(question: PatternInQuestion): PatternVerdict {
  const results = new Map(eventLibrary.map((sample) => [sample.id, matchSample(question, sample)]));
  const judged = signals.map((signal) => [signal.id, judge(signal, results)] as const);
  const nearMisses = eventLibrary.filter(({ id, nearMissOf }) => nearMissOf && results.get(id) === 'match');
  return {
    kind: question.kind,
    // Object.fromEntries does not keep the type of the keys; `signals` has one entry for each SignalId, which a test holds.
    signals: Object.fromEntries(judged) as Record<SignalId, SignalVerdict>,
    nearMisses: nearMisses.map(({ id }) => id),
  };
}

/** Whether the pattern matches one event, as the log group holds it, or as the rule's bus delivers it. */
export function matchInQuestion(question: PatternInQuestion, event: JsonObject): MatchResult {
  if (question.kind === 'filter') return matchFilterPattern(question.pattern, event);
  const delivered = question.state === undefined ? 'match' : deliveredByRuleState(event, question.state);
  return allMatch([delivered, matchEventPattern(question.pattern, eventBridgeEnvelope(event))]);
}

function matchSample(question: PatternInQuestion, { event }: SampleEvent): MatchResult {
  if (question.kind === 'filter' || question.region === undefined) return matchInQuestion(question, event);
  const { region } = question;
  const regions = regionsOf(recordingOf(event), [region], partitionOf(region));
  return regions.includes(region) ? matchInQuestion(question, { ...event, awsRegion: region }) : 'no-match';
}

function judge(signal: Signal, results: ReadonlyMap<string, MatchResult>): SignalVerdict {
  const instances = [...signal.required, ...signal.extended];
  const having = (wanted: MatchResult) => instances.filter((id) => results.get(id) === wanted);
  const caught = having('match');
  const open = having('indeterminate');
  const required = allMatch(signal.required.map((id) => results.get(id) ?? 'indeterminate'));
  return { verdict: verdict(required, caught.length > 0, open.length > 0), caught, missed: having('no-match') };
}

function verdict(required: MatchResult, anyCaught: boolean, anyOpen: boolean): SignalVerdict['verdict'] {
  if (required === 'match') return 'detected';
  if (required === 'indeterminate') return 'indeterminate';
  if (anyCaught) return 'partial';
  return anyOpen ? 'indeterminate' : 'none';
}
