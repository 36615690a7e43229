import { z } from 'zod';
import { defineEvidence } from '../core/evidence-kind.ts';

/** The subnets that a target sees, shared ones included. */
export const subnets = defineEvidence({
  id: 'subnets',
  version: 1,
  breadth: 'target',
  title: 'subnets',
  schema: z.array(z.object({ SubnetId: z.string(), VpcId: z.string() })),
});
