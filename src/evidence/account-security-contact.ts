import { z } from 'zod';
import { defineEvidence } from '../core/evidence-kind.ts';

/** The account's alternate contact for security matters; null when there is none (Account Management API Reference, GetAlternateContact). */
export const accountSecurityContact = defineEvidence({
  id: 'account-security-contact',
  version: 1,
  breadth: 'account',
  title: 'the security contact',
  schema: z.object({ EmailAddress: z.string() }).nullable(),
});
