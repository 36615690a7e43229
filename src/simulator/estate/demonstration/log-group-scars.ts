import { days } from '../ago.ts';
import { healthyBuckets } from '../healthy.ts';
import { keyArn } from '../key.ts';
import { logGroup } from '../monitoring.ts';
import { flowLog, vpc } from '../network.ts';
import { placeOf } from '../organization.ts';
import { trail } from '../trail.ts';
import { company } from './company.ts';
import { missing, type Scar, unsound } from './scar.ts';

const groupArn = (account: string, region: string, name: string) =>
  `arn:aws:logs:${region}:${account}:log-group:${name}`;

/** What is wrong with the log groups. */
export const logGroupScars: readonly Scar[] = [
  {
    because:
      'Brightcart sends the traffic of its shop to a log group kept for a month, and on to a function that went with the old shop.',
    plant: (organization) => {
      const place = placeOf(organization, company.brightcart, 'eu-west-1');
      place.vpcs.push(
        vpc({
          flowLogs: [
            flowLog({
              LogDestination: groupArn(company.brightcart, 'eu-west-1', 'shop-traffic'),
              LogDestinationType: 'cloud-watch-logs',
              LogGroupName: 'shop-traffic',
              DeliverLogsPermissionArn: `arn:aws:iam::${company.brightcart}:role/flow-logs`,
            }),
          ],
        }),
      );
      place.logGroups.push(
        logGroup({
          logGroupName: 'shop-traffic',
          retentionInDays: 30,
          subscriptionFilters: [
            {
              filterName: 'to-legacy-parser',
              filterPattern: '',
              destinationArn: `arn:aws:lambda:eu-west-1:${company.brightcart}:function:legacy-parser`,
            },
          ],
        }),
      );
    },
    shows: [
      unsound('log-groups/is-kept-long-enough', company.brightcart, 'eu-west-1'),
      missing('log-groups/is-encrypted', company.brightcart, 'eu-west-1'),
      unsound('log-groups/subscriptions-are-alive', company.brightcart, 'eu-west-1'),
      unsound('flow-logs/destination-is-central', company.brightcart, 'eu-west-1'),
      unsound('routes/config-and-flow-logs-have-a-reader', company.brightcart, 'eu-west-1'),
    ],
  },
  {
    because: "Fernmail's developers keep a trail for debugging; its log group is of the class that carries no filters.",
    plant: (organization) => {
      const place = placeOf(organization, company.fernmailDev, 'eu-west-1');
      place.trails.push(
        trail({
          Name: 'debugging',
          S3BucketName: healthyBuckets.trail,
          IsMultiRegionTrail: false,
          IncludeGlobalServiceEvents: false,
          KmsKeyId: keyArn(company.logArchive, 'us-east-1', 'log-archive'),
          CloudWatchLogsLogGroupArn: `${groupArn(company.fernmailDev, 'eu-west-1', 'debugging')}:*`,
          CloudWatchLogsRoleArn: `arn:aws:iam::${company.fernmailDev}:role/trail-to-logs`,
          startedAgo: days(120),
        }),
      );
      place.logGroups.push(
        logGroup({ logGroupName: 'debugging', logGroupClass: 'INFREQUENT_ACCESS', retentionInDays: 365 }),
      );
    },
    shows: [
      unsound('log-groups/can-carry-detections', company.fernmailDev, 'eu-west-1'),
      missing('log-groups/is-encrypted', company.fernmailDev, 'eu-west-1'),
    ],
  },
];
