import { globalRegionOf } from '../../core/partition.ts';
import { isJsonObject, type JsonObject } from '../json.ts';

/**
 * In which Region CloudTrail records an event, and its account's default event bus receives it. A metric filter on the
 * log group of a multi-Region trail sees all Regions; an EventBridge rule sees its own.
 *
 * - `global`: the partition's one Region for global services (IAM, Organizations, Route 53, CloudFront, Support, and
 *   the root user's console sign-in).
 * - `sign-in`: the Regions that serve the global sign-in endpoint. (A regional sign-in endpoint records in its own.)
 * - `every`: the Region where the call is made, or where the trail, the bucket or the STS endpoint has its home.
 */
export type Recording = 'global' | 'sign-in' | 'every';

const GLOBAL_SERVICES = new Set(['iam', 'organizations', 'route53', 'cloudfront', 'support', 'account']);
const SIGN_IN_REGIONS = ['us-east-1', 'us-east-2', 'eu-north-1', 'ap-southeast-2'];

/** Where events like this one are recorded. */
export function recordingOf(event: JsonObject): Recording {
  const { eventSource, userIdentity } = event;
  const service = typeof eventSource === 'string' ? eventSource.replace(/\.amazonaws\.com(\.cn)?$/, '') : '';
  if (service === 'signin') return isJsonObject(userIdentity) && userIdentity['type'] === 'Root' ? 'global' : 'sign-in';
  return GLOBAL_SERVICES.has(service) ? 'global' : 'every';
}

/**
 * The Regions in which a detection that sees one Region must stand to see such events. `regions` are the enabled Regions
 * of the account. Outside the partition `aws` console sign-ins are taken to be recorded in the global services' Region.
 */
export function regionsOf(recording: Recording, regions: readonly string[], partition = 'aws'): readonly string[] {
  if (recording === 'every') return regions;
  if (recording === 'sign-in' && partition === 'aws') return SIGN_IN_REGIONS;
  return [globalRegionOf(partition)];
}
