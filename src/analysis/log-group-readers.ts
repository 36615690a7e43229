import type { Lookup } from '../core/check.ts';
import { type Evidence, isCollected, type Unread } from '../core/evidence.ts';
import type { Settings } from '../core/settings.ts';
import { type AttestedReader, declaredReader } from './bucket-readers.ts';
import type { Alarms, ChannelEvidence, MetricFilter } from './detection-chain/chain-evidence.ts';
import { egressAlarms } from './detection-chain/egress-alarms.ts';
import { inconclusive } from './inconclusive.ts';
import { type SubscriptionTargets, subscriptionTargetState } from './subscription-target.ts';

/** What AWS tells of the readers of a log group. */
export interface GroupReaderEvidence {
  readonly subscriptions: readonly { readonly name: string; readonly destinationArn: string | undefined }[];
  /** The subscription policies of the account, as far as they were read; their subscriptions are among the above. */
  readonly accountPolicies: Evidence<unknown>;
  readonly filters: Lookup<readonly MetricFilter[] | null>;
  readonly alarms: Lookup<Alarms>;
  readonly channels: ChannelEvidence & SubscriptionTargets;
}

/** Who reads what lies in a log group. */
export type GroupReader =
  | { readonly state: 'subscribed'; readonly name: string; readonly target: string; readonly operation: string }
  | { readonly state: 'alarmed'; readonly name: string }
  | { readonly state: 'attested' | 'stale'; readonly attestation: AttestedReader }
  | { readonly state: 'unread'; readonly unread: Unread }
  /** There are subscriptions, and no target takes what they send. */
  | { readonly state: 'severed'; readonly targets: readonly string[]; readonly operation: string }
  | { readonly state: 'unseen' };

/**
 * Who reads a log group: a subscription whose target takes the events, an alarm on its metrics that somebody hears of,
 * else a reader that the settings declare.
 * @param group ARN of the log group, without `:*`
 */
export function groupReader(
  group: string,
  { subscriptions, accountPolicies, filters, alarms, channels }: GroupReaderEvidence,
  about: { readonly settings: Settings; readonly organizationId: string | null; readonly now: Date },
): GroupReader {
  const unread: Unread[] = isCollected(accountPolicies) ? [] : [accountPolicies];
  const severed: { target: string; operation: string }[] = [];
  for (const { name, destinationArn: target } of subscriptions) {
    if (target === undefined) {
      unread.push(inconclusive('logs:DescribeAccountPolicies', `account policy ${name} names no DestinationArn`));
      continue;
    }
    const found = subscriptionTargetState(target, group, channels);
    if (found.state === 'usable') return { state: 'subscribed', name, target, operation: found.operation };
    if (found.state === 'unread') unread.push(found.unread);
    else severed.push({ target, operation: found.operation });
  }
  const alarmed = egressAlarms([group], { filters, alarms, channels }, about.organizationId);
  if (alarmed.kind === 'watched') return { state: 'alarmed', name: alarmed.name };
  if (alarmed.kind === 'unread') unread.push(alarmed.unread);
  const name = group.split(':log-group:')[1] ?? group;
  const declared = declaredReader(about.settings, [name, group], about.now);
  if (declared) return declared;
  const [open] = unread;
  if (open) return { state: 'unread', unread: open };
  const [first] = severed;
  if (first) return { state: 'severed', targets: severed.map(({ target }) => target), operation: first.operation };
  return { state: 'unseen' };
}
