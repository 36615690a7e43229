import { once } from 'node:events';
import { demonstration } from '../simulator/estate/demonstration/demonstration.ts';
import { startSimulator } from '../simulator/simulator.ts';
import { interruptible } from './interrupt.ts';
import { wholeNumber } from './whole-number.ts';

interface SimulateFlags {
  readonly port: string;
  readonly latency: string;
  readonly pageSize?: string;
}

/** `blindspot simulate`: serves until it is stopped. @returns the exit status */
export async function simulateCommand(flags: SimulateFlags): Promise<number> {
  const simulator = await startSimulator({
    organization: demonstration(new Date()).organization,
    port: wholeNumber('--port', flags.port, 0, 65_535),
    latencyMs: wholeNumber('--latency', flags.latency, 0, 60_000),
    ...(flags.pageSize !== undefined && { pageSize: wholeNumber('--page-size', flags.pageSize, 1, 1_000) }),
  });
  const { accessKeyId, secretAccessKey } = simulator.credentials;
  // These keys are made up and good nowhere else; a shell can take the lines as they are.
  process.stdout.write(
    `export AWS_ENDPOINT_URL=${simulator.url}\n` +
      `export AWS_ACCESS_KEY_ID=${accessKeyId} AWS_SECRET_ACCESS_KEY=${secretAccessKey} AWS_REGION=us-east-1\n`,
  );
  process.stderr.write(`A simulated organization answers on ${simulator.url}; stop it with Ctrl-C.\n`);
  const stopped = interruptible();
  if (!stopped.aborted) await once(stopped, 'abort');
  await simulator.close();
  return 0;
}
