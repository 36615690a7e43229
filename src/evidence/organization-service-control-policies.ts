import { z } from 'zod';
import { defineEvidence } from '../core/evidence-kind.ts';

/**
 * The service control policies of the organization, and to what each is attached (AWS Organizations API Reference,
 * ListRoots, ListPolicies, ListTargetsForPolicy and DescribePolicy).
 */
export const organizationServiceControlPolicies = defineEvidence({
  id: 'organization-service-control-policies',
  version: 1,
  breadth: 'organization',
  title: 'service control policies',
  schema: z.object({
    /** PolicyTypes of the root: the Status of SERVICE_CONTROL_POLICY, such as ENABLED; null when it is not listed. */
    Status: z.string().nullable(),
    Policies: z.array(
      z.object({
        Id: z.string(),
        Name: z.string(),
        /** The policy document, JSON. */
        Content: z.string(),
        /** Ids of the root, organizational units and accounts to which it is attached. */
        Targets: z.array(z.string()),
      }),
    ),
  }),
  notPlanned: (_account, { managementAccountId }) =>
    managementAccountId === null ? 'The scan sees no organization, only an account of its own.' : undefined,
});
