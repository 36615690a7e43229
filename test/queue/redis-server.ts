import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Redis } from 'ioredis';
import type { Certificate } from './certificate.ts';

/** A Redis of our own. */
export interface RedisServer {
  readonly url: string;
  /** Ends it and starts it again where it was. @param data whether it still knows what it knew */
  restart(data: 'kept' | 'lost'): Promise<void>;
  /** Everything that it holds, as text. */
  dump(): Promise<string>;
  /** What `ask` finds out. */
  ask<T>(ask: (redis: Redis) => Promise<T>): Promise<T>;
  stop(): Promise<void>;
}

/**
 * Starts Debian's redis-server on a free loopback port.
 * @param tls where it shall speak nothing but TLS, and as whom
 * @throws {Error} when it is not there
 */
export async function startRedis(password: string, tls?: Certificate): Promise<RedisServer> {
  const port = await freePort();
  const directory = await mkdtemp(join(tmpdir(), 'blindspot-redis-'));
  const url = `${tls ? 'rediss' : 'redis'}://:${password}@127.0.0.1:${port}`;
  const start = () => started(port, directory, password, tls);
  let server = await start();
  const ask = async <T>(what: (redis: Redis) => Promise<T>): Promise<T> => {
    const redis = new Redis(url, { ...(tls && { tls: { ca: await readFile(tls.certificate) } }) });
    try {
      return await what(redis);
    } finally {
      redis.disconnect();
    }
  };
  return {
    url,
    ask,
    async restart(data) {
      await ended(server, data === 'kept' ? 'SIGTERM' : 'SIGKILL');
      if (data === 'lost') await rm(join(directory, 'appendonlydir'), { recursive: true, force: true });
      server = await start();
    },
    dump: () =>
      ask(async (redis) => (await Promise.all((await redis.keys('*')).map((key) => shown(redis, key)))).join('\n')),
    async stop() {
      await ended(server, 'SIGKILL');
      await rm(directory, { recursive: true, force: true });
    },
  };
}

async function started(
  port: number,
  directory: string,
  password: string,
  tls: Certificate | undefined,
): Promise<ChildProcess> {
  const listen = tls
    ? [
        ...['--port', '0', '--tls-port', String(port), '--tls-auth-clients', 'no'],
        ...['--tls-cert-file', tls.certificate, '--tls-key-file', tls.key],
      ]
    : ['--port', String(port)];
  const flags = [...listen, '--bind', '127.0.0.1', '--dir', directory, '--requirepass', password];
  // Each write is on disk at once, so that a restart forgets nothing.
  const server = spawn('redis-server', [...flags, '--save', '', '--appendonly', 'yes', '--appendfsync', 'always'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  process.once('exit', () => server.kill('SIGKILL'));
  await new Promise<void>((resolve, reject) => {
    createInterface({ input: server.stdout }).on('line', (line) => {
      if (line.includes('Ready to accept connections')) resolve();
    });
    server.once('error', () => reject(new Error('The queue suite needs redis-server: apt-get install redis-server.')));
    server.once('exit', () => reject(new Error('redis-server ended before it listened')));
  });
  return server;
}

async function ended(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  server.kill(signal);
  await once(server, 'exit');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('there is no free port');
  server.close();
  await once(server, 'close');
  return address.port;
}

async function shown(redis: Redis, key: string): Promise<string> {
  const type = await redis.type(key);
  const read: Record<string, () => Promise<unknown>> = {
    string: () => redis.get(key),
    hash: () => redis.hgetall(key),
    list: () => redis.lrange(key, 0, -1),
    set: () => redis.smembers(key),
    zset: () => redis.zrange(key, '0', '-1'),
    stream: () => redis.xrange(key, '-', '+'),
    none: async () => null,
  };
  const value = read[type];
  if (!value) throw new Error(`${key} is a ${type}, which nobody looks into`);
  return `${key} ${JSON.stringify(await value())}`;
}
