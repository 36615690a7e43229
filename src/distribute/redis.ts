import { Redis } from 'ioredis';
import { AuditError } from '../core/audit-error.ts';

/** Milliseconds that a connection may take to stand. */
const connectTimeout = 5_000;
/** The longest pause between two attempts to have a lost connection back. Milliseconds. */
const longestPause = 5_000;

/**
 * Connects to the Redis that carries the queue. The first attempt must succeed; from then on a lost connection is tried
 * again for as long as it takes, and what is asked meanwhile waits.
 * @param url `redis://` or `rediss://` with or without a user and a password, which no message repeats
 * @param onTrouble told what is wrong whenever that changes, and undefined when it is mended
 * @throws {AuditError} `usage` when it is no such URL; `queue` when nobody answers there, or refuses us
 */
export async function connectRedis(url: string, onTrouble: (trouble: string | undefined) => void): Promise<Redis> {
  const place = placeOfQueue(url);
  let ready = false;
  let told: string | undefined;
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout,
    // As BullMQ asks: a command waits for the connection instead of failing with it.
    maxRetriesPerRequest: null,
    retryStrategy: (times) => (ready ? Math.min(100 * 2 ** times, longestPause) : null),
    // A Redis that was started again first loads its data: what it refused meanwhile is asked again.
    reconnectOnError: (error) => (/^(LOADING|READONLY)/.test(error.message) ? 2 : false),
  });
  const tell = (trouble: string) => {
    if (ready && trouble !== told) onTrouble(trouble);
    told = trouble;
  };
  redis.on('error', ({ message, name }: Error) => tell(`the queue at ${place} does not answer (${message || name})`));
  redis.on('reconnecting', () => tell(told ?? `the queue at ${place} broke the connection off`));
  redis.on('ready', () => {
    if (ready && told !== undefined) onTrouble(undefined);
    told = undefined;
    ready = true;
  });
  await redis.connect().catch((error: Error) => {
    redis.disconnect();
    throw new AuditError('queue', refusal(place, told ?? error.message));
  });
  return redis;
}

/**
 * The host and port of a queue's URL: what may be shown of it.
 * @throws {AuditError} `usage` when it is no URL of a Redis
 */
export function placeOfQueue(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed?.hostname || !['redis:', 'rediss:'].includes(parsed.protocol))
    throw new AuditError('usage', '--queue takes a URL such as rediss://:PASSWORD@HOST:6379.');
  return `${parsed.protocol}//${parsed.hostname}:${parsed.port || 6379}`;
}

const refusal = (place: string, said: string): string =>
  /WRONGPASS|NOAUTH|NOPERM/.test(said)
    ? `The queue at ${place} does not accept us: its user or password is another.`
    : `${said[0]?.toUpperCase()}${said.slice(1)}.`;
