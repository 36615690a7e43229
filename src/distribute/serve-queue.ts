import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { DelayedError, type Job, Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import { findAccountFile } from '../bundle/read.ts';
import { type BundleStore, placeOf } from '../bundle/store.ts';
import { manifestFile, writeAccountFile, writeAccountFileOnce } from '../bundle/write.ts';
import type { AccountWorker, KeepAccount } from '../collect/account-worker.ts';
import { AuditError } from '../core/audit-error.ts';
import type { EvidenceKind } from '../core/evidence-kind.ts';
import { type AccountDone, type AccountJob, accountJobSchema, isWanted, keyPrefix, queueName } from './account-job.ts';
import { leaveWithin, within } from './within.ts';

/** How often a job may lose its worker before it is given up. */
const maxStalledCount = 3;

/** What a worker of the queue needs. */
export interface QueueService {
  readonly redis: Redis;
  readonly version: string;
  readonly kinds: ReadonlyMap<string, EvidenceKind>;
  /** Accounts read at a time. */
  readonly atOnce: number;
  /** Seconds after which a worker that is not heard of loses its accounts to others. */
  readonly pulse: number;
  /** Seconds that an account may take. */
  readonly accountSeconds: number;
  readonly openStore: (place: string) => Promise<BundleStore>;
  /** Reads accounts for one scan. */
  readonly follow: (order: AccountJob['order'], keep: KeepAccount) => Promise<AccountWorker>;
  readonly onAccount: (account: AccountJob['account'], outcome: string) => void;
  readonly onTrouble: (trouble: string) => void;
}

/** A worker that takes accounts from the queue. */
export interface ServedQueue {
  /** When it last began or ended an account, as `performance.now()` tells; undefined while one is under way. */
  idleSince(): number | undefined;
  /** Ends it once the accounts under way are done. */
  stop(): Promise<void>;
}

/** A scan that this worker reads for. */
interface Engagement {
  /** Its jobs that are under way here, by account. */
  readonly jobs: Map<string, AccountJob>;
  /** Its store, and access to AWS for it. */
  readonly begun: Promise<{
    readonly store: BundleStore;
    readonly reader: AccountWorker;
    /** What it answers now. */
    readonly done: () => AccountDone;
  }>;
}

/** This worker cannot do the job; another may. */
class Unfit extends Error {}

/** Takes accounts from the queue until it is stopped. */
export function serveQueue(service: QueueService): ServedQueue {
  const { redis, atOnce, pulse } = service;
  const engagements = new Map<string, Engagement>();
  let busy = 0;
  let since = performance.now();

  const worker = new Worker<unknown, AccountDone>(
    queueName,
    async (job, token, signal) => {
      busy++;
      try {
        return await perform(job, signal);
      } catch (error) {
        if (!(error instanceof Unfit)) {
          service.onTrouble(`${job.id}: ${messageOf(error)}`);
          throw new Error(messageOf(error)); // the message alone goes to Redis
        }
        service.onTrouble(error.message);
        await job.updateProgress({ givenBack: error.message });
        await job.moveToDelayed(Date.now() + (pulse * 1000) / 6, token);
        throw new DelayedError();
      } finally {
        busy--;
        since = performance.now();
      }
    },
    {
      connection: redis,
      prefix: keyPrefix,
      concurrency: atOnce,
      lockDuration: pulse * 1000,
      stalledInterval: pulse * 1000,
      maxStalledCount,
      runRetryDelay: 1_000,
    },
  );
  // The connection tells its own trouble; a lock that was lost is told by whoever has the job now.
  worker.on('error', () => undefined);

  async function perform(job: Job<unknown>, cancelled: AbortSignal | undefined): Promise<AccountDone> {
    const task = taskOf(job.data, service.version);
    const { jobs, begun } = engage(task);
    jobs.set(task.account.id, task);
    try {
      const { store, reader, done } = await begun;
      const there = await findAccountFile(store, task.account.id, service.kinds);
      if (there && isWanted(there.file, task)) return done();
      const overdue = AbortSignal.timeout(service.accountSeconds * 1000);
      const { scope } = await orAborted(
        (signal) => reader.read(task.account, signal),
        cancelled ? AbortSignal.any([overdue, cancelled]) : overdue,
      );
      service.onAccount(task.account, scope.unreachable ? 'could not be entered' : `${scope.regions.length} Regions`);
      return done();
    } finally {
      jobs.delete(task.account.id);
    }
  }

  /** One access to AWS per scan; that of a scan which is over is let go when another one begins. */
  function engage(task: AccountJob): Engagement {
    const id = `${task.store} ${task.startedAt}`;
    const known = engagements.get(id);
    if (known) return known;
    for (const [other, { jobs, begun }] of engagements)
      if (jobs.size === 0) {
        engagements.delete(other);
        void begun.then(({ reader }) => reader.close()).catch(() => undefined);
      }
    const jobs = new Map<string, AccountJob>();
    const made = { jobs, begun: begin(task, jobs) };
    engagements.set(id, made);
    made.begun.catch(() => engagements.delete(id));
    return made;
  }

  async function begin({ store: place, startedAt, order }: AccountJob, jobs: Engagement['jobs']) {
    const store = await service.openStore(place);
    await refuseOtherStore(store, startedAt);
    const keep: KeepAccount = async (evidence, scope) => {
      const made = await writeAccountFileOnce(store, evidence, scope);
      if (made) return made;
      const there = await findAccountFile(store, scope.id, service.kinds);
      const job = jobs.get(scope.id);
      return there && !(job && !isWanted(there.file, job)) ? there.file : writeAccountFile(store, evidence, scope);
    };
    const reader = await service.follow(order, keep).catch((error: unknown) => {
      throw new Unfit(`This worker cannot read for the scan: ${messageOf(error)}`);
    });
    const worker = randomUUID();
    const done = (): AccountDone => {
      const { calls: made, throttles: throttled } = reader.counts;
      return { worker, calls: { made, throttled } };
    };
    return { store, reader, done };
  }

  return {
    idleSince: () => (busy > 0 ? undefined : since),
    async stop() {
      const closed = worker.close();
      closed.catch(() => undefined);
      while (busy > 0) await pause(100);
      await within(leaveWithin, closed);
      await Promise.allSettled([...engagements.values()].map(async ({ begun }) => (await begun).reader.close()));
      redis.disconnect();
    },
  };
}

function taskOf(data: unknown, version: string): AccountJob {
  const asked = (data as { version?: unknown } | undefined)?.version;
  if (asked !== version)
    throw new Unfit(`A worker of blindspot ${version} cannot read for a scan of ${asked}: update the worker.`);
  return accountJobSchema.parse(data);
}

/** A directory of the same name on another machine is not the store: the scan has left its manifest there. */
async function refuseOtherStore(store: BundleStore, startedAt: string): Promise<void> {
  const place = placeOf(store, manifestFile);
  const bytes = await store.find(manifestFile).catch((error: unknown) => {
    throw new Unfit(`This worker cannot reach the store of the scan: ${messageOf(error)}`);
  });
  if (!bytes || (JSON.parse(Buffer.from(bytes).toString()) as { startedAt?: string }).startedAt !== startedAt)
    throw new Unfit(`This worker does not see the scan's own ${place}: all machines must share the store.`);
}

/** Ends with the signal even where the work does not. */
async function orAborted<T>(work: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T> {
  let stop = (): void => undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(new AuditError('queue', 'it took too long.'));
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([work(signal), aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
