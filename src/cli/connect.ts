import { fromNodeProviderChain } from '@aws-sdk/credential-providers';
import { loadConfig, NODE_REGION_CONFIG_FILE_OPTIONS, NODE_REGION_CONFIG_OPTIONS } from '@smithy/core/config';
import type { AwsCredentialIdentity } from '@smithy/types';
import { Aws, type CallRecord } from '../aws/aws.ts';
import { Session } from '../aws/session.ts';
import { Sessions } from '../aws/sessions.ts';
import { type Caller, identify } from '../collect/discover.ts';
import { AuditError } from '../core/audit-error.ts';
import type { PlanContext } from '../core/evidence-kind.ts';
import { accountId, type RegionName, regionName, regionNameSchema } from '../core/ids.ts';
import type { ScanOptions } from '../core/manifest.ts';
import { globalRegionOf } from '../core/partition.ts';
import type { Connection } from './scan-options.ts';

/** What connecting needs. */
export interface ConnectWith {
  readonly connection: Connection;
  readonly signal: AbortSignal;
  /** Whose credentials to start with; those of the environment or the profile when left out. */
  readonly credentials?: () => Promise<AwsCredentialIdentity>;
}

/** Access to AWS as the caller. */
export interface Connected {
  readonly aws: Aws;
  readonly caller: Caller;
  readonly session: Session;
  /** The sessions of the accounts that the caller may enter. */
  sessions(plan: PlanContext, roles: Pick<ScanOptions, 'roleName' | 'managementRoleName'>): Sessions;
}

/**
 * Finds out who calls.
 * @throws {AuditError} `credentials` or `usage`
 */
export async function connect({ connection, signal, credentials }: ConnectWith): Promise<Connected> {
  // The SDK honours endpoint_url of a profile only for the profile of the environment.
  if (connection.profile !== undefined) process.env['AWS_PROFILE'] = connection.profile;
  const { concurrency, endpoint, sdkPath, logCalls, externalId } = connection;
  const aws = new Aws({ concurrency, endpoint, signal, sdkPath, ...(logCalls && { onCall: logCall }) });
  const provider = credentials ?? fromNodeProviderChain();
  const obtain = () =>
    provider().catch((error: Error) => {
      throw new AuditError(
        'credentials',
        `No AWS credentials were found (${error.message}). Set AWS_PROFILE or --profile, or sign in with \`aws sso login\`.`,
        { cause: error },
      );
    });
  const region = await callerRegion();
  const caller = await identify(aws, new Session(accountId('000000000000'), obtain), region);
  const session = new Session(caller.account, obtain);
  return {
    aws,
    caller,
    session,
    sessions: ({ managementAccountId }, { roleName, managementRoleName }) =>
      new Sessions(aws, {
        partition: caller.partition,
        caller: session,
        region: regionName(globalRegionOf(caller.partition)),
        roleName,
        externalId,
        managementAccountId,
        managementRoleName: managementRoleName ?? undefined,
      }),
  };
}

function logCall({ operation, account, region, milliseconds, outcome }: CallRecord): void {
  process.stderr.write(`${operation} ${account} ${region} ${outcome} ${milliseconds} ms\n`);
}

/**
 * The Region of the environment or the profile, as the SDK finds it; used to ask who calls, and where a bucket is.
 * @throws {AuditError} `usage` when it is not a Region's name
 */
export async function callerRegion(): Promise<RegionName> {
  const named = await loadConfig(NODE_REGION_CONFIG_OPTIONS, NODE_REGION_CONFIG_FILE_OPTIONS)().catch(
    () => 'us-east-1',
  );
  const region = regionNameSchema.safeParse(named);
  if (region.success) return region.data;
  throw new AuditError(
    'usage',
    `AWS_REGION or the profile names the Region ${named || '""'}, which is none: it looks like eu-west-1.`,
  );
}
