import type { CheckContext, Verdict } from '../../core/check.ts';
import { isCollected } from '../../core/evidence.ts';
import type { Json } from '../../core/json.ts';
import { globalRegionOf } from '../../core/partition.ts';
import type { Severity } from '../../core/severity.ts';
import type { SignalId } from '../signals/sample-event.ts';
import { signals } from '../signals/signals.ts';
import { accountRecording } from './account-recording.ts';
import { type Chain, operationOf, stateOf } from './chain.ts';
import type { ChainEvidence } from './chain-evidence.ts';
import { type AccountDetections, type SignalVerdict, signalVerdict } from './signal-verdict.ts';

/** What every check of a signal says. */
export const signalMessages = {
  heard: '“{title}” would be heard of: {how}.',
  noisy: '“{title}” would be heard of: {how}. So would {near}, which is harmless.',
  none: '“{title}” would go unheard in {regions}: no metric filter, event rule or attested rule is about it.',
  broken: '“{title}” would go unheard in {regions}, {event} for one: {kind} {resource}: {because}.',
  partial: '“{title}” would go unheard in part: {events} in {regions}. {kind} {resource}: {because}.',
} as const;
/** What a check says that knows near misses of everyday use. */
export const everydayMessages = {
  ...signalMessages,
  everyday: '“{title}” would be heard of: {how}. But it also rings at {near}, so often that nobody will listen.',
} as const;
type SignalContext = CheckContext<typeof signalMessages>;

/** How one check asks. */
export interface SignalQuestion {
  readonly signals: readonly SignalId[];
  /** The Security Hub control that compares the texts of metric filters, and the text it wants. */
  readonly securityHub?: { readonly control: string; readonly filter: string };
  /** Near misses at which an alarm must not ring: they are everyday, and nobody would listen to it any more. */
  readonly everyday?: readonly string[];
  /** The severity of a gap in a signal other than the first. */
  readonly minor?: Severity;
  readonly furtherRoutes?: AccountDetections['furtherRoutes'];
}

/** CloudTrail events that may break or mend a chain. */
export const chainEvents: readonly string[] = [
  'cloudtrail:StopLogging',
  'cloudtrail:UpdateTrail',
  'cloudtrail:PutEventSelectors',
  'logs:PutMetricFilter',
  'logs:DeleteMetricFilter',
  'logs:DeleteLogGroup',
  'monitoring:PutMetricAlarm',
  'monitoring:DeleteAlarms',
  'monitoring:DisableAlarmActions',
  'monitoring:PutAlarmMuteRule',
  'events:PutRule',
  'events:DisableRule',
  'events:DeleteRule',
  'events:PutTargets',
  'events:RemoveTargets',
  'sns:DeleteTopic',
  'sns:SetTopicAttributes',
  'sns:Unsubscribe',
  'sns:SetSubscriptionAttributes',
  'kms:PutKeyPolicy',
  'kms:DisableKey',
];

/** Judges the account of the scope by the worst of the signals. Null: none of their events can happen there. */
export function worstVerdict(
  question: SignalQuestion,
  evidence: ChainEvidence,
  context: Pick<SignalContext, 'scope' | 'estate' | 'settings' | 'now'>,
): SignalVerdict | null {
  const account = accountDetections(evidence, context, question.furtherRoutes);
  const verdicts = question.signals.flatMap((signal) => signalVerdict(signal, account) ?? []);
  const order = ['none', 'broken', 'partial', 'unknown', 'detected'] as const;
  return order.flatMap((one) => verdicts.find(({ verdict }) => verdict === one) ?? [])[0] ?? null;
}

/** The account of a scope, as its signals are judged. */
export function accountDetections(
  evidence: ChainEvidence,
  { scope, estate, settings, now }: Pick<SignalContext, 'scope' | 'estate' | 'settings' | 'now'>,
  furtherRoutes?: AccountDetections['furtherRoutes'],
): AccountDetections {
  const { account } = scope;
  if (account === null) throw new Error('a signal is judged for an account');
  const { managementAccountId, organizationId, partition } = estate;
  return {
    account,
    regions: estate.regions.get(account) ?? [globalRegionOf(partition)],
    partition,
    organizationId,
    isManagement: organizationId === null ? null : account === managementAccountId,
    now,
    evidence,
    attestations: settings.attestations,
    ...(furtherRoutes && { furtherRoutes }),
  };
}

/** As judgeSignals, for a signal that has near misses of everyday use. */
export function* judgeWithEveryday(
  question: SignalQuestion & Required<Pick<SignalQuestion, 'everyday'>>,
  evidence: ChainEvidence,
  context: CheckContext<typeof everydayMessages>,
): Generator<Verdict> {
  const found = worstVerdict(question, evidence, context);
  if (!found) return;
  const near = found.noisy.filter((id) => question.everyday.includes(id));
  const said = sayVerdict(found, question, evidence, context);
  if (found.verdict !== 'detected' || near.length === 0) return yield said;
  const holes = { title: titleOf(found.signal), how: describeChain(liveOf(found.chains)[0]), near: listed(near) };
  yield context.unsound('everyday', holes, { ...said.details, severity: 'low' });
}

/** What a signal check says of an account. */
export function* judgeSignals(
  question: SignalQuestion,
  evidence: ChainEvidence,
  context: SignalContext,
): Generator<Verdict> {
  const verdict = worstVerdict(question, evidence, context);
  if (verdict) yield sayVerdict(verdict, question, evidence, context);
}

/** Says a verdict in the words of the signal checks, with its proof. */
export function sayVerdict(
  found: SignalVerdict,
  question: SignalQuestion,
  evidence: ChainEvidence,
  { pass, missing, unsound, unknown }: SignalContext,
): Verdict {
  const { verdict, chains, brokenLink, counterExample = '', noisy } = found;
  const title = titleOf(found.signal);
  const regions = listed(found.regions);
  const minor = question.minor && found.signal !== question.signals[0] ? { severity: question.minor } : {};
  const facts = factsOf(found, literalMatch(question, found, evidence));
  const details = { facts, ...minor };
  switch (verdict) {
    case 'detected': {
      const how = describeChain(liveOf(chains)[0]);
      if (noisy.length === 0) return pass('heard', { title, how }, details);
      return pass('noisy', { title, how, near: listed(noisy) }, details);
    }
    case 'none':
      return missing('none', { title, regions }, { ...details, operation: 'logs:DescribeMetricFilters' });
    case 'unknown':
      return unknown(found.unread ?? missingReason(found), minor);
    case 'broken':
    case 'partial': {
      const { kind, resource, because } = brokenLink ?? pathless;
      const proof = { ...details, operation: operationOf[kind] };
      if (verdict === 'broken')
        return unsound('broken', { title, regions, event: counterExample, kind, resource, because }, proof);
      return unsound('partial', { title, regions, events: listed(found.missed), kind, resource, because }, proof);
    }
  }
}

/** A chain that is whole and still does not catch all. */
const pathless = { kind: 'filter', resource: 'of no chain', because: 'no chain catches the event' } as const;

function missingReason({ signal }: SignalVerdict): never {
  throw new Error(`the verdict on ${signal} is unknown and does not say why`);
}

/** What people call a signal: a sentence without its full stop. */
export const titleOf = (signal: SignalId): string => signals.find(({ id }) => id === signal)?.title ?? signal;

const liveOf = (chains: readonly Chain[]): readonly Chain[] => chains.filter(({ links }) => stateOf(links) === 'ok');

/** `filter root-use, alarm root-use, topic security`: the parts of a chain by their short names. */
function describeChain(chain: Chain | undefined): string {
  const links = chain?.links.filter(({ kind }) => kind !== 'trail' && kind !== 'log-group') ?? [];
  return links.map(({ kind, resource }) => `${kind} ${shortName(resource)}`).join(', ');
}

const shortName = (resource: string): string =>
  resource.startsWith('arn:') ? (resource.split(/[:/]/).at(-1) ?? resource) : resource;

const listed = (names: readonly string[], most = 6): string =>
  names.length <= most ? names.join(', ') : `${names.slice(0, most).join(', ')} and ${names.length - most} more`;

/** Chains shown in a finding; the rest is counted. */
const mostChains = 3;

/** The proof as facts. A pass shows the chains that make it; anything else what came nearest. */
function factsOf(found: SignalVerdict, securityHub: string | undefined): Record<string, Json | undefined> {
  const { verdict, chains, counterExample, regions, missed, alsoMissed, noisy, brokenLink } = found;
  const shown = verdict === 'detected' ? liveOf(chains) : chains;
  const list = (ids: readonly string[]) => (ids.length > 0 ? [...ids] : undefined);
  return {
    signal: found.signal,
    verdict,
    chains: shown.slice(0, mostChains).map((chain) => ({
      route: chain.route,
      region: chain.region,
      links: chain.links.map(({ kind, resource, state, because }) => ({ kind, resource, state, because })),
      ...(stateOf(chain.links) === 'ok' && { catches: [...chain.catches] }),
    })),
    moreChains: shown.length > mostChains ? shown.length - mostChains : undefined,
    brokenLink: brokenLink && verdict !== 'detected' ? `${brokenLink.kind} ${brokenLink.resource}` : undefined,
    counterExample,
    unheard: list(missed),
    regions: list(regions),
    alsoUnheard: list(alsoMissed),
    falseAlarms: list(noisy),
    securityHub,
  };
}

/** Security Hub's controls compare a filter's text with the benchmark's: what that would say, where it differs. */
function literalMatch(
  { securityHub }: SignalQuestion,
  { verdict }: SignalVerdict,
  { trails, selectors, filters }: ChainEvidence,
): string | undefined {
  if (!securityHub) return undefined;
  const { control, filter } = securityHub;
  const plain = (text: string) => text.replace(/\s+/g, '');
  const patterns = accountRecording(trails, selectors).groups.flatMap((group) => {
    const found = filters.get(group);
    return isCollected(found) ? (found.value ?? []).map(({ filterPattern }) => plain(filterPattern)) : [];
  });
  const literal = patterns.includes(plain(filter));
  if (verdict === 'detected' && !literal) return `${control} would fail: it looks for another text of the filter`;
  if (verdict !== 'detected' && literal) return `${control} may pass: the text of the filter is the one it looks for`;
  return undefined;
}
