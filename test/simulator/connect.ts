import { Agent } from 'node:http';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import type { Simulator, StaticCredentials } from '../../src/simulator/simulator.ts';

/** Credentials as the SDK takes them. */
export interface Session extends StaticCredentials {
  readonly sessionToken?: string;
}

/** What a stock client of the SDK needs to talk to a simulator: no retries, so that each error is seen. */
export function clientFor(simulator: Simulator, credentials: Session, region = 'us-east-1') {
  return {
    region,
    credentials,
    endpoint: simulator.url,
    maxAttempts: 1,
    forcePathStyle: true,
    // S3 Control puts the account id before the host: every name is this machine.
    requestHandler: { httpAgent: new Agent({ keepAlive: true, lookup: loopback }) },
  };
}

/** Enters a role from the management account's auditor. */
export async function assume(
  simulator: Simulator,
  accountId: string,
  given: { externalId?: string; roleName?: string; seconds?: number; from?: Session } = {},
): Promise<Session> {
  const { externalId, roleName = 'BlindspotAudit', seconds, from = simulator.credentials } = given;
  const { Credentials } = await new STSClient(clientFor(simulator, from)).send(
    new AssumeRoleCommand({
      RoleArn: `arn:aws:iam::${accountId}:role/${roleName}`,
      RoleSessionName: 'audit',
      ExternalId: externalId,
      DurationSeconds: seconds,
    }),
  );
  return {
    accessKeyId: Credentials?.AccessKeyId ?? '',
    secretAccessKey: Credentials?.SecretAccessKey ?? '',
    sessionToken: Credentials?.SessionToken ?? '',
  };
}

/** What an SDK client makes of an error: name, status and message. */
export async function refusalOf(
  answer: Promise<unknown>,
): Promise<{ name: string; status: number | undefined; message: string }> {
  try {
    await answer;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const { $metadata } = error as { $metadata?: { httpStatusCode?: number } };
    return { name: error.name, status: $metadata?.httpStatusCode, message: error.message };
  }
  throw new Error('it was answered');
}

type Found = (error: Error | null, address: string | { address: string; family: number }[], family?: number) => void;

function loopback(_name: string, options: { all?: boolean | undefined }, found: Found): void {
  if (options.all === true) found(null, [{ address: '127.0.0.1', family: 4 }]);
  else found(null, '127.0.0.1', 4);
}
