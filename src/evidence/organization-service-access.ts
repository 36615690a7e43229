import { z } from 'zod';
import { defineEvidence } from '../core/evidence-kind.ts';

/** The services that may act across the organization (AWS Organizations API Reference, ListAWSServiceAccessForOrganization). */
export const organizationServiceAccess = defineEvidence({
  id: 'organization-service-access',
  version: 1,
  breadth: 'organization',
  title: 'trusted access of services',
  schema: z.array(z.object({ ServicePrincipal: z.string(), DateEnabled: z.iso.datetime().optional() })),
  notPlanned: (_account, { managementAccountId }) =>
    managementAccountId === null ? 'The scan sees no organization, only an account of its own.' : undefined,
});
