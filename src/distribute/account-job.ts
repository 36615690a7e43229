import { createHash } from 'node:crypto';
import { z } from 'zod';
import { workOrderSchema } from '../collect/work-order.ts';
import { type AccountScope, accountScopeSchema } from '../core/manifest.ts';
import type { EvidenceFile } from '../core/record.ts';

/** The name of the queue, and what the names of its keys in Redis begin with. */
export const queueName = 'accounts';
export const keyPrefix = 'blindspot';

/**
 * One account to be read, as it lies in Redis. It holds no credential and no external id: each worker has its own.
 */
export const accountJobSchema = z.object({
  /** The tool's version: another one may read other evidence. */
  version: z.string(),
  /** When the scan began; with the store it says which scan this is. */
  startedAt: z.iso.datetime(),
  /** Where the evidence goes, as every worker must be able to name it. */
  store: z.string(),
  order: workOrderSchema,
  account: accountScopeSchema,
  /** The hash of evidence that is there and does not count: of an account that an earlier run could not enter. */
  replaces: z.string().nullable(),
});
export type AccountJob = z.infer<typeof accountJobSchema>;

/** What a worker answers when the evidence is in the store. */
export const accountDoneSchema = z.object({
  /** Which worker it is: new for each and for each scan. */
  worker: z.string(),
  /** The calls that it has made for the scan so far: an answer that is lost is made good by the next. */
  calls: z.object({ made: z.int(), throttled: z.int() }),
});
export type AccountDone = z.infer<typeof accountDoneSchema>;

/** What a worker says of a job that it gives back because it cannot do it. */
export const givenBackSchema = z.object({ givenBack: z.string() });

/** What the ids of a scan's jobs begin with. */
export const scanIdOf = ({ store, startedAt }: Pick<AccountJob, 'store' | 'startedAt'>): string =>
  createHash('sha256').update(`${store} ${startedAt}`).digest('hex').slice(0, 16);

/** The id of an account's job: the same for the same scan, so that it is in the queue once. */
export const jobIdOf = (scan: string, { id }: Pick<AccountScope, 'id'>): string => `${scan}-${id}`;

/** Whether evidence that is there does for the job. */
export const isWanted = ({ sha256 }: EvidenceFile, { replaces }: Pick<AccountJob, 'replaces'>): boolean =>
  sha256 !== replaces;
