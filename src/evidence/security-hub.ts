import { z } from 'zod';
import { defineEvidence } from '../core/evidence-kind.ts';

/** Security Hub of a target and its standards (Security Hub API Reference, DescribeHub, GetEnabledStandards); null when it is not enabled. */
export const securityHubStandards = defineEvidence({
  id: 'security-hub',
  version: 1,
  breadth: 'target',
  title: 'Security Hub and its standards',
  schema: z
    .object({
      HubArn: z.string(),
      /** StandardsStatus is PENDING, READY, FAILED, DELETING or INCOMPLETE. */
      Standards: z.array(z.object({ StandardsArn: z.string(), StandardsStatus: z.string() })),
    })
    .nullable(),
});
