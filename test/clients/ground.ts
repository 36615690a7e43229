import { auditRole } from '../../src/simulator/estate/healthy.ts';
import type { Organization } from '../../src/simulator/estate/organization.ts';
import { type Simulator, type SimulatorOptions, startSimulator } from '../../src/simulator/simulator.ts';
import { awsCli } from './aws-cli.ts';
import type { Answer, As, AwsClient, Keys } from './aws-client.ts';
import { startBoto3 } from './boto3.ts';
import { clientEstate, externalId, now } from './estate.ts';

/** The two clients. @throws {Error} one sentence that says what is missing */
export async function clients(): Promise<AwsClient[]> {
  return [awsCli(), await startBoto3()];
}

/** A simulated organization to try a client on; every list comes in pages of two. */
export interface Ground {
  readonly estate: Organization;
  readonly simulator: Simulator;
  /** As the auditor's user in an account. */
  as(account: string, region?: string): As;
  /** As the audit role in an account, entered from the management account by the client itself. */
  inRole(client: AwsClient, account: string, region?: string): Promise<As>;
  /** How often an operation was asked for, as `service:Operation`, while `work` was under way. */
  requestsOf(operation: string, work: () => Promise<unknown>): Promise<number>;
}

/** Starts one. */
export async function startGround(options: Partial<SimulatorOptions> = {}): Promise<Ground> {
  const estate = options.organization ?? clientEstate();
  const simulator = await startSimulator({ organization: estate, now: () => now, pageSize: 2, ...options });
  const { url } = simulator;
  const as = (account: string, region = 'us-east-1'): As => ({ url, region, keys: simulator.credentialsOf(account) });
  const count = (operation: string) => simulator.requests.byOperation.get(operation) ?? 0;
  return {
    estate,
    simulator,
    as,
    async inRole(client, account, region = 'us-east-1') {
      const answer = await client.call(as(estate.managementAccountId), 'sts', 'AssumeRole', {
        RoleArn: `arn:aws:iam::${account}:role/${auditRole().name}`,
        RoleSessionName: 'audit',
        ExternalId: externalId,
      });
      return { url, region, keys: keysIn(answer) };
    },
    async requestsOf(operation, work) {
      const before = count(operation);
      await work();
      return count(operation) - before;
    },
  };
}

function keysIn(answer: Answer): Keys {
  if (answer.kind !== 'answered') throw new Error(`no role was assumed: ${JSON.stringify(answer)}`);
  // What AssumeRole answers, in every client.
  const { Credentials } = answer.output as {
    Credentials: { AccessKeyId: string; SecretAccessKey: string; SessionToken: string };
  };
  return {
    accessKeyId: Credentials.AccessKeyId,
    secretAccessKey: Credentials.SecretAccessKey,
    sessionToken: Credentials.SessionToken,
  };
}

/** An answer whose output has at least these fields. */
export function answered(output: object): object {
  return { kind: 'answered', output };
}

/** A time in the estate as both clients write it. */
export function ago(milliseconds: number): string {
  return new Date(now.getTime() - milliseconds).toISOString().replace(/\.000Z$/, '+00:00');
}
