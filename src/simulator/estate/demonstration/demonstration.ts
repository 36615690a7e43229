import type { Organization } from '../organization.ts';
import { cloudTrailScars } from './cloudtrail-scars.ts';
import { asIntended } from './company.ts';
import { configScars } from './config-scars.ts';
import { dataServiceScars } from './data-service-scars.ts';
import { detectionScars } from './detection-scars.ts';
import { dnsScars } from './dns-scars.ts';
import { flowLogScars } from './flow-log-scars.ts';
import { guardScars } from './guard-scars.ts';
import { guardDutyScars } from './guardduty-scars.ts';
import { investigationScars } from './investigation-scars.ts';
import { logArchiveScars } from './log-archive-scars.ts';
import { logGroupScars } from './log-group-scars.ts';
import { organizationScars } from './organization-scars.ts';
import { postureScars } from './posture-scars.ts';
import { recentEventScars } from './recent-events.ts';
import { routeScars } from './route-scars.ts';
import type { Planted } from './scar.ts';
import { webLogScars } from './web-log-scars.ts';

/**
 * The demonstration: Harbourline, an organization that grew by purchase. Its core is well made; what it inherited is
 * not. `planted` lists every finding that a scan must fail on, and the questions it must leave open because of a
 * refusal; all that concerns the account that cannot be entered is open besides.
 *
 * The estate's times are relative to the simulator's clock, so the moment of asking changes nothing in it.
 */
export function demonstration(_now: Date): {
  readonly organization: Organization;
  readonly planted: readonly Planted[];
} {
  const organization = asIntended();
  const scars = [
    ...organizationScars,
    ...guardScars,
    ...cloudTrailScars,
    ...logArchiveScars,
    ...logGroupScars,
    ...flowLogScars,
    ...dnsScars,
    ...guardDutyScars,
    ...configScars,
    ...detectionScars,
    ...postureScars,
    ...routeScars,
    ...investigationScars,
    ...dataServiceScars,
    ...webLogScars,
    ...recentEventScars,
  ];
  for (const { plant } of scars) plant(organization);
  return {
    organization,
    planted: scars.flatMap(({ because, shows }) => shows.map((finding) => ({ ...finding, because }))),
  };
}
