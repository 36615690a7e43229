import { Queue, QueueEvents } from 'bullmq';
import type { Redis } from 'ioredis';
import pLimit from 'p-limit';
import { findAccountFile } from '../bundle/read.ts';
import type { BundleStore } from '../bundle/store.ts';
import { type AccountRead, accountRead } from '../collect/account-read.ts';
import type { AccountWorker } from '../collect/account-worker.ts';
import { AuditError } from '../core/audit-error.ts';
import type { EvidenceKind } from '../core/evidence-kind.ts';
import {
  type AccountDone,
  type AccountJob,
  accountDoneSchema,
  givenBackSchema,
  isWanted,
  jobIdOf,
  keyPrefix,
  queueName,
  scanIdOf,
} from './account-job.ts';
import { leaveWithin, within } from './within.ts';

/** Accounts that lie in the queue at a time: plenty for many workers, and a few megabytes in Redis. */
const queuedAtOnce = 1_000;
/** Files of evidence that are looked into at a time. */
const filesAtOnce = 4;
/** How often an account is tried when a worker fails at it for a reason that is not AWS's. */
const attempts = 3;
/** So many pulses without an account done, and with jobs given back, and nobody is taken to be able to do them. */
const patience = 20;

/** What the scan needs to have its accounts read by the workers of a queue. */
export interface QueuedWork {
  readonly redis: Redis;
  readonly store: BundleStore;
  /** What all jobs of the scan have in common. */
  readonly job: Omit<AccountJob, 'account' | 'replaces'>;
  /** Hashes of evidence that is there and is to be read again, by account. */
  readonly replaces: ReadonlyMap<string, string>;
  readonly kinds: ReadonlyMap<string, EvidenceKind>;
  /** Seconds between two comparisons of what is missing with what is queued. */
  readonly pulse: number;
  /** Told how many workers there are whenever that changes. */
  readonly onWorkers: (count: number) => void;
  /** Told what a worker says that gives jobs back, once. */
  readonly onRefusal: (why: string) => void;
}

interface Pending {
  readonly job: AccountJob;
  readonly settle: (read: AccountRead) => void;
  readonly refuse: (error: unknown) => void;
  /** Why no worker could read it. */
  failed?: string;
}

/**
 * Has accounts read by whichever workers take them from the queue, on this machine and on others.
 *
 * What counts is the store: an account is read when its evidence is there. What Redis says is only a hint that it is
 * time to look. So a job may be delivered twice, Redis may forget all it knew, and an event may be lost: at each pulse,
 * accounts that are neither in the queue nor in the store are queued again, under the same id.
 */
export function queuedWorker(work: QueuedWork): AccountWorker {
  const { redis, store, job, kinds, pulse } = work;
  const scan = scanIdOf(job);
  const pending = new Map<string, Pending>();
  /** What each worker has called so far, by its own account. */
  const called = new Map<string, AccountDone['calls']>();
  const file = pLimit(filesAtOnce);
  const told = new Set<string>();
  /** Those that end the reading; in a scan there is one. */
  const signals = new Set<AbortSignal>();
  let workers: number | undefined;
  let lastDone = performance.now();

  const queue = new Queue(queueName, { connection: redis, prefix: keyPrefix });
  const events = new QueueEvents(queueName, { connection: redis, prefix: keyPrefix });
  // The connection tells its own trouble; what else goes wrong is made good at the next pulse.
  queue.on('error', () => undefined);
  events.on('error', () => undefined);
  events.on('completed', ({ jobId, returnvalue }) => {
    if (jobId.startsWith(scan)) done(jobId, returnvalue);
  });
  events.on('failed', ({ jobId, failedReason }) => {
    const one = pending.get(jobId);
    if (one) one.failed = failedReason;
  });
  events.on('progress', ({ jobId, data }) => {
    const { success, data: said } = givenBackSchema.safeParse(data);
    if (!success || !pending.has(jobId) || told.has(said.givenBack)) return;
    told.add(said.givenBack);
    work.onRefusal(said.givenBack);
  });
  let comparing = Promise.resolve();
  const timer = setInterval(() => {
    comparing = comparing.then(compare).catch(() => undefined);
  }, pulse * 1000);

  function done(id: string, answer: unknown): void {
    const said = accountDoneSchema.safeParse(typeof answer === 'string' ? JSON.parse(answer) : answer); // BullMQ's choice
    if (said.success) called.set(said.data.worker, said.data.calls);
    const one = pending.get(id);
    if (one) settleFromStore(id, one).catch(one.refuse);
  }

  /** Settles an account whose evidence is in the store. @returns whether it is */
  async function settleFromStore(id: string, { job, settle }: Pending): Promise<boolean> {
    const found = await file(() => findAccountFile(store, job.account.id, kinds));
    if (!found || !isWanted(found.file, job)) return false;
    if (pending.delete(id)) {
      lastDone = performance.now();
      const { partition } = job.order.plan;
      settle(accountRead(found.evidence, found.scope, found.file, { kinds, partition }));
    }
    return true;
  }

  const enqueue = (id: string, { job }: Pending) =>
    queue.add('account', job, {
      jobId: id,
      attempts,
      backoff: { type: 'exponential', delay: 1_000 },
      removeOnComplete: true,
      removeOnFail: true,
      stackTraceLimit: 0,
    });

  /** Compares what is missing with what is queued. */
  async function compare(): Promise<void> {
    const count = await queue.getWorkersCount();
    if (count !== workers) work.onWorkers(count);
    workers = count;
    giveUp();
    const waiting = [...pending].filter(([, { failed }]) => failed === undefined);
    const queued = await Promise.all(waiting.map(([id]) => redis.exists(queue.toKey(id))));
    const missing = waiting.filter((_, index) => queued[index] === 0);
    await Promise.all(
      missing.map(async ([id, one]) => {
        try {
          if (!(await settleFromStore(id, one))) await enqueue(id, one);
        } catch (error) {
          one.refuse(error);
        }
      }),
    );
  }

  /** When nothing is left but what no worker could read, or what no worker will take, there is no use in waiting. */
  function giveUp(): void {
    const all = [...pending.values()];
    const failed = all.filter(({ failed }) => failed !== undefined);
    const idle = performance.now() - lastDone > patience * pulse * 1000;
    const [refusal] = told;
    if (failed.length > 0 && failed.length === all.length)
      refuseAll(new AuditError('queue', unreadByAny(failed, store.place)));
    else if (all.length > 0 && idle && refusal !== undefined)
      refuseAll(new AuditError('queue', `No worker can read the accounts: ${refusal}`));
  }

  function refuseAll(reason: unknown): void {
    for (const { refuse } of pending.values()) refuse(reason);
  }

  return {
    atOnce: queuedAtOnce,
    get counts() {
      const all = [...called.values()];
      const sum = (of: keyof AccountDone['calls']) => all.reduce((total, calls) => total + calls[of], 0);
      return { calls: sum('made'), throttles: sum('throttled') };
    },
    read(account, signal) {
      signal.throwIfAborted();
      if (!signals.has(signal)) signal.addEventListener('abort', () => refuseAll(signal.reason), { once: true });
      signals.add(signal);
      return new Promise((settle, refuse) => {
        const id = jobIdOf(scan, account);
        const one = { job: { ...job, account, replaces: work.replaces.get(account.id) ?? null }, settle, refuse };
        pending.set(id, one);
        enqueue(id, one).catch(refuse);
      });
    },
    async close() {
      clearInterval(timer);
      // What nobody has begun is of no use to anybody; what is under way ends in the store.
      await within(leaveWithin, Promise.all([...pending.keys()].map((id) => queue.remove(id).catch(() => 0))));
      await within(leaveWithin, Promise.all([events.close(), queue.close()]));
      redis.disconnect();
    },
  };
}

function unreadByAny(failed: readonly Pending[], place: string): string {
  const [first] = failed;
  const others = failed.length > 1 ? ` (and ${failed.length - 1} others)` : '';
  return `No worker could read account ${first?.job.account.id}${others}: ${first?.failed} All else is kept in ${place}; go on with --resume.`;
}
