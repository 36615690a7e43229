import type { AlikeValues } from '../core/alike-values.ts';
import type { AccountReader } from '../core/derivation.ts';
import { type Evidence, isCollected } from '../core/evidence.ts';
import type { EvidenceKind } from '../core/evidence-kind.ts';
import type { RegionName } from '../core/ids.ts';
import { cloudTrailEventDataStores } from '../evidence/cloudtrail-event-data-stores.ts';
import { cloudTrailTrails, type Trail } from '../evidence/cloudtrail-trails.ts';
import { configRecorders } from '../evidence/config-recorders.ts';
import { configRetention } from '../evidence/config-retention.ts';
import { flowLogs } from '../evidence/flow-logs.ts';
import { guardDutyAdministrator } from '../evidence/guardduty-administrator.ts';
import { guardDutyDetector } from '../evidence/guardduty-detector.ts';
import { guardDutyOrganizationConfiguration } from '../evidence/guardduty-organization-configuration.ts';
import { resolverQueryLogging } from '../evidence/resolver-query-logging.ts';

/** Whether something records; `unknown` when that was not read. */
export type Recorded = 'yes' | 'no' | 'unknown';

/** What one Region of an account has that records. */
export interface RegionFacts {
  /** ARNs of the trails that record here; null when some of that was not read. */
  readonly trails: readonly string[] | null;
  readonly detector: Recorded;
  /** Who administers the detector from elsewhere; null: nobody; undefined: not known. */
  readonly administrator: string | null | undefined;
  /** Set in an administrator's Region: whether GuardDuty enrols ALL accounts of the organization. */
  readonly enrolsAll: boolean | undefined;
  readonly recorder: Recorded;
  readonly flowLogs: Recorded;
  readonly dns: Recorded;
  /** Days of configuration history; undefined: not known. */
  readonly historyDays: number | undefined;
}

export interface DataStoreFacts {
  readonly arn: string;
  readonly region: RegionName;
  readonly organization: boolean;
  readonly guarded: boolean;
  readonly days: number;
}

/** What custody needs of an account. */
export interface CustodyFacts {
  readonly regions: ReadonlyMap<RegionName, RegionFacts>;
  /** ARNs of the trails of the whole organization that this account sees. */
  readonly organizationTrails: readonly string[];
  readonly dataStores: readonly DataStoreFacts[];
}

/** AWS Config keeps configuration items for seven years unless told otherwise (AWS Config Developer Guide). */
const defaultHistoryDays = 2557;

/** The little that custody keeps of an account's evidence. */
export function custodyFacts(read: AccountReader, alike: AlikeValues): CustodyFacts {
  const seen = read.regions.map((region) => [region, trailsIn(read, region)] as const);
  return {
    regions: new Map(seen.map(([region, trails]) => [region, alike.of(regionFacts(read, region, trails))])),
    organizationTrails: [
      ...new Set(
        seen.flatMap(([, trails]) =>
          (trails ?? []).flatMap(({ TrailARN, IsOrganizationTrail }) => (IsOrganizationTrail ? TrailARN : [])),
        ),
      ),
    ],
    dataStores: read.regions.flatMap((region) => dataStoresIn(read, region)),
  };
}

function regionFacts(read: AccountReader, region: RegionName, trails: readonly Trail[] | null): RegionFacts {
  const of = <T>(kind: EvidenceKind<T, 'target'>) => readValue(read.ofTarget(kind, region));
  const detector = of(guardDutyDetector);
  const administration = of(guardDutyAdministrator);
  const organization = of(guardDutyOrganizationConfiguration);
  const retention = of(configRetention);
  return {
    trails: liveTrails(trails),
    detector: detector === undefined ? 'unknown' : detector?.Status === 'ENABLED' ? 'yes' : 'no',
    administrator: administration === undefined ? undefined : (administration?.Administrator?.AccountId ?? null),
    enrolsAll: organization ? organization.AutoEnableOrganizationMembers === 'ALL' : undefined,
    recorder: recorderIn(of(configRecorders)),
    flowLogs: anyOf(of(flowLogs)),
    dns: anyOf(of(resolverQueryLogging)),
    historyDays: retention && (retention[0]?.RetentionPeriodInDays ?? defaultHistoryDays),
  };
}

const readValue = <T>(evidence: Evidence<T>): T | undefined => (isCollected(evidence) ? evidence.value : undefined);

const anyOf = (values: readonly unknown[] | undefined): Recorded =>
  values === undefined ? 'unknown' : values.length > 0 ? 'yes' : 'no';

const trailsIn = (read: AccountReader, region: RegionName): readonly Trail[] | null =>
  readValue(read.ofTarget(cloudTrailTrails, region)) ?? null;

/** A trail whose status was not read may record or not: then it is not known which do. */
function liveTrails(trails: readonly Trail[] | null): readonly string[] | null {
  if (trails === null) return null;
  const live = trails.filter(({ Status }) => isCollected(Status) && Status.value.IsLogging);
  if (live.length === 0 && trails.some(({ Status }) => !isCollected(Status))) return null;
  return live.map(({ TrailARN }) => TrailARN).sort();
}

function recorderIn(
  recorders: readonly { Status: Evidence<{ recording: boolean }>; servicePrincipal?: string | undefined }[] | undefined,
): Recorded {
  if (recorders === undefined) return 'unknown';
  const own = recorders.filter(({ servicePrincipal }) => servicePrincipal === undefined);
  if (own.some(({ Status }) => readValue(Status)?.recording)) return 'yes';
  return own.some(({ Status }) => !isCollected(Status)) ? 'unknown' : 'no';
}

function dataStoresIn(read: AccountReader, region: RegionName): readonly DataStoreFacts[] {
  return (readValue(read.ofTarget(cloudTrailEventDataStores, region)) ?? []).flatMap(
    ({ EventDataStoreArn, Details }) => {
      const details = readValue(Details);
      if (!details || details.Status === 'PENDING_DELETION') return [];
      return [
        {
          arn: EventDataStoreArn,
          region,
          organization: details.OrganizationEnabled ?? false,
          guarded: details.TerminationProtectionEnabled,
          days: details.RetentionPeriod,
        },
      ];
    },
  );
}
