import { z } from 'zod';
import { defineDestinationEvidence } from '../core/evidence-kind.ts';

/** The key policy as KMS keeps it, a JSON text (KMS API Reference, GetKeyPolicy); null when the key is gone. */
export const kmsKeyPolicy = defineDestinationEvidence({
  id: 'kms-key-policy',
  version: 1,
  destination: 'key',
  title: 'the key policy',
  schema: z.object({ Policy: z.string() }).nullable(),
});
