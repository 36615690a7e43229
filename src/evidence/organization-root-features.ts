import { z } from 'zod';
import { evidenceSchema } from '../core/evidence.ts';
import { defineEvidence } from '../core/evidence-kind.ts';

/**
 * What the management account may do to the root users of its members: RootCredentialsManagement, RootSessions
 * (IAM API Reference, ListOrganizationsFeatures); null where the scan sees no organization. It is evidence inside, so
 * that accounts whose own root user settles the matter are judged without it.
 */
export const organizationRootFeatures = defineEvidence({
  id: 'organization-root-features',
  version: 1,
  breadth: 'organization',
  title: 'the central management of root users',
  schema: z.object({ EnabledFeatures: evidenceSchema(z.array(z.string())) }).nullable(),
  withoutOrganization: null,
});
