import { z } from 'zod';
import { defineDestinationEvidence } from '../core/evidence-kind.ts';

const text = z.string();

export const objectLockSchema = z.object({
  ObjectLockEnabled: text.optional(),
  /** Without a rule, new objects are locked only if the writer asks for it, which AWS's log deliveries do not. */
  Rule: z
    .object({
      DefaultRetention: z
        .object({ Mode: text.optional(), Days: z.number().optional(), Years: z.number().optional() })
        .optional(),
    })
    .optional(),
});

/** S3 API Reference, GetObjectLockConfiguration; null when the bucket has no Object Lock. */
export const bucketObjectLock = defineDestinationEvidence({
  id: 'bucket-object-lock',
  version: 1,
  destination: 'bucket',
  title: 'the Object Lock of the bucket',
  schema: objectLockSchema.nullable(),
});
