import { logGroupArn } from '../../core/arn.ts';
import type { Collection, Lookup } from '../../core/check.ts';
import { isCollected, type Unread } from '../../core/evidence.ts';
import { getOrMake } from '../../core/get-or-make.ts';
import { type EventSelectors, type Recorded, recordedBy } from '../event-selectors.ts';
import { regionNotScanned } from '../inconclusive.ts';
import type { MatchResult } from '../match-result.ts';
import { coversManagement } from '../recorded-events.ts';
import { recordingOf } from '../signals/recorded-in.ts';
import type { SampleEvent } from '../signals/sample-event.ts';
import { type Answer, type Cell, type ChainLink, link, unreadLink } from './chain.ts';
import type { SeenTrail } from './chain-evidence.ts';

/** What the trails of one account record, and into which log groups they deliver. */
export interface AccountRecording {
  /** The log groups that trails deliver to, without the trailing `:*`. */
  readonly groups: readonly string[];
  /** Whether some live trail records the event there and, where a group is named, delivers it to that group. */
  records(cell: Cell, group?: string): Answer;
  /** Whether some live trail logs there at all: without one, EventBridge gets no events from CloudTrail. */
  isLogged(region: string): Answer;
  /** The first link of a chain: the trails that deliver to a group, or that are seen in a Region. */
  link(of: { readonly group: string } | { readonly region: string }): ChainLink;
}

/** How long a group may lag behind the bucket; both get the same events within minutes. */
const mostLag = 3 * 60 * 60 * 1000;
const no: Answer = { result: 'no-match' };
const yes: Answer = { result: 'match' };

/** The same for the same evidence: every check of a signal asks for it. */
export function accountRecording(
  trails: Collection<readonly SeenTrail[]>,
  selectors: Lookup<EventSelectors>,
): AccountRecording {
  const bySelectors = getOrMake(recordings, trails, () => new WeakMap<Lookup<EventSelectors>, AccountRecording>());
  return getOrMake(bySelectors, selectors, () => recordingBy(trails, selectors));
}

const recordings = new WeakMap<Collection<readonly SeenTrail[]>, WeakMap<Lookup<EventSelectors>, AccountRecording>>();

function recordingBy(trails: Collection<readonly SeenTrail[]>, selectors: Lookup<EventSelectors>): AccountRecording {
  const byRegion = new Map(trails.entries.map(({ region, value }) => [String(region), value]));
  const unread = new Map(trails.unread.map((entry) => [String(entry.region), entry.unread]));
  const all = trails.entries.flatMap(({ value }) => value);
  // A multi-Region trail is in every Region, also in those that were not scanned.
  const everywhere = [
    ...new Map(all.filter((one) => one.IsMultiRegionTrail).map((one) => [one.TrailARN, one])).values(),
  ];
  const groupsOf = (trail: SeenTrail) =>
    trail.CloudWatchLogsLogGroupArn && logGroupArn(trail.CloudWatchLogsLogGroupArn);
  const seenIn = (region: string) => byRegion.get(region) ?? everywhere;

  const reaching = new Map<string | undefined, Map<string, Reaching>>();
  const alike = new Map<string, Reaching>();
  const reachingIn = (region: string, group: string | undefined): Reaching => {
    const byRegion = getOrMake(reaching, group, () => new Map<string, Reaching>());
    return getOrMake(byRegion, region, () => {
      const trails = seenIn(region)
        .filter((trail) => group === undefined || groupsOf(trail) === group)
        .map((trail) => ({ trail, answer: allAnswers([isLive(trail), ...(group ? [delivers(trail)] : [])]) }));
      return getOrMake(alike, JSON.stringify(trails.map(tellingOf)), () => ({ trails, recorded: new Map() }));
    });
  };

  /** What the trails answer, unless a Region that was not read leaves it open. */
  function inRegion(region: string, group: string | undefined, answer: Answer): Answer {
    if (answer.result === 'match' || byRegion.has(region)) return answer;
    const why = unread.get(region);
    if (why) return { result: 'indeterminate', unread: why };
    // No single-Region trail is known there; an answer about a group rests on the trails that name it.
    if (group !== undefined) return answer;
    const notScanned = regionNotScanned('cloudtrail:DescribeTrails', `${region} was not scanned`);
    return { result: 'indeterminate', unread: notScanned };
  }

  const toGroup = new Map<string, ChainLink>();
  const inRegions = new Map<string, ChainLink>();

  return {
    groups: [...new Set(all.flatMap((trail) => groupsOf(trail) ?? []))].sort(),
    records({ sample, region }, group) {
      const { trails, recorded } = reachingIn(region, group);
      const answer = getOrMake(recorded, sample, () =>
        anyAnswer(
          trails.map((one) =>
            one.answer.result === 'no-match'
              ? one.answer
              : allAnswers([one.answer, recordsEvent(one.trail, sample, selectors)]),
          ),
        ),
      );
      return inRegion(region, group, answer);
    },
    isLogged: (region) =>
      inRegion(region, undefined, anyAnswer(reachingIn(region, undefined).trails.map(({ answer }) => answer))),
    link: (of) =>
      'group' in of
        ? getOrMake(toGroup, of.group, () =>
            trailLink(
              all.filter((trail) => groupsOf(trail) === of.group),
              true,
            ),
          )
        : getOrMake(inRegions, of.region, () => trailLink(seenIn(of.region), false, unread.get(of.region))),
  };
}

/** The trails that could record in a Region, and what they record there; one for all Regions that they reach alike. */
interface Reaching {
  readonly trails: readonly ReachingTrail[];
  readonly recorded: Map<SampleEvent, Answer>;
}

interface ReachingTrail {
  readonly trail: SeenTrail;
  /** Whether it logs, and delivers to the group. */
  readonly answer: Answer;
}

/** All by which what a trail records is told from what another does. */
const tellingOf = ({ trail, answer }: ReachingTrail): readonly unknown[] => [
  trail.TrailARN,
  trail.IsMultiRegionTrail,
  trail.IncludeGlobalServiceEvents,
  answer,
];

function trailLink(trails: readonly SeenTrail[], delivering: boolean, unread?: Unread): ChainLink {
  const [first] = trails;
  if (first === undefined) {
    if (unread) return unreadLink('trail', 'trails', unread);
    return link(
      'trail',
      'trails',
      'broken',
      'no trail logs here, and EventBridge gets CloudTrail events only where one does',
    );
  }
  const judged = trails.map((trail) => ({
    trail,
    answer: allAnswers([isLive(trail), ...(delivering ? [delivers(trail)] : [])]),
  }));
  const { trail, answer } = judged.find((one) => one.answer.result === 'match') ??
    judged.find((one) => one.answer.result === 'indeterminate') ??
    judged[0] ?? { trail: first, answer: no };
  if (answer.result === 'match')
    return link('trail', trail.TrailARN, 'ok', delivering ? 'it logs, and delivers to the group' : 'it logs');
  if (answer.unread) return unreadLink('trail', trail.TrailARN, answer.unread);
  return link('trail', trail.TrailARN, answer.result === 'no-match' ? 'broken' : 'unknown', standstill(trail));
}

function standstill({ Status }: SeenTrail): string {
  if (!isCollected(Status)) return 'its status was not read';
  if (!Status.value.IsLogging) return 'IsLogging is false';
  const { LatestCloudWatchLogsDeliveryError: error, LatestCloudWatchLogsDeliveryTime: at } = Status.value;
  return error ? `LatestCloudWatchLogsDeliveryError is ${error}` : `it last delivered to the group at ${at}`;
}

function isLive({ Status }: SeenTrail): Answer {
  if (!isCollected(Status)) return { result: 'indeterminate', unread: Status };
  return Status.value.IsLogging ? yes : no;
}

function delivers({ Status }: SeenTrail): Answer {
  if (!isCollected(Status)) return { result: 'indeterminate', unread: Status };
  const {
    LatestCloudWatchLogsDeliveryError: error,
    LatestCloudWatchLogsDeliveryTime: at,
    LatestDeliveryTime,
  } = Status.value;
  if (error) return no;
  if (at === undefined || LatestDeliveryTime === undefined) return yes;
  return Date.parse(LatestDeliveryTime) - Date.parse(at) > mostLag ? no : yes;
}

const recordedOnce = new WeakMap<
  object,
  { readonly recorded: Recorded; readonly known: Map<SampleEvent, MatchResult> }
>();

function recordsEvent(trail: SeenTrail, sample: SampleEvent, selectors: Lookup<EventSelectors>): Answer {
  const isGlobal = recordingOf(sample.event) === 'global';
  if (isGlobal && !trail.IsMultiRegionTrail && trail.IncludeGlobalServiceEvents === false) return no;
  const answer = selectors.get(trail.TrailARN);
  if (!isCollected(answer)) return { result: 'indeterminate', unread: answer };
  const { value } = answer;
  const kept = recordedOnce.get(value) ?? { recorded: recordedBy(value), known: new Map<SampleEvent, MatchResult>() };
  recordedOnce.set(value, kept);
  return { result: getOrMake(kept.known, sample, () => selected(kept.recorded, sample)) };
}

function selected(recorded: Recorded, { event }: SampleEvent): MatchResult {
  const { eventSource, readOnly, eventCategory } = event;
  if (typeof eventSource !== 'string' || eventCategory !== 'Management') return 'indeterminate';
  const coverage = coversManagement(recorded, eventSource, readOnly === true ? 'read' : 'write');
  return coverage === 'all' ? 'match' : coverage === 'none' ? 'no-match' : 'indeterminate';
}

/** OR; where it stays open, what was unread. */
export function anyAnswer(answers: readonly Answer[]): Answer {
  if (answers.some(({ result }) => result === 'match')) return yes;
  const open = answers.filter(({ result }) => result === 'indeterminate');
  return open.find(({ unread }) => unread) ?? open[0] ?? no;
}

/** AND; where it stays open, what was unread. */
export function allAnswers(answers: readonly Answer[]): Answer {
  if (answers.some(({ result }) => result === 'no-match')) return no;
  const open = answers.filter(({ result }) => result === 'indeterminate');
  return open.find(({ unread }) => unread) ?? open[0] ?? yes;
}
