import { z } from 'zod';
import { defineEvidence } from '../core/evidence-kind.ts';

/** What IAM counts of the account's root user, 0 or 1 each (IAM API Reference, GetAccountSummary). */
export const iamAccountSummary = defineEvidence({
  id: 'iam-account-summary',
  version: 1,
  breadth: 'account',
  title: 'the account summary of IAM',
  schema: z.object({
    AccountMFAEnabled: z.int(),
    AccountAccessKeysPresent: z.int(),
    /** Not sent in every partition. */
    AccountPasswordPresent: z.int().optional(),
  }),
});
