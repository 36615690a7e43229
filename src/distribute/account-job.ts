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
  /** The calls that it has made for the scan since its last answer: the sum of all is what was asked of AWS. */
  calls: z.object({ made: z.int(), throttled: z.int() }),
});
export type AccountDone = z.infer<typeof accountDoneSchema>;

/** No calls: those of evidence that was already there. */
export const noCalls: AccountDone['calls'] = { made: 0, throttled: 0 };

/** What a worker says of a job that it gives back because it cannot do it. */
export const givenBackSchema = z.object({ givenBack: z.string() });

/** The id of an account's job: the same for the same scan, so that it is in the queue once. */
export const jobIdOf = ({ store, startedAt }: Pick<AccountJob, 'store' | 'startedAt'>, account: AccountScope): string =>
  `${createHash('sha256').update(`${store} ${startedAt}`).digest('hex').slice(0, 16)}-${account.id}`;

/** Whether evidence that is there does for the job. */
export const isWanted = ({ sha256 }: EvidenceFile, { replaces }: Pick<AccountJob, 'replaces'>): boolean =>
  sha256 !== replaces;
