import { z } from 'zod';
import { evidenceSchema } from '../core/evidence.ts';
import { defineEvidence } from '../core/evidence-kind.ts';

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
});
