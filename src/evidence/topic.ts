import { z } from 'zod';
import type { Reference } from '../core/destination.ts';
import { evidenceSchema } from '../core/evidence.ts';
import { defineDestinationEvidence } from '../core/evidence-kind.ts';
import { notified } from './notified.ts';

const text = z.string();

export const subscriptionSchema = z.object({
  /** An ARN; `PendingConfirmation` or `Deleted` for one that gets nothing. */
  SubscriptionArn: text,
  Protocol: text,
  /** Of sqs, lambda and firehose only: other endpoints are addresses of people. */
  Endpoint: text.optional(),
  /** GetSubscriptionAttributes; absent for a subscription that has no ARN. */
  Attributes: evidenceSchema(
    z.object({
      /** A JSON text; only matching messages are delivered. */
      FilterPolicy: text.optional(),
      /** MessageAttributes, when absent, or MessageBody. */
      FilterPolicyScope: text.optional(),
    }),
  ).optional(),
});
export type Subscription = z.infer<typeof subscriptionSchema>;

/** An SNS topic (Amazon SNS API Reference, GetTopicAttributes); null when there is none of this name. */
export const topic = defineDestinationEvidence({
  id: 'topic',
  version: 1,
  destination: 'topic',
  title: 'the topic',
  schema: z
    .object({
      TopicArn: text,
      /** Who may publish, a JSON text. */
      Policy: text,
      /** Key id, key ARN or alias; absent: messages are not encrypted. */
      KmsMasterKeyId: text.optional(),
      Subscriptions: evidenceSchema(z.array(subscriptionSchema)),
    })
    .nullable(),
  references(value, { partition, account, region }) {
    if (!value) return [];
    const at = { from: value.TopicArn, account: null, region: null };
    const { KmsMasterKeyId: key } = value;
    const arn = key && keyArnOf(key, `arn:${partition}:kms:${region}:${account}`);
    const keys: Reference[] = arn ? [{ type: 'key', arn, source: 'detections', ...at }] : [];
    const subscriptions = value.Subscriptions.kind === 'collected' ? value.Subscriptions.value : [];
    const endpoints = subscriptions.flatMap(({ Endpoint }) => (Endpoint && notified(Endpoint, at)) || []);
    return [...keys, ...endpoints];
  },
});

/**
 * The ARN of a key that a topic or queue names by ARN, id or alias; undefined for AWS's own (`alias/aws/…`).
 * @param prefix `arn:PARTITION:kms:REGION:ACCOUNT` of the place where the topic or queue lives
 */
export function keyArnOf(key: string, prefix: string): string | undefined {
  if (/(^|:)alias\/aws\//.test(key)) return undefined;
  if (key.startsWith('arn:')) return key;
  return `${prefix}:${key.startsWith('alias/') ? key : `key/${key}`}`;
}
