import { z } from 'zod';
import { defineDestinationEvidence } from '../core/evidence-kind.ts';

const text = z.string();
const number = z.number();
const date = z.iso.datetime();
const tag = z.object({ Key: text, Value: text });
const sizes = { ObjectSizeGreaterThan: number.optional(), ObjectSizeLessThan: number.optional() };

export const lifecycleRuleSchema = z.object({
  ID: text.optional(),
  Status: text,
  /** The form that Filter superseded. */
  Prefix: text.optional(),
  Filter: z
    .object({
      Prefix: text.optional(),
      Tag: tag.optional(),
      ...sizes,
      And: z.object({ Prefix: text.optional(), Tags: z.array(tag).optional(), ...sizes }).optional(),
    })
    .optional(),
  Expiration: z
    .object({ Date: date.optional(), Days: number.optional(), ExpiredObjectDeleteMarker: z.boolean().optional() })
    .optional(),
  NoncurrentVersionExpiration: z
    .object({ NoncurrentDays: number.optional(), NewerNoncurrentVersions: number.optional() })
    .optional(),
  Transitions: z
    .array(z.object({ Date: date.optional(), Days: number.optional(), StorageClass: text.optional() }))
    .optional(),
});
export type BucketLifecycleRule = z.infer<typeof lifecycleRuleSchema>;

/** S3 API Reference, GetBucketLifecycleConfiguration; null when there is none, and objects stay for ever. */
export const bucketLifecycle = defineDestinationEvidence({
  id: 'bucket-lifecycle',
  version: 1,
  destination: 'bucket',
  title: 'the lifecycle rules of the bucket',
  schema: z.object({ Rules: z.array(lifecycleRuleSchema) }).nullable(),
});
