import { counted } from '../../core/counted.ts';
import { isCollected } from '../../core/evidence.ts';
import { eventBridgeEnvelope } from '../event-pattern/event-bridge-envelope.ts';
import { regionNotScanned } from '../inconclusive.ts';
import { allMatch, type MatchResult } from '../match-result.ts';
import type { SampleEvent } from '../signals/sample-event.ts';
import { allAnswers } from './account-recording.ts';
import { type Answer, bestOf, type Cell, type ChainLink, link, type Route, unreadLink } from './chain.ts';
import type { EventRule, RuleTarget } from './chain-evidence.ts';
import { channelLinks } from './channel-links.ts';
import { busLink, isBus } from './event-bus-link.ts';
import { matchedEvents } from './matched-events.ts';
import { type AskablePattern, askEventPattern, handedOver } from './pattern-results.ts';
import type { Situation } from './situation.ts';
import type { Wanted } from './wanted.ts';

/**
 * The routes through the rules of each Region's default bus. CloudTrail sends an event to the bus of the account and
 * Region where it is recorded and to no other, so a rule covers its own Region only; it may forward to another bus once.
 */
export function eventRuleRoutes(wanted: Wanted, situation: Situation): readonly Route[] {
  const { rules } = situation.evidence;
  const known = new Set([...rules.entries, ...rules.unread].map(({ region }) => String(region)));
  const unread = rules.unread.map((one) => ({ region: String(one.region), unread: one.unread }));
  const elsewhere = [...new Set(wanted.cells.map(({ region }) => region))]
    .filter((region) => !known.has(region))
    .map((region) => ({ region, unread: regionNotScanned('events:ListRules', `${region} was not scanned`) }));
  return [
    ...rules.entries.flatMap(({ region, value }) =>
      value.flatMap((rule) => ruleRoutes(rule, String(region), wanted, situation)),
    ),
    ...[...unread, ...elsewhere].map(
      (one): Route => ({
        route: 'event-rule',
        region: one.region,
        links: [situation.recording.link(one), unreadLink('rule', `rules in ${one.region}`, one.unread)],
        matches: (cell) => (cell.region === one.region ? received(cell, situation) : { result: 'no-match' }),
      }),
    ),
  ];
}

function ruleRoutes(rule: EventRule, region: string, wanted: Wanted, situation: Situation): readonly Route[] {
  const { recording, account } = situation;
  const pattern = askEventPattern(rule.EventPattern);
  if (!wanted.concerns(pattern, rule.EventPattern)) return [];
  const matched = (sample: SampleEvent): MatchResult =>
    allMatch([handedOver(rule.State, sample), pattern.matches(sample, region, account)]);
  const start = [recording.link({ region }), ruleLink(rule, pattern, region, wanted, matched)];
  const route = (
    links: readonly ChainLink[],
    further: (sample: SampleEvent) => MatchResult = () => 'match',
  ): Route => ({
    route: 'event-rule',
    region,
    links: [...start, ...links],
    matches: (cell) => {
      if (cell.region !== region) return { result: 'no-match' };
      const passed = allMatch([matched(cell.sample), further(cell.sample)]);
      return passed === 'no-match' ? { result: passed } : allAnswers([{ result: passed }, received(cell, situation)]);
    },
  });
  const { Targets } = rule;
  if (!isCollected(Targets)) return [route([unreadLink('target', rule.Arn, Targets)])];
  if (Targets.value.length === 0) return [route([link('target', rule.Arn, 'broken', 'the rule has no target')])];
  const caught = wanted.required.filter((sample) => matched(sample) !== 'no-match');
  const direct = Targets.value.filter(({ Arn }) => !isBus(Arn));
  const ways = direct.map((target) => targetLinks(rule.Arn, target, caught, situation));
  const best = bestOf(ways);
  return [
    ...(best ? [route(best)] : []),
    ...Targets.value
      .filter(({ Arn }) => isBus(Arn))
      .flatMap((target) =>
        forwarded(target, region, wanted, situation).map(({ links, matches }) => route(links, matches)),
      ),
  ];
}

/** EventBridge gets an event where a trail logs; what of an event that no live trail records, AWS does not document. */
function received(cell: Cell, { recording }: Situation): Answer {
  const logged = recording.isLogged(cell.region);
  if (logged.result !== 'match') return logged;
  const recorded = recording.records(cell);
  return recorded.result === 'no-match' ? { result: 'indeterminate' } : recorded;
}

function ruleLink(
  { Arn, State, ManagedBy }: EventRule,
  pattern: AskablePattern,
  region: string,
  wanted: Wanted,
  matched: (sample: SampleEvent) => MatchResult,
): ChainLink {
  const at = (state: ChainLink['state'], because: string) => link('rule', Arn, state, because);
  if (State === 'DISABLED') return at('broken', 'its State is DISABLED');
  if (pattern.error !== undefined) return at('unknown', `its pattern cannot be understood: ${pattern.error}`);
  const here = wanted.required.filter((sample) => wanted.cellsOf(sample).some((cell) => cell.region === region));
  if (here.length === 0) {
    const [first] = wanted.required;
    const regions = first ? wanted.cellsOf(first).map((cell) => cell.region) : [];
    return at('broken', `it stands in ${region}, and the events are recorded in ${regions.join(', ')}`);
  }
  const missed = here.filter((sample) => matched(sample) === 'no-match');
  const [first] = missed;
  if (missed.length === here.length) {
    const unseen = handedOver(State, here[0] ?? { id: '', signals: [], event: {} }) === 'no-match';
    const why = unseen ? ` (in State ${State} it gets no read-only events)` : '';
    return at('broken', `it matches none of the ${counted(here.length, 'event')}, such as ${first?.id}${why}`);
  }
  const said = matchedEvents(here.length - missed.length, here.length);
  return at('ok', `${said}${ManagedBy ? `; ${ManagedBy} manages it` : ''}`);
}

function targetLinks(
  ruleArn: string,
  { Arn, RoleArn, Replaced }: RuleTarget,
  caught: readonly SampleEvent[],
  { organizationId, evidence }: Situation,
): readonly ChainLink[] {
  const messages = Replaced === undefined ? caught.map(({ event }) => eventBridgeEnvelope(event)) : undefined;
  const sender = { from: 'events' as const, arn: ruleArn, organizationId, messages, asRole: RoleArn !== undefined };
  return channelLinks(Arn, sender, evidence);
}

/** One hop: the bus must let the account put events, and a rule of its own must match and lead to somebody. */
function forwarded(
  target: RuleTarget,
  region: string,
  wanted: Wanted,
  situation: Situation,
): readonly { readonly links: readonly ChainLink[]; readonly matches: (sample: SampleEvent) => MatchResult }[] {
  const { account, evidence } = situation;
  const found = evidence.buses.get(target.Arn);
  const stuck = (one: ChainLink) => [{ links: [one], matches: (): MatchResult => 'match' }];
  if (!isCollected(found)) return stuck(unreadLink('event-bus', target.Arn, found));
  if (found.value === null) return stuck(link('event-bus', target.Arn, 'broken', 'there is no such event bus'));
  const bus = busLink(target, found.value, situation);
  if (!isCollected(found.value.Rules))
    return [{ links: [bus, unreadLink('rule', target.Arn, found.value.Rules)], matches: () => 'match' }];
  const ways = found.value.Rules.value.flatMap((rule) => {
    const pattern = askEventPattern(rule.EventPattern);
    if (!wanted.concerns(pattern, rule.EventPattern)) return [];
    const matches = (sample: SampleEvent): MatchResult => {
      // Whether the second rule's State withholds read-only events again is not documented.
      const handed = handedOver(rule.State, sample);
      const open = handed === 'no-match' && rule.State !== 'DISABLED' ? 'indeterminate' : handed;
      return allMatch([open, pattern.matches(sample, region, account)]);
    };
    const caught = wanted.required.filter((sample) => matches(sample) !== 'no-match');
    const disabled = rule.State === 'DISABLED';
    const state = disabled || caught.length === 0 ? 'broken' : pattern.error ? 'unknown' : 'ok';
    const because = disabled ? 'its State is DISABLED' : matchedEvents(caught.length, wanted.required.length);
    const ends = isCollected(rule.Targets)
      ? (bestOf(
          rule.Targets.value
            .filter(({ Arn }) => !isBus(Arn))
            .map((one) => targetLinks(rule.Arn, one, caught, situation)),
        ) ?? [link('target', rule.Arn, 'broken', 'the rule has no target that hears of it')])
      : [unreadLink('target', rule.Arn, rule.Targets)];
    return [{ links: [bus, link('rule', rule.Arn, state, because), ...ends], matches }];
  });
  if (ways.length > 0) return ways;
  return stuck(link('event-bus', target.Arn, 'broken', 'no rule of the bus is about these events'));
}
