import { z } from 'zod';
import { defineDestinationEvidence } from '../core/evidence-kind.ts';

/** S3 API Reference, GetBucketOwnershipControls; null when there are none: the bucket's ACLs count, as before 2021. */
export const bucketOwnershipControls = defineDestinationEvidence({
  id: 'bucket-ownership-controls',
  version: 1,
  destination: 'bucket',
  title: 'the ownership controls of the bucket',
  schema: z.object({ Rules: z.array(z.object({ ObjectOwnership: z.string() })) }).nullable(),
});
