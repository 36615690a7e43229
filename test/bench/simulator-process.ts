import type { StaticCredentials } from '../../src/simulator/simulator.ts';
import { answerOf, startChild } from './child.ts';
import type { Usage } from './usage.ts';

/** What the simulator's process is started with. */
export interface SimulatorSettings {
  readonly accounts: number;
  /** Of each account. */
  readonly regions: number;
  readonly latencyMs: number;
}

/** What the simulator used while it answered so many requests. */
export interface SimulatorUsage extends Usage {
  readonly requests: number;
}

/** Where the simulator answers, and whom it knows. */
export interface Endpoint {
  readonly url: string;
  readonly credentials: StaticCredentials;
}

/** A simulator in another process. */
export interface SimulatorProcess extends Endpoint {
  /** Since it was last asked. */
  usage(): Promise<SimulatorUsage>;
  stop(): void;
}

/** Starts a simulated organization in a process of its own, signatures unchecked. */
export async function startSimulatorProcess(settings: SimulatorSettings): Promise<SimulatorProcess> {
  const child = startChild('simulator-child', settings);
  const endpoint = await answerOf<Endpoint>(child);
  return {
    ...endpoint,
    usage() {
      child.send('usage');
      return answerOf<SimulatorUsage>(child);
    },
    stop: () => child.disconnect(),
  };
}
