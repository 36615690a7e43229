import { z } from 'zod';
import { defineEvidence } from '../core/evidence-kind.ts';

/**
 * The member accounts that administer a service for the whole organization, with the principals of those services
 * (AWS Organizations API Reference, ListDelegatedAdministrators and ListDelegatedServicesForAccount).
 */
export const organizationDelegatedAdministrators = defineEvidence({
  id: 'organization-delegated-administrators',
  version: 1,
  breadth: 'organization',
  title: 'delegated administrators',
  schema: z.array(z.object({ Id: z.string(), Services: z.array(z.string()) })),
  notPlanned: (_account, { managementAccountId }) =>
    managementAccountId === null ? 'The scan sees no organization, only an account of its own.' : undefined,
});
