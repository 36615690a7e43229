import type { Collection, Lookup } from '../../core/check.ts';
import { type Evidence, isCollected, type Unread } from '../../core/evidence.ts';
import type { DeliveringTrail } from './trail-folder.ts';

/** A trail as one target sees it. */
export interface QueriedTrail extends DeliveringTrail {
  readonly TrailARN: string;
  readonly Name: string;
  readonly CloudWatchLogsLogGroupArn?: string | undefined;
  readonly Status: Evidence<{
    readonly IsLogging: boolean;
    readonly LatestCloudWatchLogsDeliveryError?: string | undefined;
  }>;
}

/** One account in one Region whose records live trails keep. */
export interface KeptTarget {
  readonly account: string;
  readonly region: string;
  readonly trails: readonly QueriedTrail[];
}

/** A store of CloudTrail Lake. */
interface EventDataStore {
  readonly Name: string;
  readonly Details: Evidence<{
    readonly Status: string;
    readonly MultiRegionEnabled?: boolean | undefined;
    readonly OrganizationEnabled?: boolean | undefined;
    readonly EventCategories?: readonly string[] | undefined;
  }>;
}

/** A way to ask for the records of some targets. */
export interface Way {
  readonly name: string;
  readonly answers: (target: KeptTarget) => boolean;
}

/** Ways to ask, and what kept others from being seen. */
export interface Ways {
  readonly ways: readonly Way[];
  readonly unread: readonly Unread[];
}

/** The targets whose records at least one live trail keeps. */
export function keptTargets(trails: Collection<readonly QueriedTrail[]>): readonly KeptTarget[] {
  return trails.entries
    .map(({ account, region, value }) => ({
      account,
      region: region ?? '',
      trails: value.filter(({ Status }) => isCollected(Status) && Status.value.IsLogging),
    }))
    .filter((target) => target.trails.length > 0);
}

/**
 * CloudWatch Logs Insights asks a log group of the standard or the infrequent access class (CloudWatch Logs User Guide,
 * "Log classes"); a group that a trail cannot deliver to has no new records.
 */
export function insightsWays(
  targets: readonly KeptTarget[],
  groups: Lookup<{ readonly logGroupClass?: string | undefined } | null>,
  arnOf: (CloudWatchLogsLogGroupArn: string) => string,
): Ways {
  const trails = new Map(targets.flatMap((target) => target.trails.map((trail) => [trail.TrailARN, trail] as const)));
  const ways: Way[] = [];
  const unread: Unread[] = [];
  for (const { TrailARN, CloudWatchLogsLogGroupArn } of trails.values()) {
    if (!CloudWatchLogsLogGroupArn) continue;
    const found = groups.get(arnOf(CloudWatchLogsLogGroupArn));
    if (!isCollected(found)) unread.push(found);
    else if (found.value && found.value.logGroupClass !== 'DELIVERY') {
      const name = `CloudWatch Logs Insights on ${arnOf(CloudWatchLogsLogGroupArn).split(':log-group:')[1]}`;
      ways.push({
        name,
        answers: (target) => target.trails.some((trail) => trail.TrailARN === TrailARN && arrives(trail)),
      });
    }
  }
  return { ways, unread };
}

const arrives = ({ Status }: QueriedTrail): boolean =>
  isCollected(Status) && !Status.value.LatestCloudWatchLogsDeliveryError;

/** CloudTrail Lake asks its own copy: of the organization or of one account, of all Regions or of its own. */
export function lakeWays(stores: Collection<readonly EventDataStore[]>): Ways {
  const unread = stores.unread.map((one) => one.unread);
  const ways = stores.entries.flatMap(({ account, region, value }) =>
    value.flatMap(({ Name, Details }): Way[] => {
      if (!isCollected(Details)) {
        unread.push(Details);
        return [];
      }
      const { Status, MultiRegionEnabled, OrganizationEnabled, EventCategories } = Details.value;
      if (Status !== 'ENABLED' || !EventCategories?.includes('Management')) return [];
      const answers = (target: KeptTarget) =>
        (OrganizationEnabled || target.account === account) && (MultiRegionEnabled || target.region === region);
      return [{ name: `event data store ${Name}`, answers }];
    }),
  );
  return { ways, unread };
}

/** Security Lake makes tables of what it takes. */
export function securityLakeWays(
  lakes: Collection<{
    readonly createStatus?: string | undefined;
    readonly Sources: Evidence<readonly { readonly account: string; readonly sourceNames: readonly string[] }[]>;
  } | null>,
): Ways {
  const unread = lakes.unread.map((one) => one.unread);
  const ways = lakes.entries.flatMap(({ region, value }): Way[] => {
    if (value?.createStatus !== 'COMPLETED') return [];
    const { Sources } = value;
    if (!isCollected(Sources)) {
      unread.push(Sources);
      return [];
    }
    const taken = new Set(
      Sources.value.filter(({ sourceNames }) => sourceNames.includes('CLOUD_TRAIL_MGMT')).map(({ account }) => account),
    );
    return [
      {
        name: `Security Lake in ${region}`,
        answers: (target) => target.region === region && taken.has(target.account),
      },
    ];
  });
  return { ways, unread };
}
