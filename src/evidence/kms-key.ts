import { z } from 'zod';
import { defineDestinationEvidence } from '../core/evidence-kind.ts';

const text = z.string();

export const kmsKeySchema = z.object({
  Arn: text,
  KeyId: text,
  KeyState: text,
  /** CUSTOMER, or AWS for a key that AWS manages (`alias/aws/s3`). */
  KeyManager: text,
  KeySpec: text.optional(),
  Origin: text.optional(),
  MultiRegion: z.boolean().optional(),
  DeletionDate: z.iso.datetime().optional(),
});
export type KmsKey = z.infer<typeof kmsKeySchema>;

/** A KMS key (KMS API Reference, DescribeKey); null when KMS says that there is none. */
export const kmsKey = defineDestinationEvidence({
  id: 'kms-key',
  version: 1,
  destination: 'key',
  title: 'the key',
  schema: kmsKeySchema.nullable(),
});
