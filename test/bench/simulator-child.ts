import { startSimulator } from '../../src/simulator/simulator.ts';
import { answer, argumentOf } from './child.ts';
import { benchOrganization } from './estate.ts';
import type { SimulatorSettings, SimulatorUsage } from './simulator-process.ts';
import { measure } from './usage.ts';

/** The simulator in a process of its own: says where it is, and at each message what it has used since the last. */
const { accounts, regions, latencyMs } = argumentOf<SimulatorSettings>();
const simulator = await startSimulator({
  organization: benchOrganization(accounts, regions),
  latencyMs,
  verifySignatures: false,
});
let used = measure();
let answered = 0;
process.on('message', () => {
  const usage: SimulatorUsage = { ...used(), requests: simulator.requests.total - answered };
  used = measure();
  answered = simulator.requests.total;
  void answer(usage);
});
process.on('disconnect', () => process.exit());
await answer({ url: simulator.url, credentials: simulator.credentials });
