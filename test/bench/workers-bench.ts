import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { manifestFile } from '../../src/bundle/write.ts';
import { manifestSchema } from '../../src/core/manifest.ts';
import { type TreeUsage, watchTree } from './process-tree.ts';
import { type SimulatorSettings, type SimulatorUsage, startSimulatorProcess } from './simulator-process.ts';

/** What `blindspot collect --workers` came to, all its processes together. */
export interface WorkersResult extends TreeUsage {
  readonly workers: number;
  readonly accounts: number;
  readonly regions: number;
  readonly calls: number;
  readonly wallSeconds: number;
  /** calls × latency ÷ concurrency, in seconds. */
  readonly latencyBound: number;
  /** What scanner and simulator took of the processor, over the cores they share, in seconds. */
  readonly processorBound: number;
  readonly simulator: SimulatorUsage;
}

/** Collects the same organization with so many workers, one after the other, from the start of the program to its end. */
export async function benchWorkers(
  workers: readonly number[],
  settings: SimulatorSettings & { concurrency: number },
): Promise<WorkersResult[]> {
  const { accounts, regions, latencyMs, concurrency } = settings;
  const simulator = await startSimulatorProcess(settings);
  const results: WorkersResult[] = [];
  try {
    for (const count of workers) {
      await simulator.usage();
      const figures = await collected(count, concurrency, simulator);
      const used = await simulator.usage();
      results.push({
        workers: count,
        accounts,
        regions,
        ...figures,
        latencyBound: (figures.calls * latencyMs) / 1000 / concurrency,
        processorBound: (figures.cpuSeconds + used.cpuSeconds) / cpus().length,
        simulator: used,
      });
    }
    return results;
  } finally {
    simulator.stop();
  }
}

async function collected(
  workers: number,
  concurrency: number,
  { url, credentials }: Awaited<ReturnType<typeof startSimulatorProcess>>,
): Promise<TreeUsage & { calls: number; wallSeconds: number }> {
  const directory = await mkdtemp(join(tmpdir(), 'blindspot-bench-'));
  const program = new URL('../../src/cli/main.js', import.meta.url).pathname;
  const args = ['--bundle', directory, '--quiet', '--endpoint-url', url];
  const started = performance.now();
  const child = spawn(
    process.execPath,
    [program, 'collect', ...args, '--workers', String(workers), '--concurrency', String(concurrency)],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        ...process.env,
        AWS_ACCESS_KEY_ID: credentials.accessKeyId,
        AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
      },
    },
  );
  try {
    const used = watchTree(child.pid ?? 0);
    const [status] = await once(child, 'exit');
    const wallSeconds = (performance.now() - started) / 1000;
    if (status !== 0) throw new Error(`collecting with ${workers} workers ended with ${status}`);
    const manifest = manifestSchema.parse(JSON.parse(await readFile(join(directory, manifestFile), 'utf8')));
    return { ...used(), calls: manifest.calls.made, wallSeconds };
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
