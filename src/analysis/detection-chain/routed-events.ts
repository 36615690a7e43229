import { counted } from '../../core/counted.ts';
import { isCollected } from '../../core/evidence.ts';
import { matchEventPattern } from '../event-pattern/match-event-pattern.ts';
import { parseEventPattern } from '../event-pattern/parse-event-pattern.ts';
import type { JsonObject } from '../json.ts';
import { allMatch, type MatchResult } from '../match-result.ts';
import { bestOf, type ChainLink, link, unreadLink } from './chain.ts';
import type { ChannelEvidence, EventBus, EventRule, RuleEvidence, RuleTarget } from './chain-evidence.ts';
import { channelLinks } from './channel-links.ts';
import { busLink, isBus } from './event-bus-link.ts';
import { matchedEvents } from './matched-events.ts';

/** Where events that a service itself sends to EventBridge (findings, compliance changes) are looked for. */
export interface RoutedSituation {
  readonly account: string;
  readonly organizationId: string | null;
  readonly evidence: ChannelEvidence & Pick<RuleEvidence, 'buses'>;
}

/** A rule that is about the events, and its way to somebody. */
export interface RoutedChain {
  readonly links: readonly ChainLink[];
  /** How the rule, and on a bus its rule too, answers each event, in the order asked. */
  readonly results: readonly MatchResult[];
}

/**
 * The chains through a Region's rules for events with an envelope (`source`, `detail-type`, `detail`). A rule that
 * matches none of them, and does not speak of their source, is left out.
 */
export function routedChains(
  rules: readonly EventRule[],
  events: readonly JsonObject[],
  situation: RoutedSituation,
): readonly RoutedChain[] {
  return rules.flatMap((rule): RoutedChain[] => {
    const results = matchesOf(rule, events);
    const meant = events.some(({ source }) => typeof source === 'string' && rule.EventPattern.includes(`"${source}"`));
    if (!meant && results.every((result) => result === 'no-match')) return [];
    const start = stateLink(rule, results, events);
    if (!isCollected(rule.Targets)) return [{ links: [start, unreadLink('target', rule.Arn, rule.Targets)], results }];
    const targets = rule.Targets.value;
    const best = bestOf(targets.filter(({ Arn }) => !isBus(Arn)).map((one) => endLinks(rule, one, events, situation)));
    const none =
      targets.length === 0
        ? [{ links: [start, link('target', rule.Arn, 'broken', 'the rule has no target')], results }]
        : [];
    return [
      ...none,
      ...(best ? [{ links: [start, ...best], results }] : []),
      ...targets
        .filter(({ Arn }) => isBus(Arn))
        .flatMap((target) =>
          throughBus(target, events, situation).map((further) => ({
            links: [start, ...further.links],
            results: results.map((result, index) => allMatch([result, further.results[index] ?? 'indeterminate'])),
          })),
        ),
    ];
  });
}

function matchesOf({ EventPattern, State }: EventRule, events: readonly JsonObject[]): readonly MatchResult[] {
  const parsed = parseEventPattern(EventPattern);
  return events.map((event) => {
    if (State === 'DISABLED') return 'no-match';
    return parsed.ok ? matchEventPattern(parsed.pattern, event) : 'indeterminate';
  });
}

function stateLink(
  { Arn, State }: EventRule,
  results: readonly MatchResult[],
  events: readonly JsonObject[],
): ChainLink {
  if (State === 'DISABLED') return link('rule', Arn, 'broken', 'its State is DISABLED');
  const matched = results.filter((result) => result !== 'no-match').length;
  if (matched === 0) return link('rule', Arn, 'broken', `it matches none of the ${counted(events.length, 'event')}`);
  return link('rule', Arn, 'ok', matchedEvents(matched, events.length));
}

function endLinks(
  { Arn: ruleArn }: EventRule,
  { Arn, RoleArn, Replaced }: RuleTarget,
  events: readonly JsonObject[],
  { organizationId, evidence }: RoutedSituation,
): readonly ChainLink[] {
  const messages = Replaced === undefined ? events : undefined;
  return channelLinks(
    Arn,
    { from: 'events', arn: ruleArn, organizationId, messages, asRole: RoleArn !== undefined },
    evidence,
  );
}

function throughBus(
  target: RuleTarget,
  events: readonly JsonObject[],
  situation: RoutedSituation,
): readonly RoutedChain[] {
  const found = situation.evidence.buses.get(target.Arn);
  const all = events.map((): MatchResult => 'match');
  if (!isCollected(found)) return [{ links: [unreadLink('event-bus', target.Arn, found)], results: all }];
  const bus: EventBus | null = found.value;
  if (bus === null)
    return [{ links: [link('event-bus', target.Arn, 'broken', 'there is no such event bus')], results: all }];
  const entry = busLink(target, bus, situation);
  if (!isCollected(bus.Rules)) return [{ links: [entry, unreadLink('rule', target.Arn, bus.Rules)], results: all }];
  // One hop: a bus that is the target of a bus's rule is not followed.
  const onward = bus.Rules.value.map((rule) =>
    isCollected(rule.Targets)
      ? { ...rule, Targets: { ...rule.Targets, value: rule.Targets.value.filter(({ Arn }) => !isBus(Arn)) } }
      : rule,
  );
  const chains = routedChains(onward, events, situation);
  if (chains.length === 0) {
    return [
      { links: [link('event-bus', target.Arn, 'broken', 'no rule of the bus is about these events')], results: all },
    ];
  }
  return chains.map(({ links, results }) => ({ links: [entry, ...links], results }));
}
