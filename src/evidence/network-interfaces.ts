import { z } from 'zod';
import { defineEvidence } from '../core/evidence-kind.ts';

/** The network interfaces that a target sees: what traffic of a VPC passes through. */
export const networkInterfaces = defineEvidence({
  id: 'network-interfaces',
  version: 1,
  breadth: 'target',
  title: 'network interfaces',
  schema: z.array(
    z.object({
      NetworkInterfaceId: z.string(),
      VpcId: z.string(),
      /** The one it was created in; absent where AWS names none. */
      SubnetId: z.string().optional(),
    }),
  ),
});
