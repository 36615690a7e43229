import { z } from 'zod';
import { defineEvidence } from '../core/evidence-kind.ts';

/** Every account of the organization, whatever its state. */
export const organizationAccounts = defineEvidence({
  id: 'organization-accounts',
  version: 1,
  breadth: 'organization',
  title: 'the accounts of the organization',
  schema: z.array(
    z.object({
      Id: z.string(),
      Name: z.string().optional(),
      /** PENDING_ACTIVATION, ACTIVE, SUSPENDED, PENDING_CLOSURE or CLOSED. */
      State: z.string(),
      JoinedTimestamp: z.iso.datetime().optional(),
    }),
  ),
});
