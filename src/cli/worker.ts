import { setTimeout as pause } from 'node:timers/promises';
import { kinds } from '../catalog/generated/collectors.ts';
import { toolVersion } from '../core/version.ts';
import { connect } from './connect.ts';
import { followOrder } from './follow-order.ts';
import { interruptible } from './interrupt.ts';
import { loadQueue } from './load-queue.ts';
import { openStore } from './open-store.ts';
import { printable } from './printable.ts';
import { pulseOf, type QueueFlags, queueUrl } from './queue-flags.ts';
import { type ConnectionFlags, connectionOf } from './scan-options.ts';
import { wholeNumber } from './whole-number.ts';

interface WorkerFlags extends QueueFlags, ConnectionFlags {
  readonly accountsAtOnce: string;
  readonly accountMinutes: string;
  readonly untilIdle?: string | true;
}

/** Seconds without work after which `--until-idle` ends. */
const idleSeconds = '60';

/** `blindspot worker`: reads accounts for the scans of a queue until it is stopped. @returns the exit status */
export async function workerCommand(flags: WorkerFlags): Promise<number> {
  const url = queueUrl(flags);
  const connection = connectionOf(flags);
  const pulse = pulseOf(flags);
  const atOnce = wholeNumber('--accounts-at-once', flags.accountsAtOnce, 1, 256);
  const accountSeconds = 60 * wholeNumber('--account-minutes', flags.accountMinutes, 1, 1440);
  const { untilIdle } = flags;
  const idle = untilIdle && wholeNumber('--until-idle', untilIdle === true ? idleSeconds : untilIdle, 1, 86_400);
  const stopped = interruptible();
  // Whoever asks to stop waits for the accounts under way; what is asked of AWS goes on until then.
  const ended = new AbortController();
  const from = { connection, signal: ended.signal };
  const { aws, caller } = await connect(from);
  await aws.close();

  const { connectRedis, placeOfQueue, serveQueue } = await loadQueue();
  const tell = (text: string) => process.stderr.write(`blindspot: ${text}\n`);
  const redis = await connectRedis(url, (trouble) => tell(trouble ?? 'the queue answers again'));
  const service = serveQueue({
    redis,
    version: toolVersion,
    kinds,
    atOnce,
    pulse,
    accountSeconds,
    openStore: (place) => openStore(place, { endpoint: connection.endpoint }),
    follow: (order, keep) => followOrder(order, from, keep),
    onAccount({ id, name }, outcome) {
      if (flags.logLevel !== 'error') process.stderr.write(`${id} ${printable(name)}: ${outcome}\n`);
    },
    onTrouble: tell,
  });
  tell(`reading accounts of ${placeOfQueue(url)} as ${caller.arn}`);
  while (!stopped.aborted) {
    const since = service.idleSince();
    if (idle && since !== undefined && performance.now() - since > idle * 1000) break;
    await pause(500, undefined, { signal: stopped }).catch(() => undefined);
  }
  await service.stop();
  ended.abort();
  return 0;
}
