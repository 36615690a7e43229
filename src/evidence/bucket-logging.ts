import { z } from 'zod';
import { defineDestinationEvidence } from '../core/evidence-kind.ts';

const text = z.string();

/** Server access logging (S3 API Reference, GetBucketLogging): LoggingEnabled is absent when it is off. */
export const bucketLogging = defineDestinationEvidence({
  id: 'bucket-logging',
  version: 1,
  destination: 'bucket',
  title: 'the access logging of the bucket',
  schema: z.object({ LoggingEnabled: z.object({ TargetBucket: text, TargetPrefix: text.optional() }).optional() }),
});
