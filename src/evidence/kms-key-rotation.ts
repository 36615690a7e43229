import { z } from 'zod';
import { defineDestinationEvidence } from '../core/evidence-kind.ts';

/**
 * Whether KMS renews the key's material by itself (KMS API Reference, GetKeyRotationStatus); null for keys that
 * cannot rotate: asymmetric, HMAC, imported or custom store, and keys that are gone.
 */
export const kmsKeyRotation = defineDestinationEvidence({
  id: 'kms-key-rotation',
  version: 1,
  destination: 'key',
  title: 'the rotation of the key',
  schema: z.object({ KeyRotationEnabled: z.boolean(), RotationPeriodInDays: z.number().optional() }).nullable(),
});
