import { logGroupArn, parseArn } from '../../core/arn.ts';
import { isCollected } from '../../core/evidence.ts';
import type { JsonObject } from '../json.ts';
import type { MatchResult } from '../match-result.ts';
import { bestOf, type ChainLink, link, unreadLink } from './chain.ts';
import type { ChannelEvidence } from './chain-evidence.ts';
import { filterPolicyResult } from './filter-policy.ts';
import { keyLinks } from './key-links.ts';
import { type Requester, requesterMay } from './requester-may.ts';

/** Who tells: an alarm or a rule, and what the message says. */
export interface Sender {
  readonly from: 'cloudwatch' | 'events';
  /** ARN of the alarm or rule. */
  readonly arn: string;
  readonly organizationId: string | null;
  /** Bodies of messages, one for each event; undefined where the rule replaces the event. */
  readonly messages: readonly JsonObject[] | undefined;
  /** The target names a role: then EventBridge asks as that role, whose policies are not read. */
  readonly asRole?: boolean;
}

/**
 * The links from an alarm's action or a rule's target to whoever hears of it. A topic is as good as its best
 * subscription. Whether a person reads what arrives, nothing in AWS tells.
 */
export function channelLinks(arn: string, sender: Sender, evidence: ChannelEvidence): readonly ChainLink[] {
  switch (kindOf(arn)) {
    case 'topic':
      return topicLinks(arn, sender, evidence);
    case 'queue':
      return queueLinks(arn, requesterOf(sender, `${sender.from}.amazonaws.com`), evidence, sender.asRole);
    case 'function':
      return [functionLink(arn, requesterOf(sender, functionCallers[sender.from]), evidence, sender.asRole)];
    case 'stream':
      return [streamLink(arn, evidence)];
    case 'nobody':
      return [link('action', arn, 'broken', 'it does something else, and tells nobody')];
    case 'group':
      return [link('target', logGroupArn(arn), 'broken', 'a log group keeps the events, and tells nobody')];
    case 'other':
      return [link('target', arn, 'unknown', 'what becomes of the event there is not read')];
  }
}

/** CloudWatch invokes functions by a principal of its own ("Amazon CloudWatch User Guide", alarm actions: Lambda). */
const functionCallers = { cloudwatch: 'lambda.alarms.cloudwatch.amazonaws.com', events: 'events.amazonaws.com' };

function kindOf(arn: string): 'topic' | 'queue' | 'function' | 'stream' | 'group' | 'nobody' | 'other' {
  const { service, resource = '' } = parseArn(arn) ?? {};
  if (service === 'sns') return 'topic';
  if (service === 'sqs') return 'queue';
  if (service === 'lambda') return 'function';
  if (service === 'firehose' && resource.startsWith('deliverystream/')) return 'stream';
  if (service === 'logs') return 'group';
  return service === 'automate' || service === 'autoscaling' || service === 'swf' ? 'nobody' : 'other';
}

function requesterOf({ arn, organizationId }: Pick<Sender, 'arn' | 'organizationId'>, id: string): Requester {
  return { type: 'Service', id, sourceArn: arn, sourceAccount: parseArn(arn)?.account ?? '', organizationId };
}

function topicLinks(arn: string, sender: Sender, evidence: ChannelEvidence): readonly ChainLink[] {
  const found = evidence.topics.get(arn);
  if (!isCollected(found)) return [unreadLink('topic', arn, found)];
  const { value: topic } = found;
  if (topic === null) return [link('topic', arn, 'broken', 'there is no such topic')];
  const requester = requesterOf(sender, `${sender.from}.amazonaws.com`);
  const allowed = requesterMay(topic.Policy, requester, 'sns:Publish', arn);
  return [
    permission('topic', arn, allowed, `its policy`, `${requester.id} publish`, sender.asRole),
    ...keyLinks(topic.KmsMasterKeyId, arn, requester, evidence),
    ...subscriptionLinks(arn, sender, evidence),
  ];
}

/**
 * Whether anybody hears what a topic is sent, for a sender whose right to publish is its role's and is not judged here,
 * such as AWS Config.
 */
export function topicHears(
  arn: string,
  organizationId: string | null,
  evidence: ChannelEvidence,
): readonly ChainLink[] {
  const found = evidence.topics.get(arn);
  if (!isCollected(found)) return [unreadLink('topic', arn, found)];
  if (found.value === null) return [link('topic', arn, 'broken', 'there is no such topic')];
  return subscriptionLinks(arn, { from: 'events', arn, organizationId, messages: undefined }, evidence);
}

function subscriptionLinks(topicArn: string, sender: Sender, evidence: ChannelEvidence): readonly ChainLink[] {
  const found = evidence.topics.get(topicArn);
  const subscriptions = isCollected(found) ? found.value?.Subscriptions : undefined;
  if (subscriptions === undefined) return [];
  if (!isCollected(subscriptions)) return [unreadLink('subscription', topicArn, subscriptions)];
  if (subscriptions.value.length === 0)
    return [link('subscription', topicArn, 'broken', 'the topic has no subscription')];
  const ways = subscriptions.value.map(({ SubscriptionArn, Protocol, Endpoint, Attributes }): readonly ChainLink[] => {
    const at = (state: ChainLink['state'], because: string) =>
      link('subscription', SubscriptionArn.startsWith('arn:') ? SubscriptionArn : topicArn, state, because);
    if (!SubscriptionArn.startsWith('arn:') || Attributes === undefined) {
      return [at('broken', `its ${Protocol} subscription is not confirmed (${SubscriptionArn})`)];
    }
    if (!isCollected(Attributes)) return [unreadLink('subscription', SubscriptionArn, Attributes)];
    const passed = filterPolicyResult(Attributes.value, sender.messages);
    if (passed === 'no-match')
      return [at('broken', `its filter policy drops the message: ${Attributes.value.FilterPolicy}`)];
    const subscribed =
      passed === 'match'
        ? at('ok', `${Protocol}, confirmed`)
        : at('unknown', `whether its filter policy drops the message is not decided: ${Attributes.value.FilterPolicy}`);
    return [subscribed, ...(Endpoint ? endpointLinks(Endpoint, topicArn, sender.organizationId, evidence) : [])];
  });
  return bestOf(ways) ?? [];
}

/** What an AWS endpoint of a topic does with what it gets. */
function endpointLinks(
  arn: string,
  topicArn: string,
  organizationId: string | null,
  evidence: ChannelEvidence,
): readonly ChainLink[] {
  const requester = requesterOf({ arn: topicArn, organizationId }, 'sns.amazonaws.com');
  switch (kindOf(arn)) {
    case 'queue':
      return queueLinks(arn, requester, evidence);
    case 'function':
      return [functionLink(arn, requester, evidence)];
    case 'stream':
      return [streamLink(arn, evidence)];
    default:
      return [];
  }
}

function queueLinks(
  arn: string,
  requester: Requester,
  evidence: ChannelEvidence,
  asRole?: boolean,
): readonly ChainLink[] {
  const found = evidence.queues.get(arn);
  if (!isCollected(found)) return [unreadLink('queue', arn, found)];
  const { value: queue } = found;
  if (queue === null) return [link('queue', arn, 'broken', 'there is no such queue')];
  const allowed = queue.Policy ? requesterMay(queue.Policy, requester, 'sqs:SendMessage', arn) : 'no-match';
  return [
    permission('queue', arn, allowed, 'its policy', `${requester.id} send`, asRole),
    ...keyLinks(queue.KmsMasterKeyId, arn, requester, evidence),
  ];
}

function functionLink(arn: string, requester: Requester, { functions }: ChannelEvidence, asRole?: boolean): ChainLink {
  const found = functions.get(arn);
  if (!isCollected(found)) return unreadLink('function', arn, found);
  const { value } = found;
  if (value === null) return link('function', arn, 'broken', 'there is no such function');
  if (value.State === 'Failed') return link('function', arn, 'broken', 'its State is Failed');
  if (!isCollected(value.Policy)) return unreadLink('function', arn, value.Policy);
  const allowed =
    value.Policy.value === null
      ? 'no-match'
      : requesterMay(value.Policy.value, requester, 'lambda:InvokeFunction', arn);
  return permission('function', arn, allowed, 'its policy', `${requester.id} invoke it`, asRole);
}

function streamLink(arn: string, { streams }: ChannelEvidence): ChainLink {
  const found = streams.get(arn);
  if (!isCollected(found)) return unreadLink('stream', arn, found);
  if (found.value === null) return link('stream', arn, 'broken', 'there is no such stream');
  const { DeliveryStreamStatus: status } = found.value;
  return link('stream', arn, status === 'ACTIVE' ? 'ok' : 'broken', `its status is ${status}`);
}

/** What a policy says, as a link. A target with a role needs no policy, but the role's own permissions are not read. */
export function permission(
  kind: ChainLink['kind'],
  arn: string,
  allowed: MatchResult,
  policy: string,
  what: string,
  asRole = false,
): ChainLink {
  if (allowed === 'match') return link(kind, arn, 'ok', `${policy} lets ${what}`);
  if (asRole) return link(kind, arn, 'unknown', 'the target names a role, whose permissions are not read');
  if (allowed === 'no-match') return link(kind, arn, 'broken', `${policy} does not let ${what}`);
  return link(kind, arn, 'unknown', `whether ${policy} lets ${what} is not decided`);
}
