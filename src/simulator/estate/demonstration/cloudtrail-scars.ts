import { days } from '../ago.ts';
import { bucket } from '../bucket.ts';
import { healthyAccounts, homeRegion } from '../healthy.ts';
import { accountOf, placeOf } from '../organization.ts';
import { policy } from '../policy.ts';
import { eventDataStore, trail } from '../trail.ts';
import { company } from './company.ts';
import { missing, type Scar, unknown, unsound } from './scar.ts';

const organizationTrail = `arn:aws:cloudtrail:${homeRegion}:${healthyAccounts.management}:trail/organization`;
const fernmailTrail = `arn:aws:cloudtrail:eu-central-1:${company.fernmail}:trail/fernmail-audit`;
const brightcartTrail = `arn:aws:cloudtrail:us-west-2:${company.brightcart}:trail/brightcart`;
const fernmailBucket = 'fernmail-audit-logs';
const lostBucket = 'brightcart-trail-logs';
const arnOf = (bucketName: string) => `arn:aws:s3:::${bucketName}`;

/** What is wrong with the trails, above all with those that the bought companies brought along. */
export const cloudTrailScars: readonly Scar[] = [
  {
    because: 'Insights for error rates were left out of the organization trail to save money.',
    plant: (organization) => {
      for (const own of placeOf(organization, company.management, homeRegion).trails) {
        own.InsightSelectors = [{ InsightType: 'ApiCallRateInsight' }];
      }
    },
    shows: [unsound('cloudtrail/insights-are-enabled', company.management, homeRegion, organizationTrail)],
  },
  {
    because:
      "Fernmail's own trail was stopped when the organization trail came, and never removed; its bucket is still there, open to everybody.",
    plant: (organization) => {
      placeOf(organization, company.fernmail, 'eu-central-1').trails.push(
        trail({
          Name: 'fernmail-audit',
          S3BucketName: fernmailBucket,
          IsMultiRegionTrail: false,
          LogFileValidationEnabled: false,
          InsightSelectors: [],
          isLogging: false,
          stoppedAgo: days(210),
        }),
      );
      accountOf(organization, company.fernmail).buckets.push(
        bucket({
          Name: fernmailBucket,
          region: 'eu-central-1',
          publicAccessBlock: undefined,
          ownership: 'ObjectWriter',
          lifecycle: [{ ID: 'tidy', Status: 'Enabled', Filter: { Prefix: '' }, Expiration: { Days: 90 } }],
          policy: policy(
            {
              Sid: 'Trail',
              Effect: 'Allow',
              Principal: { Service: 'cloudtrail.amazonaws.com' },
              Action: ['s3:GetBucketAcl', 's3:PutObject'],
              Resource: [`arn:aws:s3:::${fernmailBucket}`, `arn:aws:s3:::${fernmailBucket}/*`],
            },
            {
              Sid: 'Auditors2019',
              Effect: 'Allow',
              Principal: '*',
              Action: 's3:GetObject',
              Resource: `arn:aws:s3:::${fernmailBucket}/*`,
            },
          ),
        }),
      );
      accountOf(organization, company.fernmail).publicAccessBlock = undefined;
    },
    shows: [
      unsound('cloudtrail/no-trail-is-left-stopped', company.fernmail, 'eu-central-1', fernmailTrail),
      unsound('cloudtrail/log-files-are-validated', company.fernmail, 'eu-central-1', fernmailTrail),
      missing('cloudtrail/logs-are-encrypted-with-customer-key', company.fernmail, 'eu-central-1', fernmailTrail),
      missing('cloudtrail/reaches-cloudwatch-logs', company.fernmail, 'eu-central-1', fernmailTrail),
      missing('cloudtrail/insights-are-enabled', company.fernmail, 'eu-central-1', fernmailTrail),
      unsound('log-archive/public-access-is-blocked', company.fernmail, 'eu-central-1', arnOf(fernmailBucket)),
      unsound('log-archive/bucket-is-in-a-separate-account', company.fernmail, 'eu-central-1', arnOf(fernmailBucket)),
      unsound('log-archive/writers-are-restricted', company.fernmail, 'eu-central-1', arnOf(fernmailBucket)),
      unsound('log-archive/is-kept-long-enough', company.fernmail, 'eu-central-1', arnOf(fernmailBucket)),
      missing('log-archive/objects-are-locked', company.fernmail, 'eu-central-1', arnOf(fernmailBucket)),
      missing('log-archive/versioning-is-enabled', company.fernmail, 'eu-central-1', arnOf(fernmailBucket)),
      missing('log-archive/is-encrypted-with-customer-key', company.fernmail, 'eu-central-1', arnOf(fernmailBucket)),
      missing('log-archive/insecure-transport-is-denied', company.fernmail, 'eu-central-1', arnOf(fernmailBucket)),
      unknown('log-archive/has-a-reader', company.fernmail, 'eu-central-1', arnOf(fernmailBucket)),
    ],
  },
  {
    because:
      "Brightcart's trail still writes to a bucket that was deleted with the old shop, and to a log group that went with it.",
    plant: (organization) => {
      placeOf(organization, company.brightcart, 'us-west-2').trails.push(
        trail({
          Name: 'brightcart',
          S3BucketName: lostBucket,
          IsMultiRegionTrail: false,
          CloudWatchLogsLogGroupArn: `arn:aws:logs:us-west-2:${company.brightcart}:log-group:brightcart-trail:*`,
          CloudWatchLogsRoleArn: `arn:aws:iam::${company.brightcart}:role/trail-to-logs`,
        }),
      );
    },
    shows: [
      missing('log-archive/bucket-exists', company.brightcart, 'us-west-2', arnOf(lostBucket)),
      unsound('cloudtrail/logs-are-delivered', company.brightcart, 'us-west-2', brightcartTrail),
      unsound('cloudtrail/digests-are-delivered', company.brightcart, 'us-west-2', brightcartTrail),
      unsound('cloudtrail/reaches-cloudwatch-logs', company.brightcart, 'us-west-2', brightcartTrail),
    ],
  },
  {
    because: 'An event data store from an incident in the shop was stopped and left without protection.',
    plant: (organization) => {
      placeOf(organization, company.shop, 'eu-west-1').eventDataStores.push(
        eventDataStore({
          Name: 'incident-2024',
          Status: 'STOPPED_INGESTION',
          TerminationProtectionEnabled: false,
          RetentionPeriod: 90,
        }),
      );
    },
    shows: [unsound('cloudtrail/event-data-stores-are-protected', company.shop, 'eu-west-1')],
  },
];
