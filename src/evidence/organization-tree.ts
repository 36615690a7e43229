import { z } from 'zod';
import { defineEvidence } from '../core/evidence-kind.ts';

/** Which organizational unit each account is in: the path from the root down, with ids and names. */
export const organizationTree = defineEvidence({
  id: 'organization-tree',
  version: 1,
  breadth: 'organization',
  title: 'the organizational units',
  schema: z.array(z.object({ Id: z.string(), Path: z.array(z.object({ Id: z.string(), Name: z.string() })) })),
});
