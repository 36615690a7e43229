import type { BenchResult } from './result.ts';
import { type Variant, variants } from './sample-bench.ts';
import type { ScanResult } from './scan-bench.ts';
import type { WorkersResult } from './workers-bench.ts';

/** The figures as the README shows them. */
export function markdown({ machine, latencyMs, concurrency, scans, byWorkers, sample, startUp }: BenchResult): string {
  const { node, processor, cores, memoryGigabytes, loadBefore } = machine;
  return [
    `Node ${node}, ${cores} × ${processor}, ${memoryGigabytes} GiB; load ${loadBefore.toFixed(1)} before the start.`,
    `The simulator answers from another process on the same machine after ${latencyMs} ms; ${concurrency} calls at a time.`,
    '',
    table(
      ['', ...scans.map(title)],
      scanRows.map(([name, figure]) => [name, ...scans.map(figure)]),
    ),
    '',
    workersTable(byWorkers),
    '',
    `The same ${whole(sample.callsPerRound)} calls (ten operations, every Region), medians of ${sample.rounds} rounds in turn:`,
    '',
    table(
      ['', 'CPU per call', 'of the stock client', 'Calls per second', 'Peak memory'],
      Object.entries(variants).map(([variant, title]) => {
        const { cpuMillisecondsPerCall, callsPerSecond, peakMegabytes } = sample.costs[variant as Variant];
        return [
          title,
          `${cpuMillisecondsPerCall.toFixed(2)} ms`,
          (cpuMillisecondsPerCall / sample.costs.stock.cpuMillisecondsPerCall).toFixed(2),
          whole(callsPerSecond),
          `${whole(peakMegabytes)} MB`,
        ];
      }),
    ),
    '',
    `\`blindspot --help\` takes ${whole(startUp.help)} ms, Node alone ${whole(startUp.bareNode)} ms.`,
    '',
  ].join('\n');
}

/** What `blindspot collect` came to. */
export function workersTable(results: readonly WorkersResult[]): string {
  return [
    '`blindspot collect`, from start to end:',
    '',
    table(
      ['', ...results.map((result) => `\`--workers ${result.workers}\`, ${title(result)}`)],
      workerRows.map(([name, figure]) => [name, ...results.map(figure)]),
    ),
  ].join('\n');
}

const title = ({ accounts, regions }: { accounts: number; regions: number }): string =>
  `${whole(accounts)} accounts × ${regions} Regions`;

const scanRows: readonly (readonly [string, (scan: ScanResult) => string])[] = [
  ['AWS calls', ({ calls }) => whole(calls)],
  ['Collecting', ({ collected }) => seconds(collected.wallSeconds)],
  ['Bound (calls × latency ÷ concurrency)', ({ boundSeconds }) => seconds(boundSeconds)],
  ['Calls per second', ({ calls, collected }) => whole(calls / collected.wallSeconds)],
  ['CPU per call', ({ calls, collected }) => perCall(collected.cpuSeconds, calls)],
  ["Scanner's share of one core", ({ collected }) => share(collected.cpuSeconds, collected.wallSeconds)],
  ["Simulator's share of one core", ({ collected, simulator }) => share(simulator.cpuSeconds, collected.wallSeconds)],
  ['Peak memory, collecting', ({ collected }) => megabytes(collected.peakMegabytes)],
  ['Findings', ({ findings }) => whole(findings)],
  ['Evaluating', ({ evaluated }) => seconds(evaluated.wallSeconds)],
  ['Findings per second', ({ findings, evaluated }) => whole(findings / evaluated.wallSeconds)],
  ['Writing HTML and JSON', ({ reported }) => seconds(reported.wallSeconds)],
  ['Size of HTML and JSON', ({ reportMegabytes: { html, json } }) => `${html.toFixed(1)} MB, ${json.toFixed(1)} MB`],
  ['Peak memory, whole scan', ({ reported }) => megabytes(reported.peakMegabytes)],
];

const workerRows: readonly (readonly [string, (result: WorkersResult) => string])[] = [
  ['Collecting', ({ wallSeconds }) => seconds(wallSeconds)],
  ['AWS calls', ({ calls }) => whole(calls)],
  ['Calls per second', ({ calls, wallSeconds }) => whole(calls / wallSeconds)],
  ['Bound (calls × latency ÷ concurrency)', ({ latencyBound }) => seconds(latencyBound)],
  ['Bound (CPU of scanner and simulator ÷ cores)', ({ processorBound }) => seconds(processorBound)],
  ['Over the larger bound', (result) => overBound(result).toFixed(2)],
  ['Processes', ({ processes }) => whole(processes)],
  ['CPU of all of them', ({ cpuSeconds }) => seconds(cpuSeconds)],
  ['CPU per call', ({ calls, cpuSeconds }) => perCall(cpuSeconds, calls)],
  ['Cores that they filled', ({ cpuSeconds, wallSeconds }) => (cpuSeconds / wallSeconds).toFixed(2)],
  ["Simulator's share of one core", ({ wallSeconds, simulator }) => share(simulator.cpuSeconds, wallSeconds)],
  ['Peak memory of the largest process', ({ peakMegabytes }) => megabytes(peakMegabytes)],
];

const overBound = ({ wallSeconds, latencyBound, processorBound }: WorkersResult): number =>
  wallSeconds / Math.max(latencyBound, processorBound);

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const rule = head.map((_, column) => (column === 0 ? '---' : '---:'));
  return [head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}

function seconds(value: number): string {
  return `${value.toFixed(1)} s`;
}

function perCall(cpuSeconds: number, calls: number): string {
  return `${((cpuSeconds / calls) * 1000).toFixed(2)} ms`;
}

function share(cpuSeconds: number, wallSeconds: number): string {
  return `${Math.round((cpuSeconds / wallSeconds) * 100)} %`;
}

function megabytes(value: number): string {
  return `${whole(value)} MB`;
}
