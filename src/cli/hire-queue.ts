import { resolve } from 'node:path';
import type { Bundle } from '../bundle/read.ts';
import type { BundleStore } from '../bundle/store.ts';
import { accountFile } from '../bundle/write.ts';
import { kinds } from '../catalog/generated/collectors.ts';
import type { AccountWorker } from '../collect/account-worker.ts';
import type { OnProgress } from '../collect/progress.ts';
import type { ScanOptions } from '../core/manifest.ts';
import { toolVersion } from '../core/version.ts';
import { isDirectory } from '../distribute/store-at.ts';
import { orderOf } from './follow-order.ts';
import { loadQueue } from './load-queue.ts';
import { pulseOf, type QueueFlags, queueUrl } from './queue-flags.ts';
import type { Started } from './start-aws.ts';

/** What the workers of a queue are wanted for. */
export interface QueueHiring {
  readonly store: BundleStore;
  readonly started: Started;
  readonly options: ScanOptions;
  /** The unfinished bundle to go on with. */
  readonly resume: Bundle | null;
  readonly startedAt: Date;
}

/** A queue that stands. */
export interface Queue {
  hire(hiring: QueueHiring): (onProgress: OnProgress) => AccountWorker;
  /** Lets go of it. */
  close(): void;
}

/**
 * Connects to the queue that the flags name.
 * @param notice told what goes wrong on the way, and when it is mended
 * @throws {AuditError} `usage` or `queue`
 */
export async function openQueue(flags: QueueFlags, notice: (text: string) => void): Promise<Queue> {
  const url = queueUrl(flags);
  const pulse = pulseOf(flags);
  const { connectRedis, queuedWorker } = await loadQueue();
  const redis = await connectRedis(url, (trouble) => notice(trouble ?? 'the queue answers again'));
  return {
    close: () => redis.disconnect(),
    hire:
      ({ store, started, options, resume, startedAt }) =>
      (onProgress) =>
        queuedWorker({
          redis,
          store,
          kinds,
          pulse,
          job: {
            version: toolVersion,
            startedAt: resume?.manifest.startedAt ?? startedAt.toISOString(),
            store: isDirectory(store.place) ? resolve(store.place) : store.place,
            order: orderOf(started, options),
          },
          replaces: unreachableIn(resume),
          onWorkers: (count) => onProgress({ kind: 'workers', count }),
          onRefusal: notice,
        }),
  };
}

/** The evidence of accounts that could not be entered: what kept the scan out may have been mended. */
function unreachableIn(resume: Bundle | null): ReadonlyMap<string, string> {
  const files = resume?.manifest.files ?? {};
  const tried = resume?.manifest.accounts.filter(({ unreachable }) => unreachable) ?? [];
  return new Map(
    tried.flatMap(({ id }) => {
      const file = files[accountFile(id)];
      return file ? [[id, file.sha256]] : [];
    }),
  );
}
