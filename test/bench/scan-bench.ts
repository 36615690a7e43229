import { answerOf, startChild } from './child.ts';
import {
  type Endpoint,
  type SimulatorSettings,
  type SimulatorUsage,
  startSimulatorProcess,
} from './simulator-process.ts';
import type { Usage } from './usage.ts';

/** What the scanning process is started with. */
export interface ScanSettings extends Pick<Endpoint, 'url' | 'credentials'> {
  readonly concurrency: number;
}

/** What one scan came to, stage by stage; the stages follow each other in one process. */
export interface ScanFigures {
  readonly calls: number;
  readonly throttled: number;
  readonly unread: number;
  readonly findings: number;
  readonly collected: Usage;
  readonly evaluated: Usage;
  readonly reported: Usage;
  readonly reportMegabytes: { readonly html: number; readonly json: number };
}

/** A scan beside what it could not have been faster than. */
export interface ScanResult extends ScanFigures {
  readonly accounts: number;
  readonly regions: number;
  /** calls × latency ÷ concurrency, in seconds. */
  readonly boundSeconds: number;
  /** While the evidence was collected. */
  readonly simulator: SimulatorUsage;
}

/** Scans an organization of so many accounts × 17 Regions once, simulator and scanner in a process each. */
export async function benchScan(settings: SimulatorSettings & { concurrency: number }): Promise<ScanResult> {
  const { accounts, regions, latencyMs, concurrency } = settings;
  const simulator = await startSimulatorProcess(settings);
  try {
    await simulator.usage();
    const { url, credentials } = simulator;
    const child = startChild('scan-child', { url, credentials, concurrency } satisfies ScanSettings);
    const figures = await answerOf<ScanFigures>(child);
    const boundSeconds = (figures.calls * latencyMs) / 1000 / concurrency;
    return { accounts, regions, ...figures, boundSeconds, simulator: await simulator.usage() };
  } finally {
    simulator.stop();
  }
}
