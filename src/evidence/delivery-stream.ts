import { z } from 'zod';
import type { Reference } from '../core/destination.ts';
import { defineDestinationEvidence } from '../core/evidence-kind.ts';

const text = z.string();

const s3DestinationSchema = z.object({
  BucketARN: text,
  /** May hold expressions such as `!{timestamp:yyyy}` (Amazon Data Firehose Developer Guide, "custom prefixes"). */
  Prefix: text.optional(),
  EncryptionConfiguration: z.object({ KMSEncryptionConfig: z.object({ AWSKMSKeyARN: text }).optional() }).optional(),
});

export const deliveryStreamSchema = z.object({
  DeliveryStreamName: text,
  DeliveryStreamARN: text,
  /** ACTIVE, or why records do not flow: CREATING, CREATING_FAILED, DELETING, DELETING_FAILED. */
  DeliveryStreamStatus: text,
  FailureDescription: z.object({ Type: text, Details: text }).optional(),
  /** The stream's own encryption; `KeyARN` only for a customer managed key. */
  DeliveryStreamEncryptionConfiguration: z.object({ KeyARN: text.optional(), Status: text.optional() }).optional(),
  /** One; of its many forms only S3 is followed. */
  Destinations: z.array(
    z.object({
      S3DestinationDescription: s3DestinationSchema.optional(),
      ExtendedS3DestinationDescription: s3DestinationSchema.optional(),
    }),
  ),
});
export type DeliveryStream = z.infer<typeof deliveryStreamSchema>;

/**
 * A Data Firehose delivery stream (Amazon Data Firehose API Reference, DescribeDeliveryStream);
 * null when there is none of this name.
 */
export const deliveryStream = defineDestinationEvidence({
  id: 'delivery-stream',
  version: 1,
  destination: 'stream',
  title: 'the delivery stream',
  schema: deliveryStreamSchema.nullable(),
  references(stream) {
    if (!stream) return [];
    const from = { source: 'flow-logs', from: stream.DeliveryStreamARN, account: null, region: null } as const;
    const key = (arn: string | undefined): Reference[] => (arn ? [{ type: 'key', arn, ...from }] : []);
    return [
      ...key(stream.DeliveryStreamEncryptionConfiguration?.KeyARN),
      ...stream.Destinations.flatMap((to): Reference[] => {
        const s3 = to.ExtendedS3DestinationDescription ?? to.S3DestinationDescription;
        if (!s3) return [];
        return [
          { type: 'bucket', arn: s3.BucketARN, ...from, prefix: folderOf(s3.Prefix) },
          ...key(s3.EncryptionConfiguration?.KMSEncryptionConfig?.AWSKMSKeyARN),
        ];
      }),
    ];
  },
});

/** The folder in which all objects of a prefix lie: what precedes its first expression, up to the last slash. */
function folderOf(prefix: string | undefined): string | undefined {
  const literal = prefix?.split('!{')[0] ?? '';
  return literal.slice(0, Math.max(literal.lastIndexOf('/'), 0)) || undefined;
}
