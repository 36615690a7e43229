import { z } from 'zod';
import { parseArn } from '../core/arn.ts';
import type { DestinationType, Reference } from '../core/destination.ts';
import { evidenceSchema, isCollected } from '../core/evidence.ts';
import { defineDestinationEvidence } from '../core/evidence-kind.ts';

const text = z.string();

/** A subscription filter of the group itself (Amazon CloudWatch Logs API Reference, SubscriptionFilter). */
const subscriptionFilterSchema = z.object({
  filterName: text,
  destinationArn: text,
  /** Empty: every event. */
  filterPattern: text.optional(),
});

/** A subscription of a whole account's groups (Amazon CloudWatch Logs API Reference, AccountPolicy). */
const subscriptionPolicySchema = z.object({
  policyName: text,
  /** JSON: DestinationArn, FilterPattern, RoleArn, Distribution. */
  policyDocument: text,
  /** Absent: all groups; else `LogGroupName NOT IN ["…"]`, the only form that AWS takes. */
  selectionCriteria: text.optional(),
});

const logGroupSubscriptionsSchema = z.object({
  /** The group that was asked: names the referrer of what it is sent to. */
  logGroupName: text,
  subscriptionFilters: z.array(subscriptionFilterSchema),
  /** The SUBSCRIPTION_FILTER_POLICY of the owner's account in this Region, there being at most one. */
  accountPolicies: evidenceSchema(z.array(subscriptionPolicySchema)),
});

/** Where the events of one log group are sent on to; null when there is no group of this name. */
export const logGroupSubscriptions = defineDestinationEvidence({
  id: 'log-group-subscriptions',
  version: 1,
  destination: 'log-group',
  title: 'the subscriptions of the log group',
  schema: logGroupSubscriptionsSchema.nullable(),
  references(value, { partition, account, region }) {
    if (!value) return [];
    const from = `arn:${partition}:logs:${region}:${account}:log-group:${value.logGroupName}`;
    return subscriptionsOf(value).flatMap(({ destinationArn }): Reference[] => {
      const type = destinationArn === undefined ? undefined : typeOf(destinationArn);
      if (destinationArn === undefined || !type) return [];
      return [{ type, arn: destinationArn, source: 'cloudtrail-management', from, account: null, region: null }];
    });
  },
});

/** One way by which a group's events leave it. */
export interface Subscription {
  /** Name of the filter or the account's policy. */
  readonly name: string;
  readonly level: 'group' | 'account';
  /** Undefined: the account policy's document does not name one in a form known here. */
  readonly destinationArn: string | undefined;
}

/** All subscriptions that apply to a group, as far as they were read. */
export function subscriptionsOf(of: z.infer<typeof logGroupSubscriptionsSchema>): readonly Subscription[] {
  const policies = isCollected(of.accountPolicies) ? of.accountPolicies.value : [];
  return [
    ...of.subscriptionFilters.map(({ filterName, destinationArn }) => ({
      name: filterName,
      level: 'group' as const,
      destinationArn,
    })),
    ...policies
      .filter(({ selectionCriteria }) => !isLeftOut(of.logGroupName, selectionCriteria))
      .map(({ policyName, policyDocument }) => ({
        name: policyName,
        level: 'account' as const,
        destinationArn: destinationArnOf(policyDocument),
      })),
  ];
}

/** Whether `LogGroupName NOT IN ["a", "b"]` names the group. Names hold no quotes (API Reference, CreateLogGroup). */
function isLeftOut(logGroupName: string, selectionCriteria = ''): boolean {
  const [, list] = /^\s*LogGroupName\s+NOT\s+IN\s*\[(.*)\]\s*$/is.exec(selectionCriteria) ?? [];
  return list?.split(',').some((name) => name.trim().replace(/^["']|["']$/g, '') === logGroupName) ?? false;
}

function destinationArnOf(policyDocument: string): string | undefined {
  try {
    return z.object({ DestinationArn: text }).parse(JSON.parse(policyDocument)).DestinationArn;
  } catch {
    return undefined;
  }
}

/**
 * The type of a destination that evidence is read about. A Kinesis data stream and a logical destination of another
 * account are none: a collector of delivery streams would find no such name, and say so.
 */
function typeOf(arn: string): DestinationType | undefined {
  const { service, resource = '' } = parseArn(arn) ?? {};
  if (service === 'lambda' && resource.startsWith('function:')) return 'function';
  if (service === 'firehose' && resource.startsWith('deliverystream/')) return 'stream';
  return undefined;
}
