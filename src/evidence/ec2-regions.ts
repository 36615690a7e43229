import { z } from 'zod';
import { defineEvidence } from '../core/evidence-kind.ts';

/** The Regions of one account as EC2 tells them: the fallback where the account API is missing or denied. */
export const ec2Regions = defineEvidence({
  id: 'ec2-regions',
  version: 1,
  breadth: 'account',
  title: 'the Regions of the account',
  schema: z.array(z.object({ RegionName: z.string(), OptInStatus: z.string() })),
});
