import { z } from 'zod';
import { defineEvidence } from '../core/evidence-kind.ts';

/** The organization of the caller's account; null when it is in none. */
export const organization = defineEvidence({
  id: 'organization',
  version: 1,
  breadth: 'organization',
  title: 'the organization',
  schema: z.object({ Id: z.string(), MasterAccountId: z.string(), FeatureSet: z.string().optional() }).nullable(),
});
