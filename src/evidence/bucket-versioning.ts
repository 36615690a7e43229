import { z } from 'zod';
import { defineDestinationEvidence } from '../core/evidence-kind.ts';

/** S3 API Reference, GetBucketVersioning: both fields are absent when versioning was never switched on. */
export const bucketVersioning = defineDestinationEvidence({
  id: 'bucket-versioning',
  version: 1,
  destination: 'bucket',
  title: 'the versioning of the bucket',
  schema: z.object({ Status: z.string().optional(), MFADelete: z.string().optional() }),
});
