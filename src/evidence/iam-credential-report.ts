import { z } from 'zod';
import { evidenceSchema } from '../core/evidence.ts';
import { defineEvidence } from '../core/evidence-kind.ts';

/**
 * One row of the credential report, by the report's own column names (IAM User Guide, "Generate credential reports for
 * your AWS account"). A date is absent where the report says N/A or no_information: never used, as far as IAM knows.
 */
const credentialReportRowSchema = z.object({
  /** `<root_account>` for the root user. */
  user: z.string(),
  arn: z.string(),
  /** `not_supported` for root users in older reports. */
  password_enabled: z.enum(['true', 'false', 'not_supported']),
  password_last_used: z.iso.datetime().optional(),
  mfa_active: z.boolean(),
  access_key_1_last_used_date: z.iso.datetime().optional(),
  access_key_2_last_used_date: z.iso.datetime().optional(),
});
export type CredentialReportRow = z.infer<typeof credentialReportRowSchema>;

/**
 * The credential report of an account. Making one is not reading, so the scan only fetches what was made in the last
 * four hours; where there is none, the report inside is unread and says how to make it.
 */
export const iamCredentialReport = defineEvidence({
  id: 'iam-credential-report',
  version: 1,
  breadth: 'account',
  title: 'the credential report',
  schema: z.object({
    Report: evidenceSchema(z.object({ GeneratedTime: z.iso.datetime(), users: z.array(credentialReportRowSchema) })),
  }),
});
