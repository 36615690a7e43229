import { z } from 'zod';
import { defineEvidence, type EvidenceKind } from '../core/evidence-kind.ts';

/**
 * The policies of one type, and to what each is attached (AWS Organizations API Reference, ListRoots, ListPolicies,
 * ListTargetsForPolicy and DescribePolicy).
 */
export const controlPoliciesSchema = z.object({
  /** PolicyTypes of the root: the Status of the type, such as ENABLED; null when it is not listed. */
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
});

/** Policies are the organization's: an account of its own has none. */
export const onlyInAnOrganization: NonNullable<EvidenceKind['notPlanned']> = (_account, { managementAccountId }) =>
  managementAccountId === null ? 'The scan sees no organization, only an account of its own.' : undefined;

/** The service control policies of the organization, and to what each is attached. */
export const organizationServiceControlPolicies = defineEvidence({
  id: 'organization-service-control-policies',
  version: 1,
  breadth: 'organization',
  title: 'service control policies',
  schema: controlPoliciesSchema,
  notPlanned: onlyInAnOrganization,
});
