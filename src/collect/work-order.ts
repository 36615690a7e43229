import { z } from 'zod';
import { accountIdSchema } from '../core/ids.ts';
import { scanOptionsSchema } from '../core/manifest.ts';

/**
 * What another process or machine must know to read accounts as this scan would. It holds no credentials and no
 * external id: whoever follows it has its own.
 */
export const workOrderSchema = z.object({
  options: scanOptionsSchema,
  plan: z.object({
    partition: z.string(),
    managementAccountId: accountIdSchema.nullable(),
    delegatedAdministrators: z.record(z.string(), z.array(accountIdSchema).readonly()).nullable(),
  }),
  /** Who scans; whoever follows the order must be of the same account. */
  callerAccount: accountIdSchema,
  /** Ids of the kinds of evidence to read. */
  kinds: z.array(z.string()),
});
export type WorkOrder = z.infer<typeof workOrderSchema>;
