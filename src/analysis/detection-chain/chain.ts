import type { Unread } from '../../core/evidence.ts';
import type { MatchResult } from '../match-result.ts';
import type { SampleEvent } from '../signals/sample-event.ts';

/**
 * The way of an event to somebody who hears of it, link by link:
 *
 *     trail → log group → metric filter → alarm → topic → subscription
 *     trail → event rule (→ event bus → its rule) → target
 *
 * A chain detects an event if every link of it does its job for that event, in the Region where it happens.
 */
export interface Chain {
  readonly route: 'metric-filter' | 'log-alarm' | 'event-rule' | 'config-rule' | 'attestation';
  /** Where the matcher stands; an event rule sees this Region only. Null for a rule outside AWS. */
  readonly region: string | null;
  readonly links: readonly ChainLink[];
  /** Ids of the signal's events that the chain's matcher is made for, and that are recorded for it, wherever it can see. */
  readonly catches: readonly string[];
  /** Ids of the signal's required events that it does not see or match. */
  readonly misses: readonly string[];
}

export interface ChainLink {
  readonly kind:
    | 'trail'
    | 'log-group'
    | 'filter'
    | 'alarm'
    | 'mute'
    | 'action'
    | 'rule'
    | 'target'
    | 'event-bus'
    | 'topic'
    | 'key'
    | 'subscription'
    | 'function'
    | 'queue'
    | 'stream'
    | 'config-rule'
    | 'attestation';
  /** ARN, or the name where it has none. */
  readonly resource: string;
  readonly state: LinkState;
  /** A clause for people, without a full stop. */
  readonly because: string;
  /** What kept an `unknown` link from being judged, where it was not read. */
  readonly unread?: Unread;
  /** Functions that are told as well; whether anybody hears of the event does not hang on them. */
  readonly beside?: readonly ChainLink[];
}
export type LinkState = 'ok' | 'broken' | 'unknown';

/** One event in one Region: what must be detected, one by one. */
export interface Cell {
  readonly sample: SampleEvent;
  readonly region: string;
}

/** Whether a cell is recorded, or caught; `unread` is why an indeterminate answer is one. */
export interface Answer {
  readonly result: MatchResult;
  readonly unread?: Unread;
}

/** A chain before it is measured: its links, and what its matcher sees. */
export interface Route extends Pick<Chain, 'route' | 'region' | 'links'> {
  /** Whether the event is recorded and matched there; the links do not count here. */
  matches(cell: Cell): Answer;
  /** False for an event that is matched nowhere; left out where that has to be asked place by place. */
  mayMatch?(sample: SampleEvent): boolean;
}

/** Whether the event is recorded and matched somewhere. */
export const matchesIn = (route: Route, sample: SampleEvent, cells: readonly Cell[]): boolean =>
  (route.mayMatch?.(sample) ?? true) && cells.some((cell) => route.matches(cell).result === 'match');

export const link = (
  kind: ChainLink['kind'],
  resource: string,
  state: LinkState,
  because: string,
  unread?: Unread,
): ChainLink => ({ kind, resource, state, because, ...(unread && { unread }) });

/** A link that was not read. */
export const unreadLink = (kind: ChainLink['kind'], resource: string, unread: Unread): ChainLink =>
  link(kind, resource, 'unknown', `it was not read: ${unread.operation} (${unread.code})`, unread);

/** A chain is as good as its worst link. */
export function stateOf(links: readonly ChainLink[]): LinkState {
  if (links.some(({ state }) => state === 'broken')) return 'broken';
  return links.some(({ state }) => state === 'unknown') ? 'unknown' : 'ok';
}

/** The links with the functions that are told as well. */
export const withThoseBeside = (links: readonly ChainLink[]): readonly ChainLink[] =>
  links.flatMap((one) => [one, ...(one.beside ?? [])]);

/** The links up to the first that is broken: what comes after it is of no use, whatever it is. */
export function untilBroken(links: readonly ChainLink[]): readonly ChainLink[] {
  const broken = links.findIndex(({ state }) => state === 'broken');
  return broken < 0 ? links : links.slice(0, broken + 1);
}

/** Of several ways on, the one that is in best order. */
export function bestOf(ways: readonly (readonly ChainLink[])[]): readonly ChainLink[] | undefined {
  for (const state of ['ok', 'unknown', 'broken'] as const) {
    const found = ways.find((links) => stateOf(links) === state);
    if (found) return found;
  }
  return undefined;
}

/** The operation whose answer shows what a link is. */
export const operationOf: Readonly<Record<ChainLink['kind'], string>> = {
  trail: 'cloudtrail:GetTrailStatus',
  'log-group': 'logs:DescribeLogGroups',
  filter: 'logs:DescribeMetricFilters',
  alarm: 'cloudwatch:DescribeAlarms',
  mute: 'cloudwatch:GetAlarmMuteRule',
  action: 'cloudwatch:DescribeAlarms',
  rule: 'events:ListRules',
  target: 'events:ListTargetsByRule',
  'event-bus': 'events:DescribeEventBus',
  topic: 'sns:GetTopicAttributes',
  subscription: 'sns:ListSubscriptionsByTopic',
  key: 'kms:DescribeKey',
  queue: 'sqs:GetQueueAttributes',
  function: 'lambda:GetFunctionConfiguration',
  stream: 'firehose:DescribeDeliveryStream',
  'config-rule': 'config:DescribeConfigRules',
  attestation: 'logs:DescribeMetricFilters',
};
