import { availableParallelism } from 'node:os';
import type { AccountWorker } from '../collect/account-worker.ts';
import type { OnProgress } from '../collect/progress.ts';
import type { ScanOptions } from '../core/manifest.ts';
import { accountsWorthProcesses } from './flags.ts';
import { orderOf } from './follow-order.ts';
import { forkWorker } from './fork-worker.ts';
import type { Connection } from './scan-options.ts';
import type { Started } from './start-aws.ts';
import { WorkerPool } from './worker-pool.ts';

/** Which processes are wanted, and what for. */
export interface Hiring {
  /** Undefined for one to each core, but one where accounts are few. */
  readonly workers: number | undefined;
  readonly connection: Connection;
  readonly started: Started;
  readonly options: ScanOptions;
  /** Where the bundle lies. */
  readonly store: string;
}

/** Processes that read the accounts in place of this one; undefined when it shall read them itself. */
export function hireWorkers(hiring: Hiring): ((onProgress: OnProgress) => AccountWorker) | undefined {
  const { workers, connection, started, options, store } = hiring;
  const accounts = started.discovery.accounts.filter(({ skipped }) => !skipped).length;
  const wanted = workers ?? (accounts < accountsWorthProcesses ? 1 : availableParallelism());
  const processes = Math.min(wanted, accounts, connection.concurrency);
  if (processes <= 1) return undefined;
  return (onProgress) =>
    new WorkerPool({
      processes,
      start: forkWorker,
      begin: {
        kind: 'begin',
        order: orderOf(started, options),
        connection: { ...connection, concurrency: Math.floor(connection.concurrency / processes) },
        store,
      },
      onProgress,
    });
}
