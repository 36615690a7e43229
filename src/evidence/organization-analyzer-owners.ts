import { z } from 'zod';
import { evidenceSchema } from '../core/evidence.ts';
import { defineEvidence } from '../core/evidence-kind.ts';

/**
 * The accounts that may have an analyzer of the whole organization: its delegated administrators for IAM Access
 * Analyzer and, while that has trusted access, the management account (IAM User Guide, "Delegated administrator for
 * IAM Access Analyzer"); null where the scan sees no organization. It is evidence inside, so that targets with an
 * analyzer of their own are judged without it.
 */
export const organizationAnalyzerOwners = defineEvidence({
  id: 'organization-analyzer-owners',
  version: 1,
  breadth: 'organization',
  title: 'the administrators of IAM Access Analyzer',
  schema: z
    .object({
      Owners: evidenceSchema(z.object({ TrustedAccess: z.boolean(), DelegatedAdministrators: z.array(z.string()) })),
    })
    .nullable(),
  withoutOrganization: null,
});
