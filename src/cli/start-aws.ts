import { fromNodeProviderChain } from '@aws-sdk/credential-providers';
import { loadConfig, NODE_REGION_CONFIG_FILE_OPTIONS, NODE_REGION_CONFIG_OPTIONS } from '@smithy/core/config';
import type { AwsCredentialIdentity } from '@smithy/types';
import { Aws } from '../aws/aws.ts';
import type { CollectorEntry } from '../aws/collector.ts';
import { Session } from '../aws/session.ts';
import { Sessions } from '../aws/sessions.ts';
import { collectors } from '../catalog/generated/collectors.ts';
import { collectorsFor } from '../collect/collectors-for.ts';
import { type Caller, type Discovery, discover, identify } from '../collect/discover.ts';
import { AuditError } from '../core/audit-error.ts';
import type { Check } from '../core/check.ts';
import { accountId, type RegionName, regionName, regionNameSchema } from '../core/ids.ts';
import type { ScanOptions } from '../core/manifest.ts';
import { globalRegionOf } from '../core/partition.ts';
import { neededKinds } from './needed-kinds.ts';
import type { Connection } from './scan-options.ts';

/** Access to AWS as the caller, and the estate that it can see. */
export interface Started {
  readonly aws: Aws;
  readonly sessions: Sessions;
  readonly caller: Caller;
  readonly discovery: Discovery;
  readonly collectors: readonly CollectorEntry[];
}

/** What starting needs beside the flags. */
export interface StartWith {
  readonly connection: Connection;
  readonly options: ScanOptions;
  readonly checks: readonly Check[];
  readonly signal: AbortSignal;
  readonly now: Date;
  /** Whose credentials to start with; those of the environment or the profile when left out. */
  readonly credentials?: () => Promise<AwsCredentialIdentity>;
}

/**
 * Finds out who calls and which accounts there are.
 * @throws {AuditError} `credentials`, `organization` or `usage`
 */
export async function startAws(start: StartWith): Promise<Started> {
  const { connection, options, checks, signal, now } = start;
  // The SDK honours endpoint_url of a profile only for the profile of the environment.
  if (connection.profile !== undefined) process.env['AWS_PROFILE'] = connection.profile;
  const aws = new Aws({
    concurrency: connection.concurrency,
    endpoint: connection.endpoint,
    signal,
    sdkPath: connection.sdkPath,
    onCall: connection.onCall,
  });
  const provider = start.credentials ?? fromNodeProviderChain();
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
  const chosen = collectorsFor(neededKinds(checks, options.changesHours !== undefined), collectors);
  const discovery = await discover({
    aws,
    caller,
    session,
    options,
    now,
    collector: async (kind) => {
      const entry = collectors.find((one) => one.kind.id === kind);
      if (!entry) throw new Error(`no collector reads ${kind}`);
      return entry.load();
    },
  });
  const sessions = new Sessions(aws, {
    partition: caller.partition,
    caller: session,
    region: regionName(globalRegionOf(caller.partition)),
    roleName: options.roleName,
    externalId: connection.externalId,
    managementAccountId: discovery.plan.managementAccountId,
    managementRoleName: options.managementRoleName ?? undefined,
  });
  return { aws, sessions, caller, discovery, collectors: chosen };
}

/**
 * The Region of the environment or the profile, as the SDK finds it; only used to ask who calls.
 * @throws {AuditError} `usage` when it is not a Region's name
 */
async function callerRegion(): Promise<RegionName> {
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
