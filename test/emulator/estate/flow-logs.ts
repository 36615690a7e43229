import { CreateLogGroupCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  CreateFlowLogsCommand,
  type CreateFlowLogsCommandInput,
  CreateNetworkInterfaceCommand,
  CreateSubnetCommand,
  CreateTransitGatewayCommand,
  CreateVpcCommand,
  DescribeSubnetsCommand,
  DescribeVpcsCommand,
} from '@aws-sdk/client-ec2';
import { CreateDeliveryStreamCommand } from '@aws-sdk/client-firehose';
import { DeleteBucketCommand } from '@aws-sdk/client-s3';
import { arnOf, makeBucket } from './bucket.ts';
import { logBuckets } from './buckets.ts';
import type { Accounts } from './organization.ts';
import { type Account, type Region, type Subject, target, type World } from './world.ts';

const check = (name: string): string => `flow-logs/${name}`;

/** A default VPC, which moto like AWS puts into every account and Region. */
interface Network {
  readonly owner: Account;
  readonly region: Region;
  readonly vpcId: string;
  readonly vpc: Subject;
}

type FlowLogSettings = Partial<CreateFlowLogsCommandInput>;

/** Every default VPC with a flow log to the central bucket, but for a dozen that are done badly or not at all. */
export async function seedFlowLogs(world: World, accounts: Accounts): Promise<void> {
  const { management, logArchive, security, payments, shop, data, legacy, sandbox, platform } = accounts;
  const seed = new FlowLogs(world);

  // The log archive does not keep its own tracks: its flow logs lie with security.
  for (const region of ['eu-west-1', 'us-east-1'] as const) {
    const network = await seed.network(logArchive, region);
    await seed.logs(network, [network.vpcId], toBucket(logBuckets.archiveFlowLogs));
  }
  for (const [owner, region] of [
    [management, 'us-east-1'],
    [security, 'us-east-1'],
    [platform, 'us-east-1'],
    [platform, 'eu-west-1'],
  ] as const) {
    const network = await seed.network(owner, region);
    await seed.logs(network, [network.vpcId], toBucket(logBuckets.flowLogs));
  }
  await seedSides(world, seed, management, payments);
  await seedRecords(world, seed, shop);
  await seedDestinations(world, seed, { security, data, legacy });
  await seedParts(world, seed, { legacy, sandbox });
  await seedPlatform(world, seed, platform);
}

/** Accepted and rejected traffic by one log each is as good as one log for both; one side alone is not. */
async function seedSides(world: World, seed: FlowLogs, management: Account, payments: Account): Promise<void> {
  const both = await seed.network(management, 'eu-west-1');
  await seed.logs(both, [both.vpcId], { ...toBucket(logBuckets.flowLogs), TrafficType: 'ACCEPT' });
  const group = await seed.logs(both, [both.vpcId], { ...(await toGroup(both, '/acme/flow')), TrafficType: 'REJECT' });
  world.gap(check('destination-is-central'), group, 'unsound', "the account's own log group");

  const one = await seed.network(payments, 'us-east-1');
  const rejects = await seed.logs(one, [one.vpcId], { ...toBucket(logBuckets.flowLogs), TrafficType: 'REJECT' });
  world.gap(check('vpc-is-covered'), one.vpc, 'unsound', 'rejected traffic only');
  world.gap(check('accepted-and-rejected-traffic'), rejects, 'unsound', 'rejected traffic only');

  const none = await seed.network(payments, 'eu-west-1');
  world.gap(check('vpc-is-covered'), none.vpc, 'missing', 'no flow log at all');
}

/** Too coarse, and too short. */
async function seedRecords(world: World, seed: FlowLogs, shop: Account): Promise<void> {
  const slow = await seed.network(shop, 'us-east-1');
  const coarse = await seed.logs(slow, [slow.vpcId], { ...toBucket(logBuckets.flowLogs), MaxAggregationInterval: 600 });
  world.gap(check('aggregation-is-fine-grained'), coarse, 'unsound', 'ten minutes');

  const thin = await seed.network(shop, 'eu-west-1');
  const trimmed = await seed.logs(thin, [thin.vpcId], {
    ...toBucket(logBuckets.flowLogs),
    LogFormat: ['srcaddr', 'dstaddr', 'action'].map((field) => `\${${field}}`).join(' '),
  });
  world.gap(check('records-are-complete'), trimmed, 'unsound', 'without ports, times and bytes');
}

/** Destinations that are not there, or too near. */
async function seedDestinations(
  world: World,
  seed: FlowLogs,
  { security, data, legacy }: Pick<Accounts, 'security' | 'data' | 'legacy'>,
): Promise<void> {
  const failed = await seed.network(data, 'us-east-1');
  const nowhere = {
    LogDestinationType: 'cloud-watch-logs',
    LogGroupName: '/data/none',
    DeliverLogsPermissionArn: role(failed),
  } as const;
  const failing = await seed.logs(failed, [failed.vpcId], nowhere);
  world.gap(check('are-delivered'), failing, 'unsound', 'DeliverLogsStatus is FAILED');
  world.gap(check('vpc-is-covered'), failed.vpc, 'unsound', 'its only flow log does not deliver');
  world.says(check('destination-is-central'), failing, 'not-applicable', 'the log group does not exist');

  const near = await seed.network(data, 'eu-west-1');
  const own = await seed.logs(near, [near.vpcId], await toGroup(near, '/data/flow'));
  world.gap(check('destination-is-central'), own, 'unsound', "the account's own log group");

  const lost = await seed.network(legacy, 'us-east-1');
  const bucket = 'legacy-flow-logs';
  await makeBucket(legacy, bucket, {});
  const orphan = await seed.logs(lost, [lost.vpcId], toBucket(bucket));
  await legacy.at('us-east-1').s3.send(new DeleteBucketCommand({ Bucket: bucket }));
  world.gap(check('are-delivered'), orphan, 'unsound', 'its bucket was deleted');
  world.gap(check('vpc-is-covered'), lost.vpc, 'unsound', 'its only flow log does not deliver');
  world.says(check('destination-is-central'), orphan, 'not-applicable', 'its bucket was deleted');
  const absent = world.add({ kind: 'bucket', ...target(legacy, 'us-east-1'), resource: arnOf(bucket), absent: true });
  world.gap('log-archive/bucket-exists', absent, 'missing', 'deleted: anybody may take the name');

  const streamed = await seed.network(security, 'eu-west-1');
  const log = await seed.logs(streamed, [streamed.vpcId], {
    LogDestinationType: 'kinesis-data-firehose',
    LogDestination: await makeStream(streamed),
  });
  world.gap(check('destination-is-central'), log, 'unsound', "the account's own delivery stream");
}

/** All subnets are as good as the VPC, for today; one of several is not. */
async function seedParts(
  world: World,
  seed: FlowLogs,
  { legacy, sandbox }: Pick<Accounts, 'legacy' | 'sandbox'>,
): Promise<void> {
  const all = await seed.network(legacy, 'eu-west-1');
  for (const id of await subnetsOf(all))
    await seed.logs(all, [id], { ...toBucket(logBuckets.flowLogs), ResourceType: 'Subnet' });

  const some = await seed.network(sandbox, 'us-east-1');
  const [first = ''] = await subnetsOf(some);
  await seed.logs(some, [first], { ...toBucket(logBuckets.flowLogs), ResourceType: 'Subnet' });
  world.gap(check('vpc-is-covered'), some.vpc, 'unsound', 'one subnet of several');

  const rest = await seed.network(sandbox, 'eu-west-1');
  await seed.logs(rest, [rest.vpcId], toBucket(logBuckets.flowLogs));
}

/** A second VPC that is in use, and transit gateways. */
async function seedPlatform(world: World, seed: FlowLogs, platform: Account): Promise<void> {
  const { ec2 } = platform.at('us-east-1');
  const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.1.0.0/16' }));
  const subnet = await ec2.send(new CreateSubnetCommand({ VpcId: Vpc?.VpcId, CidrBlock: '10.1.1.0/24' }));
  await ec2.send(new CreateNetworkInterfaceCommand({ SubnetId: subnet.Subnet?.SubnetId }));
  const inUse = seed.vpc(platform, 'us-east-1', Vpc?.VpcId ?? '');
  world.gap(check('vpc-is-covered'), inUse, 'missing', 'no flow log, and something that speaks');

  const unwatched = await makeGateway(world, platform, 'us-east-1');
  world.gap(check('transit-gateways-are-covered'), unwatched.gateway, 'missing', 'no flow log');

  const watched = await makeGateway(world, platform, 'eu-west-1');
  const network = { owner: platform, region: 'eu-west-1', vpcId: '', vpc: watched.gateway } as const;
  const { TrafficType: _, ...settings } = toBucket(logBuckets.flowLogs);
  const log = await seed.logs(network, [watched.id], {
    ...settings,
    ResourceType: 'TransitGateway',
    TrafficType: undefined,
  });
  world.says(check('accepted-and-rejected-traffic'), log, 'not-applicable', 'a transit gateway rejects nothing');
}

class FlowLogs {
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  async network(owner: Account, region: Region): Promise<Network> {
    const { Vpcs } = await owner.at(region).ec2.send(new DescribeVpcsCommand({}));
    const vpcId = Vpcs?.[0]?.VpcId ?? '';
    return { owner, region, vpcId, vpc: this.vpc(owner, region, vpcId) };
  }

  vpc(owner: Account, region: Region, id: string): Subject {
    const resource = `arn:aws:ec2:${region}:${owner.id}:vpc/${id}`;
    return this.#world.add({ kind: 'vpc', account: owner.id, region, resource });
  }

  async logs({ owner, region }: Network, ResourceIds: string[], settings: FlowLogSettings): Promise<Subject> {
    const answer = await owner.at(region).ec2.send(
      new CreateFlowLogsCommand({
        ResourceIds,
        ResourceType: 'VPC',
        TrafficType: 'ALL',
        MaxAggregationInterval: 60,
        ...settings,
      }),
    );
    const [id] = answer.FlowLogIds ?? [];
    if (!id) throw new Error(`no flow log was made: ${JSON.stringify(answer.Unsuccessful)}`);
    const resource = `arn:aws:ec2:${region}:${owner.id}:vpc-flow-log/${id}`;
    return this.#world.add({ kind: 'flow-log', account: owner.id, region, resource });
  }
}

const toBucket = (bucket: string): FlowLogSettings => ({ LogDestinationType: 's3', LogDestination: arnOf(bucket) });

const role = ({ owner }: Network): string => `arn:aws:iam::${owner.id}:role/flow-logs`;

async function toGroup(network: Network, LogGroupName: string): Promise<FlowLogSettings> {
  await network.owner.at(network.region).logs.send(new CreateLogGroupCommand({ logGroupName: LogGroupName }));
  return { LogDestinationType: 'cloud-watch-logs', LogGroupName, DeliverLogsPermissionArn: role(network) };
}

async function makeStream({ owner, region }: Network): Promise<string> {
  const answer = await owner.at(region).firehose.send(
    new CreateDeliveryStreamCommand({
      DeliveryStreamName: 'flow-logs',
      ExtendedS3DestinationConfiguration: {
        BucketARN: arnOf(logBuckets.flowLogs),
        RoleARN: `arn:aws:iam::${owner.id}:role/firehose`,
        Prefix: 'streamed/',
      },
    }),
  );
  return answer.DeliveryStreamARN ?? '';
}

async function subnetsOf({ owner, region, vpcId }: Network): Promise<string[]> {
  const Filters = [{ Name: 'vpc-id', Values: [vpcId] }];
  const { Subnets } = await owner.at(region).ec2.send(new DescribeSubnetsCommand({ Filters }));
  return (Subnets ?? []).flatMap(({ SubnetId }) => SubnetId ?? []);
}

async function makeGateway(world: World, owner: Account, region: Region) {
  const { TransitGateway } = await owner.at(region).ec2.send(new CreateTransitGatewayCommand({}));
  const resource = TransitGateway?.TransitGatewayArn ?? '';
  const gateway = world.add({ kind: 'transit-gateway', account: owner.id, region, resource });
  return { id: TransitGateway?.TransitGatewayId ?? '', gateway };
}
