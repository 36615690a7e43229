import { z } from 'zod';
import { defineDestinationEvidence } from '../core/evidence-kind.ts';

const flag = z.boolean().optional();

/** The four flags of a public access block; an absent flag is off (S3 API Reference, PublicAccessBlockConfiguration). */
export const publicAccessBlockSchema = z.object({
  BlockPublicAcls: flag,
  IgnorePublicAcls: flag,
  BlockPublicPolicy: flag,
  RestrictPublicBuckets: flag,
});

/** The bucket's own public access block; null when it has none. The account's applies besides. */
export const bucketPublicAccessBlock = defineDestinationEvidence({
  id: 'bucket-public-access-block',
  version: 1,
  destination: 'bucket',
  title: 'the public access block of the bucket',
  schema: publicAccessBlockSchema.nullable(),
});
