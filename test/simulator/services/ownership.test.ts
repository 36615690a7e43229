import { ConfigServiceClient, DescribeDeliveryChannelStatusCommand } from '@aws-sdk/client-config-service';
import { DescribeFlowLogsCommand, DescribeSubnetsCommand, DescribeVpcsCommand, EC2Client } from '@aws-sdk/client-ec2';
import * as GuardDuty from '@aws-sdk/client-guardduty';
import { DescribeKeyCommand, GetKeyPolicyCommand, KMSClient } from '@aws-sdk/client-kms';
import {
  ListAccountsCommand,
  ListDelegatedAdministratorsCommand,
  ListTagsForResourceCommand,
  OrganizationsClient,
} from '@aws-sdk/client-organizations';
import { GetBucketPolicyCommand, HeadBucketCommand, ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import { GetTopicAttributesCommand, SNSClient } from '@aws-sdk/client-sns';
import { afterEach, describe, expect, test } from 'vitest';
import { account } from '../../../src/simulator/estate/account.ts';
import {
  healthyAccounts,
  healthyBuckets,
  healthyOrganization,
  homeRegion,
} from '../../../src/simulator/estate/healthy.ts';
import { keyArn } from '../../../src/simulator/estate/key.ts';
import { flowLog, vpc } from '../../../src/simulator/estate/network.ts';
import { accountOf, type Organization, placeOf, standalone } from '../../../src/simulator/estate/organization.ts';
import { policy } from '../../../src/simulator/estate/policy.ts';
import { type Simulator, startSimulator } from '../../../src/simulator/simulator.ts';
import { assume, clientFor, refusalOf } from '../connect.ts';

const { management, logArchive, security, workload } = healthyAccounts;

let simulator: Simulator;
afterEach(() => simulator.close());

async function simulate(change: (organization: Organization) => void = () => {}) {
  const organization = healthyOrganization();
  change(organization);
  simulator = await startSimulator({ organization });
}

async function as(accountId: string, region = homeRegion) {
  return clientFor(
    simulator,
    accountId === management ? simulator.credentials : await assume(simulator, accountId),
    region,
  );
}

describe('a bucket', () => {
  const trailLogs = { Bucket: healthyBuckets.trail };

  test('is listed by its owner only', async () => {
    await simulate();
    const names = async (id: string) =>
      (await new S3Client(await as(id)).send(new ListBucketsCommand({}))).Buckets?.map(({ Name }) => Name);
    expect(await names(logArchive)).toEqual(
      Object.values(healthyBuckets).toSorted((left, right) => order(left) - order(right)),
    );
    expect(await names(workload)).toEqual([]);
  });

  test('refuses others: 403, or 405 for a policy that everyone may read', async () => {
    await simulate((organization) => {
      for (const bucket of accountOf(organization, logArchive).buckets) {
        if (bucket.Name === healthyBuckets.config)
          bucket.policy = policy({ Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: '*' });
      }
    });
    const s3 = new S3Client(await as(workload));
    expect(await refusalOf(s3.send(new GetBucketPolicyCommand(trailLogs)))).toMatchObject({
      name: 'AccessDenied',
      status: 403,
    });
    expect(await refusalOf(s3.send(new GetBucketPolicyCommand({ Bucket: healthyBuckets.config })))).toMatchObject({
      name: 'MethodNotAllowed',
      status: 405,
    });
    expect(await refusalOf(s3.send(new HeadBucketCommand(trailLogs)))).toMatchObject({ status: 403 });
  });

  test('of the wrong expected owner is refused to its owner too', async () => {
    await simulate();
    const asked = new S3Client(await as(logArchive)).send(
      new HeadBucketCommand({ ...trailLogs, ExpectedBucketOwner: workload }),
    );
    expect(await refusalOf(asked)).toMatchObject({ status: 403 });
  });

  test.each([
    ['that is gone', 404, homeRegion, 'gone'],
    ['in another Region', 301, 'eu-west-1', healthyBuckets.trail],
  ])('%s answers HEAD with %i', async (_which, status, region, Bucket) => {
    await simulate();
    expect(
      await refusalOf(new S3Client(await as(logArchive, region)).send(new HeadBucketCommand({ Bucket }))),
    ).toMatchObject({ status });
  });
});

describe('GuardDuty', () => {
  async function detectorOf(id: string) {
    const client = new GuardDuty.GuardDutyClient(await as(id));
    const { DetectorIds = [] } = await client.send(new GuardDuty.ListDetectorsCommand({}));
    return { client, DetectorId: DetectorIds[0] };
  }

  test('shows the administrator every member, and each member the administrator', async () => {
    await simulate();
    const administrator = await detectorOf(security);
    const { Members = [] } = await administrator.client.send(
      new GuardDuty.ListMembersCommand({ DetectorId: administrator.DetectorId }),
    );
    expect(Members.map(({ AccountId, RelationshipStatus }) => [AccountId, RelationshipStatus])).toEqual([
      [management, 'Enabled'],
      [logArchive, 'Enabled'],
      [workload, 'Enabled'],
    ]);
    const member = await detectorOf(workload);
    const { Administrator } = await member.client.send(
      new GuardDuty.GetAdministratorAccountCommand({ DetectorId: member.DetectorId }),
    );
    expect(Administrator).toMatchObject({ AccountId: security, RelationshipStatus: 'Enabled' });
    const itself = await administrator.client.send(
      new GuardDuty.GetAdministratorAccountCommand({ DetectorId: administrator.DetectorId }),
    );
    expect(itself.Administrator).toBeUndefined();
  });

  test('leaves out of the associated members who has resigned', async () => {
    await simulate((organization) => {
      const { detector } = placeOf(organization, workload, homeRegion);
      if (detector !== undefined) detector.relationship = 'Resigned';
    });
    const { client, DetectorId } = await detectorOf(security);
    const count = async (OnlyAssociated?: string) =>
      (await client.send(new GuardDuty.ListMembersCommand({ DetectorId, OnlyAssociated }))).Members?.length;
    expect([await count(), await count('false')]).toEqual([2, 3]);
  });

  test('tells the management account alone who administers, Region by Region', async () => {
    await simulate((organization) => {
      organization.guardDutyAdministratorIn = { 'eu-west-1': null };
    });
    const ask = async (id: string, region: string) =>
      new GuardDuty.GuardDutyClient(await as(id, region)).send(new GuardDuty.ListOrganizationAdminAccountsCommand({}));
    expect((await ask(management, homeRegion)).AdminAccounts).toEqual([
      { AdminAccountId: security, AdminStatus: 'ENABLED' },
    ]);
    expect((await ask(management, 'eu-west-1')).AdminAccounts).toEqual([]);
    expect((await refusalOf(ask(workload, homeRegion))).name).toBe('BadRequestException');
  });

  test('cannot publish without its key', async () => {
    await simulate((organization) => {
      for (const key of placeOf(organization, logArchive, homeRegion).keys) key.KeyState = 'Disabled';
    });
    const { client, DetectorId } = await detectorOf(security);
    const { Destinations } = await client.send(new GuardDuty.ListPublishingDestinationsCommand({ DetectorId }));
    expect(Destinations).toMatchObject([{ Status: 'UNABLE_TO_PUBLISH_FIX_DESTINATION_PROPERTY' }]);
  });
});

describe('delivery follows from the destination', () => {
  const without = (name: string) => (organization: Organization) => {
    const owner = accountOf(organization, logArchive);
    owner.buckets = owner.buckets.filter(({ Name }) => Name !== name);
  };
  const configStatus = async () =>
    (await new ConfigServiceClient(await as(workload)).send(new DescribeDeliveryChannelStatusCommand({})))
      .DeliveryChannelsStatus?.[0]?.configHistoryDeliveryInfo;
  const flowStatus = async () =>
    (await new EC2Client(await as(workload)).send(new DescribeFlowLogsCommand({}))).FlowLogs?.map(
      ({ DeliverLogsStatus }) => DeliverLogsStatus,
    );

  test('of Config', async () => {
    await simulate();
    expect(await configStatus()).toMatchObject({ lastStatus: 'Success' });
    await simulator.close();
    await simulate(without(healthyBuckets.config));
    expect(await configStatus()).toMatchObject({ lastStatus: 'Failure', lastErrorCode: 'NoSuchBucket' });
  });

  test('of flow logs', async () => {
    await simulate();
    expect(await flowStatus()).toEqual(['SUCCESS']);
    await simulator.close();
    await simulate(without(healthyBuckets.flowLogs));
    expect(await flowStatus()).toEqual(['FAILED']);
  });
});

test('a shared VPC is seen by whom it is shared with, its flow logs are not', async () => {
  await simulate((organization) => {
    placeOf(organization, security, homeRegion).vpcs = [
      vpc({ sharedWith: [workload], flowLogs: [flowLog({ LogDestination: 'arn:aws:s3:::org-flow-logs' })] }),
    ];
    placeOf(organization, workload, homeRegion).vpcs = [];
  });
  const ec2 = new EC2Client(await as(workload));
  expect((await ec2.send(new DescribeVpcsCommand({}))).Vpcs).toMatchObject([{ OwnerId: security }]);
  expect((await ec2.send(new DescribeSubnetsCommand({}))).Subnets).toMatchObject([
    { OwnerId: security },
    { OwnerId: security },
  ]);
  expect((await ec2.send(new DescribeFlowLogsCommand({}))).FlowLogs).toEqual([]);
});

test('a key of another account can be described, its policy cannot be read', async () => {
  await simulate();
  const kms = new KMSClient(await as(workload));
  const KeyId = keyArn(logArchive, homeRegion, 'log-archive');
  expect((await kms.send(new DescribeKeyCommand({ KeyId }))).KeyMetadata).toMatchObject({
    AWSAccountId: logArchive,
    KeyState: 'Enabled',
  });
  expect((await refusalOf(kms.send(new GetKeyPolicyCommand({ KeyId })))).name).toBe('AccessDeniedException');
});

test('a topic of another account is not readable', async () => {
  await simulate();
  const asked = new SNSClient(await as(workload)).send(
    new GetTopicAttributesCommand({ TopicArn: `arn:aws:sns:${homeRegion}:${management}:security-alerts` }),
  );
  expect((await refusalOf(asked)).name).toBe('AuthorizationErrorException');
});

describe('Organizations', () => {
  test('is for the management account and delegated administrators', async () => {
    await simulate();
    const list = async (id: string) => new OrganizationsClient(await as(id)).send(new ListAccountsCommand({}));
    expect((await list(security)).Accounts).toHaveLength(4);
    expect(await refusalOf(list(workload))).toMatchObject({ name: 'AccessDeniedException', status: 400 });
    const delegated = await new OrganizationsClient(await as(management)).send(
      new ListDelegatedAdministratorsCommand({ ServicePrincipal: 'guardduty.amazonaws.com' }),
    );
    expect(delegated.DelegatedAdministrators?.map(({ Id }) => Id)).toEqual([security]);
  });

  test('tells the tags of accounts, and refuses what it does not know', async () => {
    await simulate((organization) => {
      accountOf(organization, workload).tags = { environment: 'production' };
    });
    const tagsOf = async (id: string, ResourceId: string) =>
      (await new OrganizationsClient(await as(id)).send(new ListTagsForResourceCommand({ ResourceId }))).Tags;
    expect(await tagsOf(security, workload)).toEqual([{ Key: 'environment', Value: 'production' }]);
    expect(await tagsOf(management, security)).toEqual([]);
    expect(await refusalOf(tagsOf(management, '000000000000'))).toMatchObject({ name: 'TargetNotFoundException' });
    expect(await refusalOf(tagsOf(workload, workload))).toMatchObject({ name: 'AccessDeniedException' });
  });

  test('is not in use by an account that stands alone', async () => {
    simulator = await startSimulator({ organization: standalone(account(management)) });
    const asked = new OrganizationsClient(await as(management)).send(new ListAccountsCommand({}));
    expect((await refusalOf(asked)).name).toBe('AWSOrganizationsNotInUseException');
  });
});

/** Telemetry buckets come first, as the estate has them. */
function order(name: string): number {
  return name === healthyBuckets.accessLogs ? 1 : 0;
}
