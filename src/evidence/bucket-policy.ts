import { z } from 'zod';
import { defineDestinationEvidence } from '../core/evidence-kind.ts';

/** The bucket policy as S3 keeps it, a JSON text (S3 API Reference, GetBucketPolicy); null when there is none. */
export const bucketPolicy = defineDestinationEvidence({
  id: 'bucket-policy',
  version: 1,
  destination: 'bucket',
  title: 'the bucket policy',
  schema: z.object({ Policy: z.string() }).nullable(),
});
