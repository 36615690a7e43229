import { z } from 'zod';
import { defineEvidence } from '../core/evidence-kind.ts';

/** The Regions of one account as its account settings tell them. */
export const accountRegions = defineEvidence({
  id: 'account-regions',
  version: 1,
  breadth: 'account',
  title: 'the Regions of the account',
  schema: z.array(z.object({ RegionName: z.string(), RegionOptStatus: z.string() })),
});
