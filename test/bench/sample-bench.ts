import { defaultRegions } from '../../src/simulator/estate/regions.ts';
import { answerOf, startChild } from './child.ts';
import { benchOrganization, central } from './estate.ts';
import { median } from './median.ts';
import { type Endpoint, startSimulatorProcess } from './simulator-process.ts';
import type { Usage } from './usage.ts';

/** Ways to make the same calls, from the dearest to the cheapest. */
export const variants = {
  stock: 'A stock SDK client per account, Region and service',
  sdkPath: "Blindspot, through the SDK's middleware (`--sdk-path`)",
  thin: 'Blindspot',
  parsedFloor: 'Ready-made requests, signed and sent, answers parsed as JSON or XML',
  floor: 'Ready-made requests, signed and sent, answers not parsed',
} as const;
export type Variant = keyof typeof variants;

/** What the sampling process is started with. */
export interface SampleSettings extends Pick<Endpoint, 'url' | 'credentials'> {
  readonly variant: Variant;
  readonly concurrency: number;
  /** The first one warms up and is not measured. */
  readonly accounts: readonly string[];
}

/** What the calls of one sample cost. */
export interface SampleFigures extends Usage {
  readonly calls: number;
}

/** The same calls made every way: medians of all rounds. */
export interface SampleResult {
  readonly rounds: number;
  readonly callsPerRound: number;
  readonly costs: Readonly<Record<Variant, Cost>>;
}

export interface Cost {
  readonly cpuMillisecondsPerCall: number;
  readonly callsPerSecond: number;
  readonly peakMegabytes: number;
}

/** Makes the same calls in every way, in turn, each time in a new process. */
export async function benchSample(settings: {
  accounts: number;
  rounds: number;
  latencyMs: number;
  concurrency: number;
}): Promise<SampleResult> {
  const simulator = await startSimulatorProcess({
    ...settings,
    accounts: settings.accounts + central,
    regions: defaultRegions.length,
  });
  const { url, credentials } = simulator;
  const accounts = benchOrganization(settings.accounts + central)
    .accounts.slice(central)
    .map(({ id }) => id);
  const names = Object.keys(variants) as Variant[]; // the keys of that very object
  const figures = new Map<Variant, SampleFigures[]>(names.map((name) => [name, []]));
  try {
    for (let round = 0; round < settings.rounds; round++)
      for (const variant of names) {
        const argument: SampleSettings = { variant, url, credentials, concurrency: settings.concurrency, accounts };
        figures.get(variant)?.push(await answerOf<SampleFigures>(startChild('sample-child', argument)));
      }
  } finally {
    simulator.stop();
  }
  return {
    rounds: settings.rounds,
    callsPerRound: figures.get('thin')?.[0]?.calls ?? 0,
    // Every way has its figures.
    costs: Object.fromEntries(names.map((name) => [name, costOf(figures.get(name) ?? [])])) as SampleResult['costs'],
  };
}

function costOf(rounds: readonly SampleFigures[]): Cost {
  return {
    cpuMillisecondsPerCall: median(rounds.map(({ cpuSeconds, calls }) => (cpuSeconds / calls) * 1000)),
    callsPerSecond: median(rounds.map(({ wallSeconds, calls }) => calls / wallSeconds)),
    peakMegabytes: median(rounds.map(({ peakMegabytes }) => peakMegabytes)),
  };
}
