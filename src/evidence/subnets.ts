import { z } from 'zod';
import { defineEvidence } from '../core/evidence-kind.ts';
import { vpcs } from './vpcs.ts';

/** The subnets that a target sees, shared ones included. */
export const subnets = defineEvidence({
  id: 'subnets',
  version: 1,
  breadth: 'target',
  title: 'subnets',
  schema: z.array(z.object({ SubnetId: z.string(), VpcId: z.string() })),
  // A subnet lies in a VPC, and whoever sees a shared subnet sees its VPC (Amazon VPC User Guide, "Share your VPC
  // subnets with other accounts").
  impliedEmptyBy: { kinds: [vpcs.id], value: [] },
});
