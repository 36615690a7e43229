import { answerOf, startChild } from './child.ts';
import { benchOrganization, central } from './estate.ts';
import { median } from './median.ts';
import { type Endpoint, startSimulatorProcess } from './simulator-process.ts';
import type { Usage } from './usage.ts';

/** What the sampling process is started with. */
export interface SampleSettings extends Pick<Endpoint, 'url' | 'credentials'> {
  readonly variant: 'ours' | 'stock';
  readonly concurrency: number;
  /** The first one warms up and is not measured. */
  readonly accounts: readonly string[];
}

/** What the calls of one sample cost. */
export interface SampleFigures extends Usage {
  readonly calls: number;
}

/** The same calls made both ways: medians of all rounds. */
export interface SampleResult {
  readonly rounds: number;
  readonly callsPerRound: number;
  readonly ours: Cost;
  readonly stock: Cost;
  /** Our CPU per call over the stock client's. */
  readonly ratio: number;
}

interface Cost {
  readonly cpuMillisecondsPerCall: number;
  readonly callsPerSecond: number;
  readonly peakMegabytes: number;
}

/** Makes the same calls as the scanner does and with a stock client per account, in turn, each time in a new process. */
export async function benchSample(settings: {
  accounts: number;
  rounds: number;
  latencyMs: number;
  concurrency: number;
}): Promise<SampleResult> {
  const simulator = await startSimulatorProcess({ ...settings, accounts: settings.accounts + central });
  const { url, credentials } = simulator;
  const accounts = benchOrganization(settings.accounts + central)
    .accounts.slice(central)
    .map(({ id }) => id);
  const figures = { ours: [] as SampleFigures[], stock: [] as SampleFigures[] };
  try {
    for (let round = 0; round < settings.rounds; round++)
      for (const variant of ['ours', 'stock'] as const) {
        const argument: SampleSettings = { variant, url, credentials, concurrency: settings.concurrency, accounts };
        figures[variant].push(await answerOf<SampleFigures>(startChild('sample-child', argument)));
      }
  } finally {
    simulator.stop();
  }
  const [ours, stock] = [costOf(figures.ours), costOf(figures.stock)];
  return {
    rounds: settings.rounds,
    callsPerRound: figures.ours[0]?.calls ?? 0,
    ours,
    stock,
    ratio: ours.cpuMillisecondsPerCall / stock.cpuMillisecondsPerCall,
  };
}

function costOf(rounds: readonly SampleFigures[]): Cost {
  return {
    cpuMillisecondsPerCall: median(rounds.map(({ cpuSeconds, calls }) => (cpuSeconds / calls) * 1000)),
    callsPerSecond: median(rounds.map(({ wallSeconds, calls }) => calls / wallSeconds)),
    peakMegabytes: median(rounds.map(({ peakMegabytes }) => peakMegabytes)),
  };
}
