import { z } from 'zod';
import { defineEvidence } from '../core/evidence-kind.ts';
import { securityHubStandards } from './security-hub.ts';

const aggregatorSchema = z.object({
  FindingAggregatorArn: z.string(),
  FindingAggregationRegion: z.string(),
  /** ALL_REGIONS, ALL_REGIONS_EXCEPT_SPECIFIED, SPECIFIED_REGIONS or NO_REGIONS. */
  RegionLinkingMode: z.string(),
  Regions: z.array(z.string()),
});

/**
 * Who administers a target's Security Hub and, where nobody else does, how its account gathers findings of other
 * Regions (Security Hub API Reference, GetAdministratorAccount, GetFindingAggregator); null when it is not enabled.
 */
export const securityHubAdministration = defineEvidence({
  id: 'security-hub-administration',
  version: 1,
  breadth: 'target',
  title: 'the administration of Security Hub',
  // Where Security Hub is not enabled, GetAdministratorAccount is refused with the same InvalidAccessException as
  // DescribeHub (Security Hub API Reference).
  impliedEmptyBy: { kinds: [securityHubStandards.id], value: null },
  schema: z
    .object({
      /** Absent for an account that stands alone and for the administrator itself. */
      Administrator: z.object({ AccountId: z.string(), MemberStatus: z.string() }).optional(),
      FindingAggregators: z.array(aggregatorSchema),
    })
    .nullable(),
});
