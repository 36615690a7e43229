import { writeAccountFile } from '../bundle/write.ts';
import type { AccountWorker } from '../collect/account-worker.ts';
import { AuditError } from '../core/audit-error.ts';
import type { AccountScope } from '../core/manifest.ts';
import { followOrder } from './follow-order.ts';
import { openStore } from './open-store.ts';
import { thriftyHeap } from './thrifty-heap.ts';
import { type FromWorker, type ToWorker, toWorkerSchema } from './worker-messages.ts';

/**
 * The process of `--workers`: reads the accounts that its parent sends, writes their evidence into the bundle, and
 * answers what the scan needs of each. It ends when its parent lets go of it, or is no more.
 */

/** Milliseconds between two reports of the figures. */
const countsEvery = 250;

thriftyHeap();
const ended = new AbortController();
const underWay = new Set<Promise<void>>();
let worker: Promise<AccountWorker> | undefined;

// In a terminal Ctrl-C reaches every process: it is for the parent to say what becomes of the scan.
process.on('SIGINT', () => undefined);
process.on('message', (message) => hear(toWorkerSchema.parse(message)));
process.once('disconnect', async () => {
  ended.abort();
  await Promise.allSettled(underWay);
  process.exit();
});

function hear(message: ToWorker): void {
  switch (message.kind) {
    case 'begin':
      worker = begin(message);
      worker.then(reportCounts, refuse);
      break;
    case 'read': {
      const reading = read(message.account).catch(refuse);
      underWay.add(reading);
      void reading.finally(() => underWay.delete(reading));
    }
  }
}

async function begin(message: Extract<ToWorker, { kind: 'begin' }>): Promise<AccountWorker> {
  const { order, connection } = message;
  const store = await openStore(message.store, connection);
  return followOrder(order, { connection, signal: ended.signal }, (evidence, scope) =>
    writeAccountFile(store, evidence, scope),
  );
}

async function read(account: AccountScope): Promise<void> {
  if (!worker) throw new Error('an account came before the order');
  const { read, counts } = await worker;
  tell({ kind: 'read', read: await read(account, ended.signal), counts });
}

function reportCounts({ counts }: AccountWorker): void {
  let told = 0;
  setInterval(() => {
    if (counts.calls === told) return;
    told = counts.calls;
    tell({ kind: 'counts', counts });
  }, countsEvery);
}

function refuse(error: unknown): void {
  if (ended.signal.aborted) return;
  if (error instanceof AuditError) tell({ kind: 'refused', code: error.code, message: error.message });
  else tell({ kind: 'refused', message: String(error instanceof Error ? error.stack : error) });
}

/** A parent that is no more needs no answer. */
function tell(message: FromWorker): void {
  if (process.connected) process.send?.(message, undefined, {}, () => undefined);
}
