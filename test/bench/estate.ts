import { detector } from '../../src/simulator/estate/detector.ts';
import { healthyOrganization, healthyRegion } from '../../src/simulator/estate/healthy.ts';
import { logGroup } from '../../src/simulator/estate/monitoring.ts';
import { vpc } from '../../src/simulator/estate/network.ts';
import type { Organization } from '../../src/simulator/estate/organization.ts';
import type { RegionEstate } from '../../src/simulator/estate/region.ts';
import { defaultRegions } from '../../src/simulator/estate/regions.ts';

/** The accounts that every healthy organization has besides its workloads. */
export const central = 3;
/** Where the workloads run; elsewhere they have what every account has. */
const busyRegions: readonly string[] = ['us-east-1', 'eu-west-1'];

/**
 * An organization of so many accounts with so many Regions each. Workloads have two networks and a few log groups in two
 * Regions, and every tenth has its detector off in one of them, so that not all findings are alike.
 */
export function benchOrganization(accounts: number, regions: number = defaultRegions.length): Organization {
  const workloads = Array.from({ length: Math.max(0, accounts - central) }, (_, index) => ({
    id: String(400_000_000_000 + index),
    ou: ['Workloads', `Unit ${index % 20}`],
    template: (region: string) => workloadRegion(region, index % 10 === 0),
  }));
  return healthyOrganization({ regions: defaultRegions.slice(0, regions), workloads });
}

function workloadRegion(region: string, gaps: boolean): RegionEstate {
  const common = healthyRegion(region);
  if (!busyRegions.includes(region)) return common;
  const [defaultNetwork] = common.vpcs;
  return {
    ...common,
    vpcs: [...common.vpcs, vpc({ flowLogs: defaultNetwork?.flowLogs ?? [] }), vpc()],
    logGroups: ['/aws/lambda/orders', '/aws/lambda/billing', '/aws/eks/main/cluster'].map((logGroupName) =>
      logGroup({ logGroupName, retentionInDays: 90 }),
    ),
    ...(gaps && region === 'eu-west-1' && { detector: detector({ Status: 'DISABLED' }) }),
  };
}
