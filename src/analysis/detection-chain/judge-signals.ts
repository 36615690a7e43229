import type { CheckContext, Verdict } from '../../core/check.ts';
import { globalRegionOf } from '../../core/partition.ts';
import type { Severity } from '../../core/severity.ts';
import type { SignalId } from '../signals/sample-event.ts';
import { signals } from '../signals/signals.ts';
import { operationOf } from './chain.ts';
import type { ChainEvidence } from './chain-evidence.ts';
import { describeChain, factsOf, listed, literalMatch, liveOf, type SecurityHubText } from './signal-facts.ts';
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
  readonly securityHub?: SecurityHubText;
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
  const facts = factsOf(found, literalMatch(question.securityHub, found, evidence));
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
      return unknown(found.unread ?? missingReason(found), details);
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
