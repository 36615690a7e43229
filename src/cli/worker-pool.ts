import { type CallCounts, sumOfCounts } from '../aws/call-counts.ts';
import type { AccountRead } from '../collect/account-read.ts';
import { type AccountWorker, accountsAtOnce } from '../collect/account-worker.ts';
import type { OnProgress } from '../collect/progress.ts';
import { AuditError } from '../core/audit-error.ts';
import type { AccountScope } from '../core/manifest.ts';
import { fromWorkerSchema, type ToWorker } from './worker-messages.ts';

/** How many processes may be lost for each that is asked for, before the scan gives up. */
const lossesEach = 2;

/** A process that reads accounts, as the pool sees it. */
export interface WorkerProcess {
  send(message: ToWorker): void;
  /** Lets go of it: it ends by itself, soon. */
  end(): void;
}

/** Starts a process. @param hear what it says @param gone that it has ended, and how: `SIGKILL`, `exit status 1` */
export type StartProcess = (hear: (message: unknown) => void, gone: (how: string) => void) => WorkerProcess;

/** What a pool needs. */
export interface PoolOptions {
  readonly processes: number;
  readonly start: StartProcess;
  /** Told to each process first. */
  readonly begin: Extract<ToWorker, { kind: 'begin' }>;
  readonly onProgress: OnProgress;
}

interface Task {
  readonly account: AccountScope;
  resolve(read: AccountRead): void;
  reject(error: unknown): void;
}

interface Member {
  readonly process: WorkerProcess;
  readonly underWay: Map<string, Task>;
  counts: CallCounts;
}

/**
 * Shares accounts among processes: each has up to sixteen under way, and is given the next when one ends. What a process
 * had under way when it died goes to the others, or to a fresh one in its place.
 */
export class WorkerPool implements AccountWorker {
  readonly atOnce: number;
  readonly #options: PoolOptions;
  readonly #members = new Set<Member>();
  readonly #waiting: Task[] = [];
  /** Calls of processes that are no more. */
  #before: CallCounts = { calls: 0, throttles: 0 };
  #losses = 0;
  #refusal: Error | undefined;
  #closed: (() => void) | undefined;

  constructor(options: PoolOptions) {
    this.#options = options;
    this.atOnce = options.processes * accountsAtOnce;
  }

  get counts(): CallCounts {
    return sumOfCounts([this.#before, ...[...this.#members].map(({ counts }) => counts)]);
  }

  async read(account: AccountScope, signal: AbortSignal): Promise<AccountRead> {
    signal.throwIfAborted();
    let stop = () => {};
    try {
      return await new Promise((resolve, reject) => {
        stop = () => reject(signal.reason);
        signal.addEventListener('abort', stop, { once: true });
        this.#waiting.push({ account, resolve, reject });
        this.#deal();
      });
    } finally {
      signal.removeEventListener('abort', stop);
    }
  }

  /** Lets go of all processes and waits for their end. */
  close(): Promise<void> {
    return new Promise((resolve) => {
      this.#closed = resolve;
      if (this.#members.size === 0) resolve();
      for (const { process } of this.#members) process.end();
    });
  }

  /** Gives what waits to whoever has most room, as far as there is any. */
  #deal(): void {
    if (this.#refusal) this.#refuse(this.#refusal);
    while (this.#waiting.length > 0 && !this.#closed) {
      const member = this.#members.size < this.#options.processes ? this.#start() : this.#idlest();
      const task = member.underWay.size < accountsAtOnce && this.#waiting.shift();
      if (!task) return;
      member.underWay.set(task.account.id, task);
      member.process.send({ kind: 'read', account: task.account });
    }
  }

  #start(): Member {
    const { start, begin } = this.#options;
    const member: Member = {
      process: start(
        (message) => this.#hear(member, message),
        (how) => this.#lose(member, how),
      ),
      underWay: new Map(),
      counts: { calls: 0, throttles: 0 },
    };
    this.#members.add(member);
    member.process.send(begin);
    return member;
  }

  #idlest(): Member {
    return [...this.#members].reduce((a, b) => (b.underWay.size < a.underWay.size ? b : a));
  }

  #hear(member: Member, message: unknown): void {
    if (!this.#members.has(member)) return; // its accounts are with others by now
    const said = fromWorkerSchema.parse(message);
    if (said.kind === 'refused') {
      const { code, message } = said;
      this.#refuse(code ? new AuditError(code, message) : new Error(message));
    } else {
      member.counts = said.counts;
      if (said.kind === 'read') this.#finish(member, said.read);
    }
  }

  #finish({ underWay }: Member, read: AccountRead): void {
    const { id } = read.scope;
    underWay.get(id)?.resolve(read);
    underWay.delete(id);
    this.#deal();
  }

  #lose(member: Member, how: string): void {
    this.#members.delete(member);
    this.#before = sumOfCounts([this.#before, member.counts]);
    if (this.#closed) {
      if (this.#members.size === 0) this.#closed();
      return;
    }
    this.#losses++;
    this.#waiting.unshift(...member.underWay.values());
    this.#options.onProgress({ kind: 'worker-lost', how, accounts: member.underWay.size });
    if (this.#losses > this.#options.processes * lossesEach)
      this.#refusal = new AuditError(
        'interrupted',
        `Worker processes ended ${this.#losses} times, the last with ${how}: perhaps for want of memory. What was read is kept; go on with --resume, and with fewer --workers.`,
      );
    this.#deal();
  }

  /** None of the accounts that are left will be read. */
  #refuse(error: Error): void {
    this.#refusal = error;
    for (const { underWay } of this.#members) for (const { reject } of underWay.values()) reject(error);
    for (const { reject } of this.#waiting.splice(0)) reject(error);
  }
}
