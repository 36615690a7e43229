import { accessDeniedEvents } from './events/access-denied-events.ts';
import { bucketEvents } from './events/bucket-events.ts';
import { configurationRecorderEvents } from './events/configuration-recorder-events.ts';
import { gatewayEvents } from './events/gateway-events.ts';
import { identityEvents } from './events/identity-events.ts';
import { keyEvents } from './events/key-events.ts';
import { logTamperingEvents } from './events/log-tampering-events.ts';
import { networkAclEvents } from './events/network-acl-events.ts';
import { organizationEvents } from './events/organization-events.ts';
import { roleAssumptionEvents } from './events/role-assumption-events.ts';
import { rootEvents } from './events/root-events.ts';
import { routeEvents } from './events/route-events.ts';
import { securityGroupEvents } from './events/security-group-events.ts';
import { signInEvents } from './events/sign-in-events.ts';
import { snapshotEvents } from './events/snapshot-events.ts';
import { trailTamperingEvents } from './events/trail-tampering-events.ts';
import { vpcEvents } from './events/vpc-events.ts';
import type { SampleEvent } from './sample-event.ts';

/**
 * Events by which a detection is proven: those of an intrusion, and near misses that it should not catch. They are
 * written by us; none is a customer's. Each has its own eventID.
 */
export const eventLibrary: readonly SampleEvent[] = [
  rootEvents,
  signInEvents,
  trailTamperingEvents,
  logTamperingEvents,
  accessDeniedEvents,
  identityEvents,
  roleAssumptionEvents,
  securityGroupEvents,
  bucketEvents,
  keyEvents,
  configurationRecorderEvents,
  networkAclEvents,
  gatewayEvents,
  routeEvents,
  vpcEvents,
  organizationEvents,
  snapshotEvents,
]
  .flat()
  .map((sample, index) => ({ ...sample, event: { ...sample.event, eventID: eventId(index + 1) } }));

function eventId(number: number): string {
  return `10000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}
