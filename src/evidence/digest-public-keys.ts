import { z } from 'zod';
import { defineEvidence } from '../core/evidence-kind.ts';

/**
 * The public keys of a Region whose private halves signed digests in the hours asked for (CloudTrail API Reference,
 * ListPublicKeys). `Value` is the DER of the key in base64. A digest is signed with a key of the Region that it is about.
 */
export const digestPublicKeys = defineEvidence({
  id: 'digest-public-keys',
  version: 1,
  breadth: 'target',
  title: 'public keys of digests',
  schema: z.array(z.object({ Fingerprint: z.string(), Value: z.base64() })),
});
