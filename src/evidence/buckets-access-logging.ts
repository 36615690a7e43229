import { z } from 'zod';
import { bucketArn } from '../core/arn.ts';
import { evidenceSchema, isCollected } from '../core/evidence.ts';
import { defineEvidence } from '../core/evidence-kind.ts';
import { bucketLogging } from './bucket-logging.ts';

const text = z.string();

/** Server access logging of every bucket of an account (S3 API Reference, GetBucketLogging): absent when it is off. */
export const bucketsAccessLogging = defineEvidence({
  id: 'buckets-access-logging',
  version: 1,
  breadth: 'account',
  title: 'the access logging of buckets',
  schema: z.array(
    z.object({
      Name: text,
      BucketRegion: text.optional(),
      Logging: evidenceSchema(z.object({ TargetBucket: text.optional(), TargetPrefix: text.optional() })),
    }),
  ),
  tells: (buckets, { partition }) =>
    buckets.flatMap(({ Name, Logging }) => {
      if (!isCollected(Logging)) return [];
      const { TargetBucket, TargetPrefix } = Logging.value;
      const value = TargetBucket === undefined ? {} : { LoggingEnabled: { TargetBucket, TargetPrefix } };
      return [{ kind: bucketLogging.id, arn: bucketArn(partition, Name), value }];
    }),
});
