import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readAudit } from '../../src/cli/read-audit.ts';
import { blindspot } from '../queue/blindspot.ts';
import { startRedis } from '../queue/redis-server.ts';
import { type Endpoint, type SimulatorSettings, startSimulatorProcess } from './simulator-process.ts';

/** How scans are shared. */
export interface QueueSettings extends Omit<SimulatorSettings, 'accounts'> {
  readonly sizes: readonly number[];
  readonly workers: readonly number[];
  /** Calls under way, in all workers together. */
  readonly concurrency: number;
}

/** Lines of a Markdown table: scans over a real Redis, by organization and number of workers, from start to report. */
export async function* queueTable({
  sizes,
  regions,
  workers,
  latencyMs,
  concurrency,
}: QueueSettings): AsyncGenerator<string> {
  yield '| accounts × Regions | workers | seconds | calls | calls a second |';
  yield '|---:|---:|---:|---:|---:|';
  for (const accounts of sizes) {
    const simulator = await startSimulatorProcess({ accounts, regions, latencyMs });
    try {
      for (const count of workers) {
        const { seconds, calls } = await sharedScan(simulator, count, Math.floor(concurrency / count));
        const cells = [`${accounts} × ${regions}`, count, seconds.toFixed(1), calls, Math.round(calls / seconds)];
        yield `| ${cells.join(' | ')} |`;
      }
    } finally {
      simulator.stop();
    }
  }
}

/** One scan that so many workers read for; they are there before it begins. */
async function sharedScan({ url, credentials }: Endpoint, count: number, concurrency: number) {
  const [redis, directory] = await Promise.all([startRedis('bench'), mkdtemp(join(tmpdir(), 'blindspot-bench-'))]);
  const start = (...args: readonly string[]) =>
    blindspot([...args, '--queue', '--endpoint-url', url], {
      PATH: process.env['PATH'],
      HOME: directory,
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
      AWS_REGION: 'us-east-1',
      BLINDSPOT_QUEUE: redis.url,
    });
  const workers = Array.from({ length: count }, () => start('worker', '--concurrency', String(concurrency)));
  try {
    await Promise.all(workers.map((worker) => worker.hear(/reading accounts of/)));
    const began = performance.now();
    const out = join(directory, 'out');
    const scan = start('scan', '--store', join(directory, 'store'), '--out', out, '--format', 'html,json', '--quiet');
    const status = await scan.ended;
    const seconds = (performance.now() - began) / 1000;
    if (status !== 0 && status !== 1) throw new Error(`the scan ended with ${status}: ${scan.said}`);
    const [id = ''] = await readdir(out);
    const { run } = await readAudit(join(out, id, 'latest', 'audit.json'));
    return { seconds, calls: run.calls.made };
  } finally {
    for (const worker of workers) worker.kill('SIGKILL');
    await redis.stop();
    await rm(directory, { recursive: true, force: true });
  }
}
