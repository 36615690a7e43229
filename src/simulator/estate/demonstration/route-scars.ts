import { healthyBuckets, homeRegion } from '../healthy.ts';
import { accountOf, placeOf } from '../organization.ts';
import { securityLake } from '../security-lake.ts';
import { company, optedIn } from './company.ts';
import { type Scar, unsound } from './scar.ts';

const configBucket = `arn:aws:s3:::${healthyBuckets.config}`;

const lakeArn = (region: string) => `arn:aws:securitylake:${region}:${company.security}:data-lake/default`;
const lake = 'routes/security-lake-is-complete';

/** What is wrong with the ways from the stores to those who read them. */
export const routeScars: readonly Scar[] = [
  {
    because:
      'The queue of the SIEM was attached to the bucket of Config for a test of deletions, and the test was left in place.',
    plant: (organization) => {
      for (const bucket of accountOf(organization, company.logArchive).buckets) {
        if (bucket.Name !== healthyBuckets.config) continue;
        for (const queue of bucket.notification.QueueConfigurations ?? []) queue.Events = ['s3:ObjectRemoved:*'];
      }
    },
    shows: [
      unsound('log-archive/has-a-reader', company.logArchive, homeRegion, configBucket),
      unsound('routes/config-and-flow-logs-have-a-reader', company.logArchive, homeRegion, configBucket),
    ],
  },
  {
    because:
      'Security Lake was tried in a few Regions: Brightcart never joined it, nobody reads Paris, and London failed.',
    plant: (organization) => {
      for (const region of [...organization.regions, ...optedIn]) {
        const place = placeOf(organization, company.security, region);
        place.securityLake = undefined;
        if (region === 'us-east-1' || region === 'eu-west-1') place.securityLake = securityLake();
        if (region === 'us-west-2')
          place.securityLake = securityLake({ sourcesOf: { [company.brightcart]: ['ROUTE53'] } });
        if (region === 'eu-west-3')
          place.securityLake = securityLake({ subscribers: [{ name: 'trial', status: 'DEACTIVATED' }] });
        if (region === 'eu-west-2') place.securityLake = securityLake({ status: 'FAILED' });
      }
    },
    shows: [
      unsound(lake, null, null, lakeArn('us-west-2')),
      unsound(lake, null, null, lakeArn('eu-west-3')),
      unsound(lake, null, null, lakeArn('eu-west-2')),
      unsound(lake, null, null),
    ],
  },
];
