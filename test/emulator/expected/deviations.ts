import { type Expected, keyOf, type Verdict, type World } from '../estate/world.ts';

/** What moto makes of a right finding: another one, or none. */
export type Deviant = (Expected & { readonly operation?: string }) | null;

/** A defect of moto that makes a right scanner give another answer than on AWS. */
export interface Deviation {
  readonly name: string;
  readonly reason: string;
  /** Undefined where the defect does not touch the finding. */
  readonly of: (right: Expected, world: World) => Deviant | undefined;
}

/** All known ones that matter here. The suite fails when one no longer touches anything. */
export const deviations: readonly Deviation[] = [
  {
    name: 'the organization trail is invisible in members',
    reason: 'DescribeTrails in a member account does not list the shadow of the organization trail',
    of: withoutOrganizationTrail,
  },
  {
    name: 'GetTrailStatus knows no digests',
    reason: 'LatestDigestDeliveryTime and LatestDigestDeliveryError are never sent; the trails are minutes old',
    of: (right) =>
      turns(
        right,
        'cloudtrail/digests-are-delivered',
        ['pass', 'unsound'],
        { verdict: 'unknown' },
        'cloudtrail:GetTrailStatus',
      ),
  },
  {
    name: 'GetTrailStatus knows no CloudWatch Logs deliveries',
    reason: 'LatestCloudWatchLogsDeliveryTime is never sent; the trails are minutes old',
    of: (right) =>
      turns(right, 'cloudtrail/reaches-cloudwatch-logs', ['pass'], { verdict: 'unknown' }, 'cloudtrail:GetTrailStatus'),
  },
  {
    name: 'GetTrailStatus knows no errors',
    reason: 'LatestDeliveryTime is always now, and LatestDeliveryError is never sent, also when the bucket is gone',
    of: (right) =>
      right.resource?.endsWith(':trail/legacy')
        ? turns(right, 'cloudtrail/logs-are-delivered', ['unsound'], { verdict: 'pass' })
        : undefined,
  },
  {
    name: 'a trail without Insights answers without a list',
    reason: 'GetInsightSelectors succeeds without InsightSelectors, where AWS says InsightNotEnabledException',
    of: (right) =>
      turns(
        right,
        'cloudtrail/insights-are-enabled',
        ['missing'],
        { verdict: 'unknown' },
        'cloudtrail:GetInsightSelectors',
      ),
  },
  {
    name: 'no CloudTrail Lake',
    reason: 'ListEventDataStores is not implemented (HTTP 500 with a page of HTML)',
    of: (right) =>
      turns(
        right,
        'cloudtrail/event-data-stores-are-protected',
        ['not-applicable'],
        { verdict: 'unknown' },
        'cloudtrail:ListEventDataStores',
      ),
  },
  {
    name: 'ListBuckets names no Region',
    reason: 'BucketRegion is never sent, so that every bucket is placed in the Region of the partition',
    of: (right, world) =>
      right.check.startsWith('log-archive/') &&
      right.region !== 'us-east-1' &&
      world.of('bucket').some(({ resource, absent }) => resource === right.resource && !absent)
        ? { ...right, region: 'us-east-1' }
        : undefined,
  },
  {
    name: 'notifications to EventBridge are forgotten',
    reason: 'GetBucketNotificationConfiguration leaves EventBridgeConfiguration out, although it is kept',
    of: (right, world) =>
      world.toEventBridge.has(right.resource ?? '')
        ? turns(
            right,
            'log-archive/has-a-reader',
            ['pass'],
            { verdict: 'unknown' },
            's3:GetBucketNotificationConfiguration',
          )
        : undefined,
  },
  {
    name: 'GuardDuty lists only features that were put',
    reason: 'GetDetector leaves FLOW_LOGS, CLOUD_TRAIL and DNS_LOGS out, which AWS lists for every detector',
    of: (right) => turns(right, 'guardduty/foundational-sources-are-on', ['pass'], { verdict: 'unsound' }),
  },
  {
    name: 'no list of GuardDuty filters',
    reason: 'ListFilters is not implemented (HTTP 500), although CreateFilter is',
    of: (right) =>
      turns(
        right,
        'guardduty/nothing-is-silenced',
        ['pass', 'unsound'],
        { verdict: 'unknown', resource: null },
        'guardduty:ListFilters',
      ),
  },
  {
    name: 'no GuardDuty findings',
    reason: 'ListFindings is not implemented (HTTP 404)',
    of: (right) =>
      turns(
        right,
        'guardduty/findings-are-triaged',
        ['pass'],
        { verdict: 'unknown', resource: null },
        'guardduty:ListFindings',
      ),
  },
  {
    name: 'no GuardDuty exports',
    reason: 'ListPublishingDestinations is not implemented (HTTP 404)',
    of: (right) =>
      turns(
        right,
        'guardduty/findings-are-exported',
        ['missing'],
        { verdict: 'unknown', resource: null },
        'guardduty:ListPublishingDestinations',
      ),
  },
  {
    name: 'no GuardDuty organization',
    reason: 'DescribeOrganizationConfiguration and ListMembers are not implemented (HTTP 404)',
    of: withoutGuardDutyOrganization,
  },
  {
    name: 'a recorder is PENDING for ever',
    reason: 'lastStatus of DescribeConfigurationRecorderStatus is never SUCCESS; the recorders are minutes old',
    of: (right) =>
      turns(
        right,
        'config/recorder-is-recording',
        ['pass'],
        { verdict: 'unknown' },
        'config:DescribeConfigurationRecorderStatus',
      ),
  },
  {
    name: 'recorders have no recordingMode',
    reason: 'PutConfigurationRecorder drops it, so that DAILY cannot be seen',
    of: (right) => turns(right, 'config/is-continuous', ['unsound'], { verdict: 'pass' }),
  },
  {
    name: 'no status of delivery channels',
    reason: 'DescribeDeliveryChannelStatus is not implemented (HTTP 500)',
    of: (right) =>
      turns(
        right,
        'config/changes-are-delivered',
        ['pass'],
        { verdict: 'unknown' },
        'config:DescribeDeliveryChannelStatus',
      ),
  },
  {
    name: 'rules are never evaluated',
    reason: 'DescribeConfigRuleEvaluationStatus is not implemented (HTTP 500)',
    of: (right) =>
      turns(
        right,
        'config/baseline-rules-are-evaluating',
        ['pass'],
        { verdict: 'unknown' },
        'config:DescribeConfigRuleEvaluationStatus',
      ),
  },
];

function turns(
  right: Expected,
  check: string,
  from: readonly Verdict[],
  into: Partial<Expected>,
  operation?: string,
): Deviant | undefined {
  if (right.check !== check || !from.includes(right.verdict)) return undefined;
  return { ...right, ...into, ...(operation && { operation }) };
}

/** A member then stands there with what its own trails do. */
function withoutOrganizationTrail(right: Expected, world: World): Deviant | undefined {
  if (right.check === 'cloudtrail/trails-do-not-drift') return { ...right, verdict: 'unsound' };
  const home = world.organizationTrail.split(':')[4];
  if (right.account === home || right.verdict === 'unknown') return undefined;
  const alone = world.alone.find(({ check, subject }) => keyOf(check, subject) === keyOf(right.check, right));
  switch (right.check) {
    case 'cloudtrail/management-events-are-recorded':
    case 'cloudtrail/global-service-events-are-recorded':
      return alone?.expected ?? { ...right, verdict: 'missing' };
    case 'cloudtrail/organization-trail-reaches-target':
      return { ...right, verdict: 'missing' };
    case 'cloudtrail/logs-are-delivered': {
      if (right.resource !== world.organizationTrail) return alone?.expected;
      const own = world.of('seen-trail').some((seen) => isAt(seen, right) && seen.resource !== right.resource);
      return own ? null : { ...right, verdict: 'not-applicable', resource: null };
    }
    default:
      return undefined;
  }
}

function withoutGuardDutyOrganization(right: Expected, world: World): Deviant | undefined {
  const operation = 'guardduty:DescribeOrganizationConfiguration';
  if (right.check === 'guardduty/is-centrally-managed')
    return turns(right, right.check, ['pass', 'missing'], { verdict: 'unknown' }, operation);
  if (right.check === 'organization/newest-account-is-covered') return { ...right, verdict: 'unknown', operation };
  if (right.check !== 'guardduty/new-accounts-are-enrolled') return undefined;
  if (right.resource?.endsWith('#members')) return null;
  // Only the management account and the administrator are asked.
  const asked = right.verdict === 'missing' || right.account === world.organizationTrail.split(':')[4];
  return asked ? { ...right, verdict: 'unknown', resource: null, operation } : undefined;
}

const isAt = (one: Pick<Expected, 'account' | 'region'>, other: Pick<Expected, 'account' | 'region'>): boolean =>
  one.account === other.account && one.region === other.region;
