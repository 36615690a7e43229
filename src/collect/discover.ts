import { GetCallerIdentityCommand, type GetCallerIdentityCommandOutput } from '@aws-sdk/client-sts';
import { required } from '../aws/answers.ts';
import type { Aws } from '../aws/aws.ts';
import { classify } from '../aws/classify.ts';
import type { Collector } from '../aws/collector.ts';
import { sts } from '../aws/services.ts';
import type { Session } from '../aws/session.ts';
import { AuditError } from '../core/audit-error.ts';
import { describeUnread, type Evidence, isCollected } from '../core/evidence.ts';
import type { PlanContext } from '../core/evidence-kind.ts';
import { type AccountId, accountId, type RegionName, regionName } from '../core/ids.ts';
import type { AccountScope, Manifest, ScanOptions } from '../core/manifest.ts';
import { globalRegionOf, partitionOf } from '../core/partition.ts';
import type { EvidenceRecord } from '../core/record.ts';
import { organization } from '../evidence/organization.ts';
import { organizationAccounts } from '../evidence/organization-accounts.ts';
import { organizationDelegatedAdministrators } from '../evidence/organization-delegated-administrators.ts';
import { organizationTree } from '../evidence/organization-tree.ts';
import { type Place, readEvidence } from './read.ts';

/** Who calls. */
export interface Caller {
  readonly arn: string;
  readonly account: AccountId;
  readonly partition: string;
}

/** The estate before any account is entered. */
export interface Discovery {
  readonly organization: Manifest['organization'];
  readonly accounts: readonly AccountScope[];
  readonly records: readonly EvidenceRecord[];
  readonly plan: PlanContext;
  /** What the organization has answered the caller, so that it is not asked the same again. */
  readonly memo: Place['memo'];
}

/**
 * Asks STS who the caller is.
 * @throws {AuditError} `credentials` when AWS does not know the caller
 */
export async function identify(aws: Aws, unnamed: Session, region: RegionName): Promise<Caller> {
  try {
    // GetCallerIdentity answers with Arn and Account whatever the caller's permissions are.
    const answer = (await aws.call(
      unnamed,
      region,
      sts,
      GetCallerIdentityCommand,
      {},
    )) as GetCallerIdentityCommandOutput;
    const arn = required(answer.Arn, 'Arn');
    return {
      arn,
      account: accountId(required(answer.Account, 'Account')),
      partition: arn.split(':')[1] ?? partitionOf(region),
    };
  } catch (error) {
    if (error instanceof AuditError) throw error;
    const { code, message } = classify(error, 'sts:GetCallerIdentity', 'sts:GetCallerIdentity');
    refuseInterrupted(code);
    throw new AuditError(
      'credentials',
      `AWS did not accept the credentials (${code}): ${message}. Check AWS_PROFILE or the environment, then try again.`,
      { cause: error },
    );
  }
}

/** What discovery needs: how to read the organization as the caller. */
export interface DiscoverFrom {
  readonly aws: Aws;
  readonly caller: Caller;
  readonly session: Session;
  readonly collector: (kind: string) => Promise<Collector>;
  readonly options: ScanOptions;
  readonly now: Date;
}

/**
 * Finds the accounts to scan.
 * @throws {AuditError} `organization` when there is none, or it cannot be read, and a single account was not asked for;
 *   `usage` when a named account or OU is not in it
 */
export async function discover(from: DiscoverFrom): Promise<Discovery> {
  const { caller, options } = from;
  if (options.singleAccount) return standalone(caller);
  const records: EvidenceRecord[] = [];
  const memo: Place['memo'] = new Map();
  const read = async <T>(kind: { id: string; version: number }): Promise<Evidence<T>> => {
    const evidence = await readEvidence(await from.collector(kind.id), {
      aws: from.aws,
      session: from.session,
      account: caller.account,
      region: regionName(globalRegionOf(caller.partition)),
      partition: caller.partition,
      destination: null,
      now: from.now,
      memo,
    });
    records.push({ kind: kind.id, version: kind.version, account: null, region: null, arn: null, evidence });
    return evidence as Evidence<T>; // parsed with the kind's own schema
  };

  const found = mustRead(await read<Kind<typeof organization>>(organization));
  if (!found)
    throw new AuditError(
      'organization',
      `Account ${caller.account} is in no organization. To scan it alone, add --single-account.`,
    );
  const [accounts, tree, administrators] = await Promise.all([
    read<Kind<typeof organizationAccounts>>(organizationAccounts).then(mustRead),
    read<Kind<typeof organizationTree>>(organizationTree),
    read<Kind<typeof organizationDelegatedAdministrators>>(organizationDelegatedAdministrators),
  ]);
  if (accounts.length === 0)
    throw new AuditError(
      'organization',
      `organizations:ListAccounts gave ${caller.arn} no account at all. Run from the management account or a delegated administrator, or add --single-account.`,
    );
  const paths = new Map(isCollected(tree) ? tree.value.map(({ Id, Path }) => [Id, Path]) : []);
  const scopes = accounts.map(({ Id, Name, State, JoinedTimestamp }): AccountScope => {
    const id = accountId(Id);
    const path = paths.get(Id) ?? [];
    const skipped = reasonToSkip(id, State, path, options);
    return {
      id,
      name: Name ?? Id,
      state: State,
      ou: path.map(({ Name }) => Name),
      joined: JoinedTimestamp ?? null,
      ...(skipped && { skipped }),
      regions: [],
      skippedRegions: [],
    };
  });
  refuseStrangers(
    options,
    scopes,
    new Set([...paths.values()].flat().flatMap(({ Id, Name }) => [Id, Name])),
    isCollected(tree),
  );
  refuseEmptyScan(scopes, options);
  return {
    organization: { id: found.Id, managementAccountId: accountId(found.MasterAccountId) },
    accounts: scopes.sort((a, b) => (a.id < b.id ? -1 : 1)),
    records,
    plan: {
      partition: caller.partition,
      managementAccountId: accountId(found.MasterAccountId),
      delegatedAdministrators: isCollected(administrators) ? byService(administrators.value) : null,
    },
    memo,
  };
}

type Kind<K> = K extends { schema: { _output: infer T } } ? T : never;

function standalone(caller: Caller): Discovery {
  return {
    organization: null,
    accounts: [
      {
        id: caller.account,
        name: caller.account,
        state: 'ACTIVE',
        ou: [],
        joined: null,
        regions: [],
        skippedRegions: [],
      },
    ],
    records: [],
    plan: { partition: caller.partition, managementAccountId: null, delegatedAdministrators: null },
    memo: new Map(),
  };
}

function mustRead<T>(evidence: Evidence<T>): T {
  if (isCollected(evidence)) return evidence.value;
  refuseInterrupted(evidence.code);
  throw new AuditError(
    'organization',
    `The organization cannot be read: ${describeUnread(evidence)} Run from the management account or a delegated administrator, or add --single-account.`,
  );
}

/** Ctrl-C is nobody's fault: neither the credentials nor the organization are to blame. */
function refuseInterrupted(code: string): void {
  if (code === 'Interrupted') throw new AuditError('interrupted', 'The scan was stopped before it had read anything.');
}

function byService(administrators: Kind<typeof organizationDelegatedAdministrators>): Record<string, AccountId[]> {
  const services: Record<string, AccountId[]> = {};
  for (const { Id, Services } of administrators)
    for (const service of Services) services[service] = [...(services[service] ?? []), accountId(Id)];
  return services;
}

function reasonToSkip(
  id: AccountId,
  state: string,
  path: readonly { Id: string; Name: string }[],
  { accounts, excludeAccounts, ous }: ScanOptions,
): string | undefined {
  if (state !== 'ACTIVE') return `its state is ${state}`;
  if (excludeAccounts.includes(id)) return 'left out by --exclude-accounts';
  if (accounts && !accounts.includes(id)) return 'not named by --accounts';
  if (ous && !path.some(({ Id, Name }) => ous.includes(Id) || ous.includes(Name))) return 'in none of --ous';
  return undefined;
}

/** A misspelt account or OU would silently scan nothing. */
function refuseStrangers(
  { accounts, excludeAccounts, ous }: ScanOptions,
  scopes: readonly AccountScope[],
  units: ReadonlySet<string>,
  treeRead: boolean,
): void {
  const known = new Set(scopes.map(({ id }) => id));
  const stranger = [...(accounts ?? []), ...excludeAccounts].find((id) => !known.has(id));
  if (stranger) throw new AuditError('usage', `Account ${stranger} is not in the organization.`);
  if (ous && !treeRead)
    throw new AuditError('organization', 'The organizational units cannot be read, so --ous cannot be followed.');
  const unit = ous?.find((name) => !units.has(name));
  if (unit) throw new AuditError('usage', `There is no organizational unit ${unit} with an account in it.`);
}

/** A scan of nothing would end well and say nothing. */
function refuseEmptyScan(scopes: readonly AccountScope[], { accounts }: ScanOptions): void {
  if (scopes.some(({ skipped }) => !skipped)) return;
  const one = scopes.find(({ id }) => accounts?.includes(id) ?? true);
  throw new AuditError('usage', `No account is left to scan (${one?.id}: ${one?.skipped}).`);
}
