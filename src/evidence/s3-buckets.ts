import { z } from 'zod';
import { defineEvidence } from '../core/evidence-kind.ts';

/**
 * The buckets that an account owns (S3 API Reference, ListBuckets): what proves the owner of a bucket.
 * S3 tells BucketRegion only "if the request contains at least one valid parameter".
 */
export const accountBuckets = defineEvidence({
  id: 's3-buckets',
  version: 1,
  breadth: 'account',
  title: 'buckets',
  schema: z.array(z.object({ Name: z.string(), BucketRegion: z.string().optional() })),
});
