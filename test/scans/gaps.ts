import type { Bucket } from '../../src/simulator/estate/bucket.ts';
import {
  healthyAccounts,
  healthyBuckets,
  healthyOrganization,
  homeRegion,
} from '../../src/simulator/estate/healthy.ts';
import type { FlowLog } from '../../src/simulator/estate/network.ts';
import { accountOf, type Organization, placeOf } from '../../src/simulator/estate/organization.ts';
import type { RegionEstate } from '../../src/simulator/estate/region.ts';
import type { Trail } from '../../src/simulator/estate/trail.ts';

/** A flaw that can be planted in a Region of the healthy organization, and what must be found for it. */
export interface Gap {
  readonly name: string;
  readonly plant: (organization: Organization, region: string) => void;
  /** The findings that must fail, each as `check account Region`. */
  readonly found: (region: string) => readonly string[];
}

const { management, logArchive, security } = healthyAccounts;
const [first, second, third] = ['444444444444', '444444444445', '444444444446'] as const;

/** The healthy organization with three workload accounts: gaps that would cover each other up are in different ones. */
export const healthyEstate = (): Organization =>
  healthyOrganization({ workloads: [first, second, third].map((id) => ({ id })) });

/** A gap in one account, in any Region. */
function inRegion(account: string, name: string, change: (place: RegionEstate) => void, ...checks: string[]): Gap {
  return {
    name,
    plant: (organization, region) => change(placeOf(organization, account, region)),
    found: (region) => checks.map((check) => `${check} ${account} ${region}`),
  };
}

/** A gap of the organization trail. */
function ofTrail(name: string, change: Partial<Trail>, check: string): Gap {
  return {
    name,
    plant: (organization) =>
      placeOf(organization, management, homeRegion).trails.forEach((trail) => {
        Object.assign(trail, change);
      }),
    found: () => [`${check} ${management} ${homeRegion}`],
  };
}

/** A gap of a bucket in the log archive. */
function ofBucket(name: string, bucket: string, change: (bucket: Bucket) => Partial<Bucket>, check: string): Gap {
  return {
    name,
    plant: (organization) => {
      for (const one of accountOf(organization, logArchive).buckets)
        if (one.Name === bucket) Object.assign(one, change(one));
    },
    found: () => [`${check} ${logArchive} ${homeRegion}`],
  };
}

const flowLogsAre =
  (change: Partial<FlowLog>) =>
  ({ vpcs }: RegionEstate) => {
    for (const { flowLogs } of vpcs) for (const flowLog of flowLogs) Object.assign(flowLog, change);
  };

/** Flaws that are independent of each other. */
export const gaps: readonly Gap[] = [
  {
    name: 'no detector',
    plant: (organization, region) => Object.assign(placeOf(organization, first, region), { detector: undefined }),
    found: (region) => [
      `guardduty/detector-is-enabled ${first} ${region}`,
      `guardduty/new-accounts-are-enrolled ${security} ${region}`,
    ],
  },
  inRegion(
    second,
    'a protection plan that is off',
    ({ detector }) => Object.assign(detector?.features ?? {}, { S3_DATA_EVENTS: 'DISABLED' }),
    'guardduty/protection-plans-are-on',
  ),
  inRegion(
    third,
    'a suspended detector',
    ({ detector }) => Object.assign(detector ?? {}, { Status: 'DISABLED' }),
    'guardduty/detector-is-enabled',
  ),
  inRegion(
    security,
    'late updates of findings',
    ({ detector }) => Object.assign(detector ?? {}, { FindingPublishingFrequency: 'SIX_HOURS' }),
    'guardduty/updates-are-frequent',
  ),
  inRegion(
    first,
    'a VPC without flow logs',
    ({ vpcs }) => {
      for (const vpc of vpcs) vpc.flowLogs = [];
    },
    'flow-logs/vpc-is-covered',
  ),
  inRegion(
    second,
    'a flow log of rejected traffic only',
    flowLogsAre({ TrafficType: 'REJECT' }),
    'flow-logs/accepted-and-rejected-traffic',
    'flow-logs/vpc-is-covered',
  ),
  inRegion(
    third,
    'a flow log that cannot deliver',
    flowLogsAre({ DeliverLogsStatus: 'FAILED' }),
    'flow-logs/are-delivered',
    'flow-logs/vpc-is-covered',
  ),
  {
    name: 'a stopped recorder',
    plant: (organization, region) => {
      for (const recorder of placeOf(organization, first, region).recorders) recorder.recording = false;
    },
    found: (region) => [
      `config/recorder-is-recording ${first} ${region}`,
      `config/baseline-rules-are-evaluating ${first} ${region}`,
      // The one in the home Region is the one that records global types.
      ...(region === homeRegion ? [`config/global-types-are-recorded-once ${first} null`] : []),
    ],
  },
  inRegion(
    second,
    'a recorder that looks once a day',
    ({ recorders }) => {
      for (const recorder of recorders) recorder.recordingMode = { recordingFrequency: 'DAILY' };
    },
    'config/is-continuous',
  ),
  inRegion(
    third,
    'no delivery channel',
    (place) => Object.assign(place, { deliveryChannels: [] }),
    'config/changes-are-delivered',
    'config/changes-are-routed',
  ),
  inRegion(
    security,
    'a short history of configurations',
    (place) => Object.assign(place, { configRetentionDays: 30 }),
    'config/history-is-kept',
  ),
  ofTrail('log files without digests', { LogFileValidationEnabled: false }, 'cloudtrail/log-files-are-validated'),
  ofTrail('a trail without Insights', { InsightSelectors: [] }, 'cloudtrail/insights-are-enabled'),
  ofTrail(
    'a trail without a log group',
    { CloudWatchLogsLogGroupArn: undefined, CloudWatchLogsRoleArn: undefined },
    'cloudtrail/reaches-cloudwatch-logs',
  ),
  ofBucket(
    'a bucket without a lock',
    healthyBuckets.config,
    () => ({ objectLock: undefined }),
    'log-archive/objects-are-locked',
  ),
  ofBucket(
    'a bucket encrypted with the key of S3',
    healthyBuckets.flowLogs,
    () => ({ encryption: { ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } } }),
    'log-archive/is-encrypted-with-customer-key',
  ),
  ofBucket(
    'a bucket that may be read without TLS',
    healthyBuckets.findings,
    ({ policy }) => ({
      policy: { ...policy, Statement: (policy?.Statement ?? []).filter(({ Effect }) => Effect === 'Allow') },
    }),
    'log-archive/insecure-transport-is-denied',
  ),
  {
    name: 'a key that is never rotated',
    plant: (organization) => {
      for (const key of placeOf(organization, logArchive, homeRegion).keys) key.rotation = false;
    },
    found: () => [`log-keys/key-is-rotated ${logArchive} ${homeRegion}`],
  },
];
