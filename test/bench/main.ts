import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, loadavg, totalmem } from 'node:os';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { callsTable } from './calls-bench.ts';
import { evaluateTable } from './evaluate-table.ts';
import { markdown, workersTable } from './markdown.ts';
import { queueTable } from './queue-table.ts';
import { reportTable } from './report-table.ts';
import type { BenchResult } from './result.ts';
import { benchSample } from './sample-bench.ts';
import { benchScan, type ScanResult } from './scan-bench.ts';
import { benchStartUp } from './start-up.ts';
import { benchWorkers, type WorkersResult } from './workers-bench.ts';

/**
 * `npm run bench -- [--accounts 10,100] [--regions 17] [--workers 1,2,4] [--latency 40] [--concurrency 256]
 * [--json reports/bench.json]`: scans simulated organizations of these sizes, the largest also with so many workers (Linux
 * only), compares with a stock client, and prints the figures as Markdown.
 * With `--collect` it measures only the collecting, of each size with so many workers.
 * With `--calls` it only counts what such scans ask, on any machine alike.
 * With `--queue 1,2,4` it measures only scans that so many workers of a queue read for; it needs redis-server.
 * With `--evaluate BUNDLE` it scans nothing: it judges that bundle multiplied to these sizes, and writes each format.
 * With `--report AUDIT.json` it scans nothing: it renders that audit multiplied to these sizes, and opens the reports.
 */
const { values } = parseArgs({
  options: {
    accounts: { type: 'string', default: '10,100' },
    workers: { type: 'string', default: '1,2,4' },
    latency: { type: 'string', default: '40' },
    concurrency: { type: 'string', default: '256' },
    json: { type: 'string', default: 'reports/bench.json' },
    report: { type: 'string' },
    evaluate: { type: 'string' },
    calls: { type: 'boolean', default: false },
    collect: { type: 'boolean', default: false },
    regions: { type: 'string', default: '17' },
    queue: { type: 'string' },
  },
});
const sizes = values.accounts.split(',').map((size) => whole('--accounts', size, 4));
const workers = values.workers.split(',').map((count) => whole('--workers', count, 1));
if (values.evaluate !== undefined) {
  for await (const line of evaluateTable(values.evaluate, sizes)) process.stdout.write(`${line}\n`);
  process.exit();
}
if (values.report !== undefined) {
  for await (const line of reportTable(values.report, sizes)) process.stdout.write(`${line}\n`);
  process.exit();
}
if (values.calls) {
  for await (const line of callsTable(sizes)) process.stdout.write(`${line}\n`);
  process.exit();
}
const latencyMs = whole('--latency', values.latency, 0);
const concurrency = whole('--concurrency', values.concurrency, 1);
const regions = whole('--regions', values.regions, 1);
const conditions = { regions, latencyMs, concurrency };
if (values.queue !== undefined) {
  const workers = values.queue.split(',').map((count) => whole('--queue', count, 1));
  for await (const line of queueTable({ sizes, workers, ...conditions })) process.stdout.write(`${line}\n`);
  process.exit();
}
if (values.collect) {
  const results: WorkersResult[] = [];
  for (const accounts of sizes) results.push(...(await benchWorkers(workers, { accounts, ...conditions })));
  process.stdout.write(`${workersTable(results)}\n`);
  process.exit();
}
const [loadBefore = 0] = loadavg();

const startUp = benchStartUp(9);
const sample = await benchSample({ accounts: 41, rounds: 3, latencyMs, concurrency });
const scans: ScanResult[] = [];
for (const accounts of sizes) {
  process.stderr.write(`scanning ${accounts} accounts…\n`);
  scans.push(await benchScan({ accounts, ...conditions }));
}
process.stderr.write(`collecting ${Math.max(...sizes)} accounts with ${values.workers} workers…\n`);
const byWorkers = await benchWorkers(workers, { accounts: Math.max(...sizes), ...conditions });

const result: BenchResult = {
  machine: {
    node: process.versions.node,
    processor: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGigabytes: Math.round(totalmem() / 2 ** 30),
    loadBefore,
  },
  latencyMs,
  concurrency,
  scans,
  byWorkers,
  sample,
  startUp,
};
await mkdir(dirname(values.json), { recursive: true });
await writeFile(values.json, `${JSON.stringify(result, null, 2)}\n`);
process.stdout.write(markdown(result));

function whole(flag: string, text: string, least: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= least) return value;
  throw new Error(`${flag} takes whole numbers from ${least}, not ${text}`);
}
