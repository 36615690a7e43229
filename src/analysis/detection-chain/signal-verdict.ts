import type { Unread } from '../../core/evidence.ts';
import { inconclusive } from '../inconclusive.ts';
import type { SampleEvent, SignalId } from '../signals/sample-event.ts';
import { signals } from '../signals/signals.ts';
import { accountRecording, anyAnswer } from './account-recording.ts';
import { attestedRoutes } from './attested-routes.ts';
import {
  type Answer,
  type Cell,
  type Chain,
  type ChainLink,
  matchesIn,
  operationOf,
  type Route,
  stateOf,
  untilBroken,
} from './chain.ts';
import type { ChainEvidence } from './chain-evidence.ts';
import { eventRuleRoutes } from './event-rule-routes.ts';
import { metricFilterRoutes } from './metric-filter-routes.ts';
import type { Attestation, Situation } from './situation.ts';
import { type AccountPlace, type Wanted, wantedOf } from './wanted.ts';

/** The account whose detections are proven, and all that is known of them. */
export interface AccountDetections extends AccountPlace {
  readonly organizationId: string | null;
  /** Whether it is the account from which the organization is managed; null without an organization. */
  readonly isManagement: boolean | null;
  readonly now: Date;
  readonly evidence: ChainEvidence;
  readonly attestations: readonly Attestation[];
  /** Further routes for a signal, such as a Config rule whose verdicts are routed. */
  readonly furtherRoutes?: (wanted: Wanted, situation: Situation) => readonly Route[];
}

/** Whether an account's signal would be heard of, and the proof. */
export interface SignalVerdict {
  readonly signal: SignalId;
  /**
   * `detected`: the live chains together catch every required event in every Region where it can appear.
   * `partial`: they catch some. `broken`: none, though a chain is meant to. `none`: there is no chain.
   * `unknown`: what was not read, or what AWS does not document, decides it.
   */
  readonly verdict: 'detected' | 'partial' | 'broken' | 'none' | 'unknown';
  /** Every chain that is about the signal: the live ones first, then those nearest to it. */
  readonly chains: readonly Chain[];
  /** The first bad link of the chain that comes nearest, where the signal is not detected. */
  readonly brokenLink?: ChainLink;
  /** A required event that would go unheard. */
  readonly counterExample?: string;
  /** Regions in which some required event goes unheard. */
  readonly regions: readonly string[];
  /** Ids of required events that go unheard somewhere. */
  readonly missed: readonly string[];
  /** Ids of further instances that no live chain catches anywhere. */
  readonly alsoMissed: readonly string[];
  /** Near misses that live chains catch: false alarms. */
  readonly noisy: readonly string[];
  /** Why it is unknown. */
  readonly unread?: Unread;
}

/** Judges one signal for one account. Undefined when none of its events can happen there. */
export function signalVerdict(id: SignalId, account: AccountDetections): SignalVerdict | undefined {
  const signal = signals.find((one) => one.id === id);
  if (!signal) throw new Error(`there is no signal ${id}`);
  const wanted = wantedOf(signal, account, happeningIn(id, account.isManagement));
  if (wanted.required.length === 0) return undefined;
  const { evidence, organizationId, now } = account;
  const recording = accountRecording(evidence.trails, evidence.selectors);
  const situation: Situation = { account: account.account, organizationId, now, evidence, recording };
  return judge(wanted, [
    ...metricFilterRoutes(wanted, situation),
    ...eventRuleRoutes(wanted, situation),
    ...(account.furtherRoutes?.(wanted, situation) ?? []),
    ...attestedRoutes(wanted, situation, account.attestations),
  ]);
}

/**
 * The organization is changed from its management account; a member can only leave it. Undefined: no event is excluded.
 */
function happeningIn(signal: SignalId, isManagement: boolean | null): readonly string[] | undefined {
  if (signal !== 'ORG' || isManagement === true) return undefined;
  return isManagement === null ? [] : ['org-leaveorganization'];
}

/** Measures routes by the cells that they must cover. */
export function judge(wanted: Wanted, routes: readonly Route[]): SignalVerdict {
  const measured = routes
    .map((route) => ({ ...route, links: untilBroken(route.links) }))
    .map((route) => ({ route, state: stateOf(route.links) }));
  const caughtBy = ({ route, state }: (typeof measured)[number], cell: Cell): Answer => {
    if (state === 'broken') return { result: 'no-match' };
    const answer = route.matches(cell);
    if (state === 'ok' || answer.result === 'no-match') return answer;
    const unread = route.links.find((one) => one.state === 'unknown' && one.unread)?.unread ?? answer.unread;
    return { result: 'indeterminate', ...(unread && { unread }) };
  };
  const answers = wanted.cells.map((cell) => ({ cell, answer: anyAnswer(measured.map((one) => caughtBy(one, cell))) }));
  const missing = answers.filter(({ answer }) => answer.result === 'no-match');
  const open = answers.filter(({ answer }) => answer.result === 'indeterminate');
  const caught = answers.length - missing.length - open.length;

  const chains = distinct(measured)
    .map(({ route, state }) => ({ chain: chainOf(route, wanted), state }))
    .sort((a, b) => rank(a) - rank(b) || b.chain.catches.length - a.chain.catches.length)
    .map(({ chain }) => chain);
  const live = measured.filter(({ state }) => state === 'ok');
  const isHeard = (one: SampleEvent) => live.some(({ route }) => matchesIn(route, one, wanted.cellsOf(one)));
  const shared = {
    signal: wanted.signal,
    chains,
    alsoMissed: wanted.extended.filter((one) => !isHeard(one)).map(({ id }) => id),
    noisy: wanted.nearMisses.filter(isHeard).map(({ id }) => id),
  };
  const unheard = missing.length > 0 ? missing : open;
  const gaps = {
    regions: [...new Set(unheard.map(({ cell }) => cell.region))].sort(),
    missed: [...new Set(unheard.map(({ cell }) => cell.sample.id))],
  };
  if (unheard.length === 0) return { ...shared, verdict: 'detected', regions: [], missed: [] };
  const [counterExample] = gaps.missed;
  const brokenLink = firstBad(chains) ?? chains[0]?.links.find(({ kind }) => kind === 'filter' || kind === 'rule');
  const found = { ...shared, ...gaps, ...(counterExample && { counterExample }), ...(brokenLink && { brokenLink }) };
  // What was not read may be a chain that catches more, or that was never there.
  const unread =
    open.find(({ answer }) => answer.unread)?.answer.unread ??
    measured.flatMap(({ route }) => route.links).find((one) => one.unread)?.unread;
  if (unread) return { ...found, verdict: 'unknown', unread };
  if (missing.length > 0) {
    return { ...found, verdict: caught > 0 ? 'partial' : chains.length > 0 ? 'broken' : 'none' };
  }
  const { kind, resource, because } = brokenLink ?? { kind: 'filter' as const, resource: '', because: '' };
  const reason =
    brokenLink?.state === 'unknown'
      ? `${kind} ${resource}: ${because}`
      : `AWS does not document whether ${counterExample} would be matched`;
  return { ...found, verdict: 'unknown', unread: inconclusive(operationOf[kind], reason) };
}

/** Chains that break at the same link are one. */
function distinct<T extends { readonly route: Route }>(measured: readonly T[]): readonly T[] {
  const keyOf = ({ route }: T) => route.links.map(({ kind, resource }) => `${kind} ${resource}`).join('\n');
  return [...new Map(measured.map((one) => [keyOf(one), one])).values()];
}

/** Live chains first, then the unknown, then the broken by how far they hold. */
function rank({ chain, state }: { readonly chain: Chain; readonly state: string }): number {
  const good = chain.links.findIndex((one) => one.state !== 'ok');
  return (
    { ok: 0, unknown: 100, broken: 200 }[state === 'ok' || state === 'unknown' ? state : 'broken'] - Math.max(good, 0)
  );
}

function firstBad(chains: readonly Chain[]): ChainLink | undefined {
  for (const state of ['broken', 'unknown'] as const) {
    for (const { links } of chains) {
      const bad = links.find((one) => one.state === state);
      if (bad) return bad;
    }
  }
  return undefined;
}

function chainOf(matcher: Route, { required, extended, cellsOf }: Wanted): Chain {
  const { route, region, links } = matcher;
  const caught = [...required, ...extended].filter((one) => matchesIn(matcher, one, cellsOf(one)));
  return {
    route,
    region,
    links,
    catches: caught.map(({ id }) => id),
    misses: required.filter((one) => !caught.includes(one)).map(({ id }) => id),
  };
}
