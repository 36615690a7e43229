import { AccountClient, paginateListRegions } from '@aws-sdk/client-account';
import { CloudWatchClient, DescribeAlarmsCommand, paginateDescribeAlarms } from '@aws-sdk/client-cloudwatch';
import {
  CloudWatchLogsClient,
  DescribeLogGroupsCommand,
  paginateDescribeLogGroups,
} from '@aws-sdk/client-cloudwatch-logs';
import {
  ConfigServiceClient,
  DescribeConfigRulesCommand,
  paginateDescribeConfigRules,
} from '@aws-sdk/client-config-service';
import { DescribeVpcsCommand, EC2Client, paginateDescribeVpcs } from '@aws-sdk/client-ec2';
import {
  GuardDutyClient,
  ListDetectorsCommand,
  ListMembersCommand,
  paginateListMembers,
} from '@aws-sdk/client-guardduty';
import { KMSClient, ListAliasesCommand, paginateListAliases } from '@aws-sdk/client-kms';
import {
  ListAccountsCommand,
  OrganizationsClient,
  paginateListAccounts,
  paginateListTagsForResource,
} from '@aws-sdk/client-organizations';
import { ListBucketsCommand, paginateListBuckets, S3Client } from '@aws-sdk/client-s3';
import { ListTopicsCommand, paginateListTopics, SNSClient } from '@aws-sdk/client-sns';
import { afterEach, describe, expect, test } from 'vitest';
import { account } from '../../src/simulator/estate/account.ts';
import { bucket } from '../../src/simulator/estate/bucket.ts';
import { managedRule } from '../../src/simulator/estate/config.ts';
import { detector } from '../../src/simulator/estate/detector.ts';
import { key } from '../../src/simulator/estate/key.ts';
import { alarm, logGroup, topic } from '../../src/simulator/estate/monitoring.ts';
import { vpc } from '../../src/simulator/estate/network.ts';
import { organization } from '../../src/simulator/estate/organization.ts';
import { emptyRegion } from '../../src/simulator/estate/region.ts';
import { type Simulator, type SimulatorOptions, startSimulator } from '../../src/simulator/simulator.ts';
import { clientFor, refusalOf } from './connect.ts';

const five = ['a', 'b', 'c', 'd', 'e'];
const member = (index: number) =>
  account(`22222222222${index}`, { template: () => emptyRegion({ detector: detector() }) });

let simulator: Simulator;
afterEach(() => simulator.close());

async function simulate(options: Partial<SimulatorOptions>) {
  const management = account('111111111111', {
    tags: Object.fromEntries(five.map((key) => [key, 'x'])),
    buckets: five.map((name) => bucket({ Name: `bucket-${name}` })),
    regions: {
      'us-east-1': {
        detector: detector({ relationship: undefined }),
        vpcs: five.map(() => vpc()),
        alarms: five.map((name) => alarm(name, 'arn:aws:sns:us-east-1:111111111111:t')),
        logGroups: five.map((logGroupName) => logGroup({ logGroupName })),
        configRules: five.map((ConfigRuleName) => managedRule('CLOUD_TRAIL_ENABLED', { ConfigRuleName })),
        topics: five.map((name) => topic(name)),
        keys: five.map((alias) => key(alias)),
      },
    },
  });
  simulator = await startSimulator({
    organization: organization({
      guardDutyAdministrator: '111111111111',
      accounts: [management, ...five.map((_, index) => member(index))],
    }),
    ...options,
  });
  return clientFor(simulator, simulator.credentials);
}

type Client = ReturnType<typeof clientFor>;
async function gather<Page>(
  pages: AsyncIterable<Page>,
  itemsOf: (page: Page) => readonly unknown[] | undefined,
): Promise<number[]> {
  const sizes: number[] = [];
  for await (const page of pages) sizes.push(itemsOf(page)?.length ?? 0);
  return sizes;
}

const lists: readonly [string, (client: Client) => Promise<number[]>][] = [
  [
    'organizations:ListAccounts',
    (options) =>
      gather(paginateListAccounts({ client: new OrganizationsClient(options) }, {}), (page) =>
        page.Accounts?.slice(0, 5),
      ),
  ],
  [
    'organizations:ListTagsForResource',
    (options) =>
      gather(
        paginateListTagsForResource({ client: new OrganizationsClient(options) }, { ResourceId: '111111111111' }),
        (page) => page.Tags,
      ),
  ],
  [
    'ec2:DescribeVpcs',
    (options) => gather(paginateDescribeVpcs({ client: new EC2Client(options) }, {}), (page) => page.Vpcs),
  ],
  [
    'cloudwatch:DescribeAlarms',
    (options) =>
      gather(paginateDescribeAlarms({ client: new CloudWatchClient(options) }, {}), (page) => page.MetricAlarms),
  ],
  [
    'logs:DescribeLogGroups',
    (options) =>
      gather(paginateDescribeLogGroups({ client: new CloudWatchLogsClient(options) }, {}), (page) => page.logGroups),
  ],
  [
    'config:DescribeConfigRules',
    (options) =>
      gather(paginateDescribeConfigRules({ client: new ConfigServiceClient(options) }, {}), (page) => page.ConfigRules),
  ],
  [
    'sns:ListTopics',
    (options) => gather(paginateListTopics({ client: new SNSClient(options) }, {}), (page) => page.Topics),
  ],
  [
    's3:ListBuckets',
    (options) => gather(paginateListBuckets({ client: new S3Client(options) }, {}), (page) => page.Buckets),
  ],
  [
    'kms:ListAliases',
    (options) => gather(paginateListAliases({ client: new KMSClient(options) }, {}), (page) => page.Aliases),
  ],
];

describe('with pages of two', () => {
  test.each(lists.filter(([name]) => name !== 'organizations:ListAccounts'))(
    '%s gives all five in three pages',
    async (_name, list) => {
      expect(await list(await simulate({ pageSize: 2 }))).toEqual([2, 2, 1]);
    },
  );

  test('every account is listed once', async () => {
    const client = new OrganizationsClient(await simulate({ pageSize: 4 }));
    const ids: (string | undefined)[] = [];
    for await (const page of paginateListAccounts({ client }, {}))
      ids.push(...(page.Accounts ?? []).map(({ Id }) => Id));
    expect(ids).toEqual([
      '111111111111',
      '222222222220',
      '222222222221',
      '222222222222',
      '222222222223',
      '222222222224',
    ]);
  });

  test('GuardDuty pages members, Account Management Regions', async () => {
    const options = await simulate({ pageSize: 2 });
    const guardDuty = new GuardDutyClient(options);
    const { DetectorIds = [] } = await guardDuty.send(new ListDetectorsCommand({}));
    const [DetectorId] = DetectorIds;
    expect(await gather(paginateListMembers({ client: guardDuty }, { DetectorId }), (page) => page.Members)).toEqual([
      2, 2, 1,
    ]);
    const regions = await gather(
      paginateListRegions({ client: new AccountClient(options) }, {}),
      (page) => page.Regions,
    );
    expect(regions).toHaveLength(17);
  });
});

test("without a limit AWS's own page sizes hold", async () => {
  expect(await lists[0]?.[1](await simulate({}))).toEqual([5]);
});

test('Organizations may answer an empty page that has a token', async () => {
  const client = new OrganizationsClient(await simulate({ emptyPages: true }));
  const first = await client.send(new ListAccountsCommand({}));
  expect(first.Accounts).toEqual([]);
  const second = await client.send(new ListAccountsCommand({ NextToken: first.NextToken }));
  expect(second.Accounts).toHaveLength(6);
  expect(second.NextToken).toBeUndefined();
});

describe('a token of no page is refused', () => {
  const NextToken = 'bm9uZQ';
  const invalid: readonly [string, string, (options: Client) => Promise<unknown>][] = [
    [
      'organizations',
      'InvalidInputException',
      (options) => new OrganizationsClient(options).send(new ListAccountsCommand({ NextToken })),
    ],
    ['ec2', 'InvalidNextToken', (options) => new EC2Client(options).send(new DescribeVpcsCommand({ NextToken }))],
    [
      'cloudwatch',
      'InvalidNextToken',
      (options) => new CloudWatchClient(options).send(new DescribeAlarmsCommand({ NextToken })),
    ],
    [
      'logs',
      'InvalidParameterException',
      (options) => new CloudWatchLogsClient(options).send(new DescribeLogGroupsCommand({ nextToken: NextToken })),
    ],
    [
      'config',
      'InvalidNextTokenException',
      (options) => new ConfigServiceClient(options).send(new DescribeConfigRulesCommand({ NextToken })),
    ],
    [
      'sns',
      'InvalidParameterException',
      (options) => new SNSClient(options).send(new ListTopicsCommand({ NextToken })),
    ],
    [
      's3',
      'InvalidArgument',
      (options) => new S3Client(options).send(new ListBucketsCommand({ ContinuationToken: NextToken })),
    ],
    [
      'kms',
      'InvalidMarkerException',
      (options) => new KMSClient(options).send(new ListAliasesCommand({ Marker: NextToken })),
    ],
    [
      'guardduty',
      'BadRequestException',
      async (options) => {
        const client = new GuardDutyClient(options);
        const { DetectorIds = [] } = await client.send(new ListDetectorsCommand({}));
        return client.send(new ListMembersCommand({ DetectorId: DetectorIds[0], NextToken }));
      },
    ],
  ];
  test.each(invalid)('by %s with %s', async (_service, name, ask) => {
    const refused = await refusalOf(ask(await simulate({})));
    expect(refused).toMatchObject({ name, message: 'The specified nextToken is invalid or has expired.' });
  });
});
