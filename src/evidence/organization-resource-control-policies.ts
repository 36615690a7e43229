import { z } from 'zod';
import { evidenceSchema } from '../core/evidence.ts';
import { defineEvidence } from '../core/evidence-kind.ts';
import { controlPoliciesSchema, onlyInAnOrganization } from './organization-service-control-policies.ts';

/**
 * The resource control policies of the organization, and to what each is attached. Evidence of its own inside: who may
 * read one type of policy may be refused another, and verdicts that no such policy could change must not wait for it.
 */
export const organizationResourceControlPolicies = defineEvidence({
  id: 'organization-resource-control-policies',
  version: 1,
  breadth: 'organization',
  title: 'resource control policies',
  schema: z.object({ Listing: evidenceSchema(controlPoliciesSchema) }),
  notPlanned: onlyInAnOrganization,
});
