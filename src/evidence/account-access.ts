import { z } from 'zod';
import { defineEvidence } from '../core/evidence-kind.ts';

/**
 * Whether the scan entered an account, and, if not, exactly what was answered.
 * No collector reads it: the runner, which enters accounts, writes it for every account in scope.
 */
export const accountAccess = defineEvidence({
  id: 'account-access',
  version: 1,
  breadth: 'account',
  title: 'access to the account',
  schema: z.discriminatedUnion('entered', [
    z.object({ entered: z.literal(true) }),
    z.object({
      entered: z.literal(false),
      /** AWS's error code, such as AccessDenied. */
      code: z.string(),
      message: z.string(),
      /** Such as `sts:AssumeRole`. */
      operation: z.string(),
    }),
  ]),
});
