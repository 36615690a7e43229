import { z } from 'zod';
import { accountReadSchema } from '../collect/account-read.ts';
import { workOrderSchema } from '../collect/work-order.ts';
import { auditErrorCodes } from '../core/audit-error.ts';
import { accountScopeSchema } from '../core/manifest.ts';
import { connectionSchema } from './scan-options.ts';

/** What the scan tells a worker process: what it is there for, then one account after the other. */
export const toWorkerSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('begin'),
    order: workOrderSchema,
    /** From memory to memory: an external id in it is written nowhere. */
    connection: connectionSchema,
    /** Where the bundle lies. */
    store: z.string(),
  }),
  z.object({ kind: z.literal('read'), account: accountScopeSchema }),
]);
export type ToWorker = z.infer<typeof toWorkerSchema>;

/** All calls of the process so far. */
const countsSchema = z.object({
  calls: z.int(),
  throttles: z.int(),
  byOperation: z.record(z.string(), z.int()).optional(),
});

/** What a worker process answers. */
export const fromWorkerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('counts'), counts: countsSchema }),
  z.object({ kind: z.literal('read'), read: accountReadSchema, counts: countsSchema }),
  /** It cannot go on, and nor could another in its place; without a code it is a bug. */
  z.object({ kind: z.literal('refused'), code: z.enum(auditErrorCodes).optional(), message: z.string() }),
]);
export type FromWorker = z.infer<typeof fromWorkerSchema>;
