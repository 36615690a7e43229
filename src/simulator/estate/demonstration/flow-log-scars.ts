import { healthyBuckets } from '../healthy.ts';
import { defaultLogFormat, defaultVpc, flowLog, type Subnet, subnet, type Vpc, vpc } from '../network.ts';
import { type Organization, placeOf } from '../organization.ts';
import { company } from './company.ts';
import { missing, type Scar, unsound } from './scar.ts';

const central = { LogDestination: `arn:aws:s3:::${healthyBuckets.flowLogs}` };

/** What is wrong with the flow logs. */
export const flowLogScars: readonly Scar[] = [
  {
    because: 'The shop records only what its firewalls reject in Ireland: what gets through leaves no trace.',
    plant: (organization) =>
      add(
        organization,
        company.shop,
        'eu-west-1',
        vpc({ name: 'shop', flowLogs: [flowLog({ ...central, TrafficType: 'REJECT' })] }),
      ),
    shows: [
      unsound('flow-logs/accepted-and-rejected-traffic', company.shop, 'eu-west-1'),
      unsound('flow-logs/vpc-is-covered', company.shop, 'eu-west-1'),
    ],
  },
  {
    because: 'The shop moved to Oregon in a hurry.',
    plant: (organization) => add(organization, company.shop, 'us-west-2', vpc({ name: 'shop-us' })),
    shows: [missing('flow-logs/vpc-is-covered', company.shop, 'us-west-2')],
  },
  {
    because: 'Staging logs one subnet of two.',
    plant: (organization) =>
      add(
        organization,
        company.staging,
        'eu-central-1',
        vpc({ name: 'staging', subnets: [logged(), subnet({ CidrBlock: '10.0.16.0/20' })] }),
      ),
    shows: [unsound('flow-logs/vpc-is-covered', company.staging, 'eu-central-1')],
  },
  {
    because: "The data lake's flow logs go to a log group of its own that somebody deleted.",
    plant: (organization) =>
      add(
        organization,
        company.lake,
        'eu-west-1',
        vpc({
          name: 'lake',
          flowLogs: [
            flowLog({
              LogDestination: `arn:aws:logs:eu-west-1:${company.lake}:log-group:lake-flow-logs`,
              LogDestinationType: 'cloud-watch-logs',
              LogGroupName: 'lake-flow-logs',
              DeliverLogsPermissionArn: `arn:aws:iam::${company.lake}:role/flow-logs`,
            }),
          ],
        }),
      ),
    shows: [
      unsound('flow-logs/are-delivered', company.lake, 'eu-west-1'),
      unsound('flow-logs/vpc-is-covered', company.lake, 'eu-west-1'),
    ],
  },
  {
    because: "Fernmail's record format leaves out what was done with the packet.",
    plant: (organization) =>
      add(
        organization,
        company.fernmail,
        'eu-central-1',
        vpc({
          name: 'mail',
          flowLogs: [flowLog({ ...central, LogFormat: defaultLogFormat.split(' ').slice(0, 12).join(' ') })],
        }),
      ),
    shows: [unsound('flow-logs/records-are-complete', company.fernmail, 'eu-central-1')],
  },
  {
    because: "Brightcart's flow logs are gathered for ten minutes.",
    plant: (organization) =>
      add(
        organization,
        company.brightcart,
        'us-east-2',
        vpc({ name: 'cart', flowLogs: [flowLog({ ...central, MaxAggregationInterval: 600 })] }),
      ),
    shows: [unsound('flow-logs/aggregation-is-fine-grained', company.brightcart, 'us-east-2')],
  },
  {
    because: 'The transit gateway that joins everything is not logged.',
    plant: (organization) => {
      placeOf(organization, company.network, 'eu-west-1').transitGateways.push({
        description: 'backbone',
        flowLogs: [],
        attachments: [{ flowLogs: [] }],
      });
    },
    shows: [missing('flow-logs/transit-gateways-are-covered', company.network, 'eu-west-1')],
  },
  {
    because: 'The network team logs to a bucket that it has deleted since.',
    plant: (organization) =>
      add(
        organization,
        company.network,
        'us-east-1',
        vpc({ name: 'hub', flowLogs: [flowLog({ LogDestination: 'arn:aws:s3:::harbourline-hub-flows' })] }),
      ),
    shows: [
      unsound('flow-logs/are-delivered', company.network, 'us-east-1'),
      unsound('flow-logs/vpc-is-covered', company.network, 'us-east-1'),
      missing('log-archive/bucket-exists', company.network, 'us-east-1', 'arn:aws:s3:::harbourline-hub-flows'),
    ],
  },
  ...['sa-east-1', 'ap-south-1'].map(
    (region): Scar => ({
      because: 'The sandbox never logged the default VPC of a Region that it does not use.',
      plant: (organization) => {
        placeOf(organization, company.sandbox, region).vpcs = [defaultVpc()];
      },
      shows: [missing('flow-logs/vpc-is-covered', company.sandbox, region)],
    }),
  ),
];

function add(organization: Organization, account: string, region: string, added: Vpc): void {
  placeOf(organization, account, region).vpcs.push(added);
}

function logged(): Subnet {
  return subnet({ flowLogs: [flowLog(central)] });
}
