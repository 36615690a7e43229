import { z } from 'zod';
import { bucketArn } from '../core/arn.ts';
import type { DestinationType, Reference } from '../core/destination.ts';
import { defineDestinationEvidence } from '../core/evidence-kind.ts';

const text = z.string();
const events = z.array(text);

/** Who hears of new objects (S3 API Reference, GetBucketNotificationConfiguration); a list is absent when empty. */
export const bucketNotification = defineDestinationEvidence({
  id: 'bucket-notification',
  version: 1,
  destination: 'bucket',
  title: 'the notifications of the bucket',
  schema: z.object({
    /** The bucket that was asked: names the referrer of what it notifies. */
    Bucket: text,
    TopicConfigurations: z.array(z.object({ TopicArn: text, Events: events })).optional(),
    QueueConfigurations: z.array(z.object({ QueueArn: text, Events: events })).optional(),
    LambdaFunctionConfigurations: z.array(z.object({ LambdaFunctionArn: text, Events: events })).optional(),
    /** Present, and empty, when all events go to EventBridge. */
    EventBridgeConfiguration: z.object({}).optional(),
  }),
  references(value, { partition }) {
    const { Bucket, TopicConfigurations = [], QueueConfigurations = [], LambdaFunctionConfigurations = [] } = value;
    const refer = (type: DestinationType, arn: string): Reference => ({
      type,
      arn,
      source: 'cloudtrail-management',
      from: bucketArn(partition, Bucket),
      account: null,
      region: null,
    });
    return [
      ...TopicConfigurations.map(({ TopicArn }) => refer('topic', TopicArn)),
      ...QueueConfigurations.map(({ QueueArn }) => refer('queue', QueueArn)),
      ...LambdaFunctionConfigurations.map(({ LambdaFunctionArn }) => refer('function', LambdaFunctionArn)),
    ];
  },
});
