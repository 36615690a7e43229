import { z } from 'zod';
import { defineDestinationEvidence } from '../core/evidence-kind.ts';

/** Whether a bucket of this name exists anywhere; also asked for buckets whose owner the scan has not entered. */
export const bucketExistence = defineDestinationEvidence({
  id: 'bucket-existence',
  version: 1,
  destination: 'bucket',
  title: 'whether the bucket exists',
  schema: z.object({ exists: z.boolean() }),
});
