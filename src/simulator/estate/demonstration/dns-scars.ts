import { type QueryLogConfig, queryLogConfig } from '../dns.ts';
import { healthyBuckets } from '../healthy.ts';
import { accountOf, type Organization, placeOf } from '../organization.ts';
import { company } from './company.ts';
import { missing, type Scar, unsound } from './scar.ts';

const check = 'dns/resolver-queries-are-logged';
const zones = 'dns/public-zones-are-logged';
const central = { DestinationArn: `arn:aws:s3:::${healthyBuckets.dns}` };

/** What is wrong with the DNS query logs. */
export const dnsScars: readonly Scar[] = [
  {
    because: 'The sandbox took its VPC in Canada out of the query logging to save a few dollars.',
    plant: (organization) => logWith(organization, company.sandbox, 'ca-central-1', []),
    shows: [missing(check, company.sandbox, 'ca-central-1')],
  },
  {
    because: 'Staging may not write its DNS queries to the central bucket any more, and nobody looked.',
    plant: (organization) =>
      logWith(organization, company.staging, 'eu-west-2', [
        queryLogConfig({
          ...central,
          association: {
            Status: 'ACTION_NEEDED',
            Error: 'ACCESS_DENIED',
            ErrorMessage: 'Permissions do not allow sending logs to the destination',
          },
        }),
      ]),
    shows: [unsound(check, company.staging, 'eu-west-2')],
  },
  {
    because: "The payments team's query logging failed when it was made.",
    plant: (organization) =>
      logWith(organization, company.payments, 'us-east-2', [queryLogConfig({ ...central, Status: 'FAILED' })]),
    shows: [unsound(check, company.payments, 'us-east-2')],
  },
  {
    because: 'Fernmail deleted the log group that its DNS queries go to.',
    plant: (organization) =>
      logWith(organization, company.fernmail, 'eu-west-3', [
        queryLogConfig({ DestinationArn: `arn:aws:logs:eu-west-3:${company.fernmail}:log-group:mail-dns` }),
      ]),
    shows: [unsound(check, company.fernmail, 'eu-west-3')],
  },
  {
    because: 'Nobody ever turned on the query logging of the public zone of the shop.',
    plant: (organization) => {
      accountOf(organization, company.shop).hostedZones.push({ Name: 'harbourline.example.', PrivateZone: false });
    },
    shows: [missing(zones, company.shop, null)],
  },
  {
    because: "Fernmail's zone logs to a group that was cleaned away.",
    plant: (organization) => {
      accountOf(organization, company.fernmail).hostedZones.push({
        Name: 'fernmail.example.',
        PrivateZone: false,
        CloudWatchLogsLogGroupArn: `arn:aws:logs:us-east-1:${company.fernmail}:log-group:/aws/route53/fernmail.example:*`,
      });
    },
    shows: [unsound(zones, company.fernmail, null)],
  },
];

function logWith(organization: Organization, account: string, region: string, configs: QueryLogConfig[]): void {
  placeOf(organization, account, region).queryLogConfigs = configs;
}
