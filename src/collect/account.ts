import type { Aws } from '../aws/aws.ts';
import { classify } from '../aws/classify.ts';
import type { Collector } from '../aws/collector.ts';
import type { Sessions } from '../aws/sessions.ts';
import { collected, type Evidence, isCollected } from '../core/evidence.ts';
import type { PlanContext } from '../core/evidence-kind.ts';
import { type AccountId, type RegionName, regionName } from '../core/ids.ts';
import type { AccountScope, ScanOptions } from '../core/manifest.ts';
import { globalRegionOf, partitionOf, regionsByDefaultOf } from '../core/partition.ts';
import type { AccountEvidence, EvidenceRecord, NotPlanned } from '../core/record.ts';
import { accountAccess } from '../evidence/account-access.ts';
import { accountRegions } from '../evidence/account-regions.ts';
import { ec2Regions } from '../evidence/ec2-regions.ts';
import type { AdministratorsView } from './administrators-view.ts';
import { type Place, readEvidence } from './read.ts';
import { readTargets } from './targets.ts';

/** What reading one account needs. */
export interface AccountReader {
  readonly aws: Aws;
  readonly sessions: Sessions;
  readonly plan: PlanContext;
  readonly options: ScanOptions;
  /** Collectors of account and target breadth. */
  readonly collectors: readonly Collector[];
  /** What administrators tell of their members; undefined where they are not to be asked. */
  readonly vantage?: AdministratorsView | undefined;
  readonly now: () => Date;
}

type Found = Evidence<unknown> | NotPlanned;

/** Enters one account, finds its Regions, and reads all that is planned there. Never throws for what AWS says. */
export async function readAccount(
  reader: AccountReader,
  account: AccountScope,
): Promise<{ scope: AccountScope; evidence: AccountEvidence }> {
  const { aws, sessions, plan, options } = reader;
  const readAt = reader.now();
  const session = sessions.enter(account.id);
  const records: EvidenceRecord[] = [];
  const note = (
    { id, version }: { id: string; version: number },
    region: RegionName | null,
    evidence: Found,
    rests: Pick<EvidenceRecord, 'restsOn' | 'toldBy'> = {},
  ) => records.push({ kind: id, version, account: account.id, region, arn: null, ...rests, evidence });
  const finish = (scope: Partial<AccountScope>) => ({
    scope: { ...account, ...scope },
    evidence: { account: account.id, readAt, records: records.sort(byKindAndRegion) },
  });

  const entered = await session.credentials().then(
    () => undefined,
    (error: unknown) => classify(error, 'sts:AssumeRole', 'sts:AssumeRole'),
  );
  if (entered) {
    const { code, message, operation } = entered;
    note(accountAccess, null, collected({ entered: false, code, message, operation }));
    const regions = (options.regions ?? regionsByDefaultOf(plan.partition)).map(regionName);
    for (const { kind } of reader.collectors) {
      const reason = kind.notPlanned?.(account.id, plan);
      const places = kind.breadth === 'target' ? regions : kind.breadth === 'account' ? [null] : [];
      if (reason) for (const region of places) note(kind, region, { kind: 'not-planned', reason });
    }
    return finish({ unreachable: entered, regions });
  }
  note(accountAccess, null, collected({ entered: true }));

  const place = (region: RegionName): Place => ({
    ...placeIn(reader, account.id, region, readAt),
    memo: reader.vantage?.memo(account.id, region) ?? new Map(),
  });
  const { enabled, found } = await enabledRegions(reader, place);
  for (const { kind, evidence } of found) note(kind, null, evidence);
  const regions = enabled.filter((region) => options.regions?.includes(region) ?? true);

  const read = async (collector: Collector, where: Place): Promise<Found> => {
    const reason = collector.kind.notPlanned?.(account.id, plan);
    return reason ? { kind: 'not-planned', reason } : readEvidence(collector, where);
  };
  const of = (breadth: string) => reader.collectors.filter(({ kind }) => kind.breadth === breadth);
  const home = place(homeRegion(plan.partition, regions));
  const targets = new Map(regions.map((region) => [region, place(region)]));
  const [{ readings, disproved }] = await Promise.all([
    readTargets({
      account: account.id,
      regions,
      collectors: of('target'),
      ask: (collector, region) => read(collector, targets.get(region) ?? place(region)),
      told: async (collector, region) => reader.vantage?.told(collector, account.id, region),
    }),
    ...of('account')
      .filter(({ kind }) => kind.id !== accountRegions.id && kind.id !== ec2Regions.id)
      .map(async (collector) => note(collector.kind, null, await read(collector, home))),
  ]);
  for (const { kind, region, evidence, ...rests } of readings) note(kind, region, evidence, rests);
  aws.forget(session);
  return finish({
    regions,
    skippedRegions: enabled.filter((region) => !regions.includes(region)),
    ...(disproved.length > 0 && { disproved }),
  });
}

/** A Region of an account that is read. @param now when its reading began */
export const placeIn = (
  { aws, sessions, plan, options }: AccountReader,
  account: AccountId,
  region: RegionName,
  now: Date,
): Place => ({
  aws,
  session: sessions.enter(account),
  account,
  region,
  partition: plan.partition,
  destination: null,
  now,
  deepHours: options.deepHours,
  changesHours: options.changesHours,
  memo: new Map(),
});

/**
 * The Regions open to the account: from its own settings, else from EC2. Only what could not be read either way is kept
 * as unread; then the Regions asked for are assumed or, without any, those that every account has.
 */
async function enabledRegions(reader: AccountReader, place: (region: RegionName) => Place) {
  const { partition } = reader.plan;
  const home = place(homeRegion(partition, (reader.options.regions ?? []).map(regionName)));
  const collector = (id: string) => reader.collectors.find(({ kind }) => kind.id === id);
  const byAccount = collector(accountRegions.id);
  const byEc2 = collector(ec2Regions.id);
  if (!byAccount || !byEc2) throw new Error('the collectors of Regions are not registered');
  const inPartition = (names: readonly string[]) =>
    names
      .filter((name) => partitionOf(name) === partition)
      .sort()
      .map(regionName);

  // Account settings have one endpoint for all Regions; EC2 is asked where the scan may call.
  const first = await readEvidence(byAccount, place(regionName(globalRegionOf(partition))));
  if (isCollected(first)) {
    const regions = accountRegions.schema.parse(first.value);
    const open = regions.filter(({ RegionOptStatus }) => ['ENABLED', 'ENABLED_BY_DEFAULT'].includes(RegionOptStatus));
    return {
      enabled: inPartition(open.map(({ RegionName }) => RegionName)),
      found: [{ kind: accountRegions, evidence: first }],
    };
  }
  const second = await readEvidence(byEc2, home);
  if (isCollected(second)) {
    const regions = ec2Regions.schema.parse(second.value);
    const open = regions.filter(({ OptInStatus }) => OptInStatus !== 'not-opted-in');
    return {
      enabled: inPartition(open.map(({ RegionName }) => RegionName)),
      found: [{ kind: ec2Regions, evidence: second }],
    };
  }
  return {
    enabled: inPartition(reader.options.regions ?? regionsByDefaultOf(partition)),
    found: [
      { kind: accountRegions, evidence: first },
      { kind: ec2Regions, evidence: second },
    ],
  };
}

/** Where account-wide questions are asked: the partition's global Region where it is in scope. */
function homeRegion(partition: string, regions: readonly RegionName[]): RegionName {
  const global = regionName(globalRegionOf(partition));
  return regions.includes(global) ? global : (regions[0] ?? global);
}

function byKindAndRegion(a: EvidenceRecord, b: EvidenceRecord): number {
  const left = `${a.kind} ${a.region ?? ''}`;
  const right = `${b.kind} ${b.region ?? ''}`;
  return left < right ? -1 : left > right ? 1 : 0;
}
