import { AccountClient, GetAlternateContactCommand, ListRegionsCommand } from '@aws-sdk/client-account';
import { CloudTrailClient, DescribeTrailsCommand, GetTrailStatusCommand } from '@aws-sdk/client-cloudtrail';
import { CloudWatchClient, DescribeAlarmsCommand, GetAlarmMuteRuleCommand } from '@aws-sdk/client-cloudwatch';
import { DescribeFlowLogsCommand, DescribeVpcsCommand, EC2Client } from '@aws-sdk/client-ec2';
import {
  GetDetectorCommand,
  GuardDutyClient,
  ListDetectorsCommand,
  ListFindingsCommand,
} from '@aws-sdk/client-guardduty';
import * as S3 from '@aws-sdk/client-s3';
import { GetPublicAccessBlockCommand, S3ControlClient } from '@aws-sdk/client-s3-control';
import {
  GetTopicAttributesCommand,
  ListSubscriptionsByTopicCommand,
  ListTopicsCommand,
  SNSClient,
} from '@aws-sdk/client-sns';
import { GetQueueUrlCommand, SQSClient } from '@aws-sdk/client-sqs';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { SmithyRpcV2CborProtocol } from '@smithy/core/cbor';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { account } from '../../src/simulator/estate/account.ts';
import { days } from '../../src/simulator/estate/ago.ts';
import { blockAllPublicAccess, bucket, encryptedWith, lockedFor } from '../../src/simulator/estate/bucket.ts';
import { detector } from '../../src/simulator/estate/detector.ts';
import { alarm, subscription, topic } from '../../src/simulator/estate/monitoring.ts';
import { flowLog, vpc } from '../../src/simulator/estate/network.ts';
import { organization } from '../../src/simulator/estate/organization.ts';
import { policy } from '../../src/simulator/estate/policy.ts';
import { type Simulator, startSimulator } from '../../src/simulator/simulator.ts';
import { clientFor, refusalOf } from './connect.ts';

const now = new Date('2026-11-20T09:00:00Z');
const id = '111111111111';
const readers = policy({
  Effect: 'Allow',
  Principal: { AWS: 'arn:aws:iam::999999999999:root' },
  Action: 's3:GetObject',
  Resource: '*',
});

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({
    now: () => now,
    organization: organization({
      accounts: [
        account(id, {
          buckets: [
            bucket({
              Name: 'logs',
              policy: readers,
              versioning: 'Enabled',
              objectLock: lockedFor(400),
              encryption: encryptedWith('arn:aws:kms:us-east-1:111111111111:key/k'),
              lifecycle: [
                {
                  ID: 'old & <done>',
                  Status: 'Enabled',
                  Filter: { Prefix: 'AWSLogs/' },
                  Expiration: { Days: 400 },
                  NoncurrentVersionExpiration: { NoncurrentDays: 30 },
                },
              ],
              grants: [
                {
                  Grantee: { Type: 'Group', URI: 'http://acs.amazonaws.com/groups/global/AllUsers' },
                  Permission: 'READ',
                },
              ],
              logging: { TargetBucket: 'access', TargetPrefix: 'logs/' },
              notification: {
                QueueConfigurations: [
                  { Id: 'siem', QueueArn: 'arn:aws:sqs:us-east-1:111111111111:q', Events: ['s3:ObjectCreated:*'] },
                ],
              },
              tags: [{ Key: 'team', Value: 'soc' }],
            }),
            bucket({ Name: 'bare', region: 'eu-west-1', ownership: undefined, publicAccessBlock: undefined }),
          ],
          regions: {
            'us-east-1': {
              detector: detector(),
              vpcs: [
                vpc({
                  name: 'app',
                  flowLogs: [flowLog({ LogDestination: 'arn:aws:s3:::nowhere', TrafficType: 'REJECT' })],
                }),
              ],
              alarms: [alarm('root-use', 'arn:aws:sns:us-east-1:111111111111:alerts')],
              topics: [topic('alerts', { subscriptions: [subscription({ confirmed: false })] })],
            },
          },
        }),
      ],
    }),
  });
});
afterAll(() => simulator.close());
const settings = (region?: string) => clientFor(simulator, simulator.credentials, region);

describe('AWS query', () => {
  test('answers with a result, maps and lists', async () => {
    const { $metadata: _, ...caller } = await new STSClient(settings()).send(new GetCallerIdentityCommand({}));
    expect(caller).toEqual({
      Account: id,
      Arn: `arn:aws:iam::${id}:user/blindspot-auditor`,
      UserId: expect.stringMatching(/^AIDA[0-9A-F]{17}$/),
    });
    const sns = new SNSClient(settings());
    const TopicArn = `arn:aws:sns:us-east-1:${id}:alerts`;
    const { Attributes } = await sns.send(new GetTopicAttributesCommand({ TopicArn }));
    expect(Attributes).toMatchObject({ TopicArn, SubscriptionsConfirmed: '0', SubscriptionsPending: '1' });
    const { Subscriptions } = await sns.send(new ListSubscriptionsByTopicCommand({ TopicArn }));
    expect(Subscriptions).toEqual([
      { SubscriptionArn: 'PendingConfirmation', Owner: id, Protocol: 'email', Endpoint: 'soc@example.com', TopicArn },
    ]);
  });

  test('says that there is nothing', async () => {
    expect((await new SNSClient(settings('eu-west-1')).send(new ListTopicsCommand({}))).Topics).toEqual([]);
  });

  test('names an error by its code', async () => {
    const missing = new SNSClient(settings()).send(
      new GetTopicAttributesCommand({ TopicArn: `arn:aws:sns:us-east-1:${id}:none` }),
    );
    expect(await refusalOf(missing)).toEqual({
      name: 'NotFoundException',
      status: 404,
      message: 'Topic does not exist',
    });
  });
});

describe('EC2 query', () => {
  test('reads filters and answers with item lists and timestamps', async () => {
    const { FlowLogs } = await new EC2Client(settings()).send(
      new DescribeFlowLogsCommand({ Filter: [{ Name: 'traffic-type', Values: ['ALL', 'REJECT'] }] }),
    );
    expect(FlowLogs).toMatchObject([
      {
        TrafficType: 'REJECT',
        DeliverLogsStatus: 'FAILED',
        DeliverLogsErrorMessage: 'Access error',
        MaxAggregationInterval: 60,
        CreationTime: new Date(now.getTime() - days(300)),
      },
    ]);
  });

  test('says that there is nothing', async () => {
    const none = await new EC2Client(settings()).send(
      new DescribeFlowLogsCommand({ Filter: [{ Name: 'traffic-type', Values: ['ACCEPT'] }] }),
    );
    expect(none.FlowLogs).toEqual([]);
    expect(none.$metadata.requestId).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('refuses in its own form', async () => {
    const unknown = new EC2Client(settings()).send(new DescribeVpcsCommand({ VpcIds: ['vpc-none'] }));
    expect(await refusalOf(unknown)).toEqual({
      name: 'InvalidVpcID.NotFound',
      status: 400,
      message: "The vpc ID 'vpc-none' does not exist",
    });
  });
});

describe('JSON', () => {
  test('says that there is nothing', async () => {
    expect((await new CloudTrailClient(settings()).send(new DescribeTrailsCommand({}))).trailList).toEqual([]);
  });

  test('refuses with 400', async () => {
    const unknown = new CloudTrailClient(settings()).send(new GetTrailStatusCommand({ Name: 'none' }));
    expect(await refusalOf(unknown)).toEqual({
      name: 'TrailNotFoundException',
      status: 400,
      message: `Unknown trail: arn:aws:cloudtrail:us-east-1:${id}:trail/none for the user: ${id}`,
    });
  });

  test("carries the query protocol's code where older clients want it", async () => {
    const error = await new SQSClient(settings())
      .send(new GetQueueUrlCommand({ QueueName: 'none' }))
      .catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: 'QueueDoesNotExist', Code: 'AWS.SimpleQueueService.NonExistentQueue' });
  });
});

describe.each([
  ['JSON', {}],
  [
    'CBOR',
    {
      protocol: new SmithyRpcV2CborProtocol({ defaultNamespace: 'com.amazonaws.cloudwatch', errorTypeRegistries: [] }),
      protocolSettings: {
        defaultNamespace: 'com.amazonaws.cloudwatch',
        serviceTarget: 'GraniteServiceVersion20100801',
      },
    },
  ],
])('CloudWatch over %s', (_name, protocol) => {
  const client = () => new CloudWatchClient({ ...settings(), ...protocol });

  test('answers with numbers and timestamps', async () => {
    const { MetricAlarms, CompositeAlarms } = await client().send(
      new DescribeAlarmsCommand({ AlarmNames: ['root-use'] }),
    );
    expect(MetricAlarms).toMatchObject([
      { AlarmName: 'root-use', Threshold: 1, Period: 300, StateUpdatedTimestamp: new Date(now.getTime() - days(100)) },
    ]);
    expect(CompositeAlarms).toEqual([]);
  });

  test('refuses', async () => {
    expect(await refusalOf(client().send(new GetAlarmMuteRuleCommand({ AlarmMuteRuleName: 'none' })))).toMatchObject({
      name: 'ResourceNotFoundException',
      status: 404,
    });
  });
});

describe('REST-JSON', () => {
  test('reads labels, query and body', async () => {
    const guardDuty = new GuardDutyClient(settings());
    const { DetectorIds = [] } = await guardDuty.send(new ListDetectorsCommand({ MaxResults: 10 }));
    expect(DetectorIds).toHaveLength(1);
    const [DetectorId] = DetectorIds;
    const found = await guardDuty.send(new GetDetectorCommand({ DetectorId }));
    expect(found).toMatchObject({ Status: 'ENABLED', FindingPublishingFrequency: 'FIFTEEN_MINUTES' });
    expect(found.Features?.map(({ Name }) => Name)).toContain('RUNTIME_MONITORING');
    const severe = new ListFindingsCommand({
      DetectorId,
      FindingCriteria: { Criterion: { severity: { GreaterThanOrEqual: 7 } } },
    });
    expect((await guardDuty.send(severe)).FindingIds).toEqual([]);
  });

  test('refuses with its own status and name', async () => {
    const other = new GuardDutyClient(settings()).send(new GetDetectorCommand({ DetectorId: '0'.repeat(32) }));
    expect(await refusalOf(other)).toEqual({
      name: 'BadRequestException',
      status: 400,
      message: 'The request is rejected because the input detectorId is not owned by the current account.',
    });
    const contact = new AccountClient(settings()).send(
      new GetAlternateContactCommand({ AlternateContactType: 'BILLING' }),
    );
    expect(await refusalOf(contact)).toMatchObject({ name: 'ResourceNotFoundException', status: 404 });
  });

  test('tells an account its Regions', async () => {
    const { Regions = [] } = await new AccountClient(settings()).send(
      new ListRegionsCommand({ RegionOptStatusContains: ['ENABLED', 'ENABLED_BY_DEFAULT'] }),
    );
    expect(Regions).toHaveLength(17);
  });
});

describe('REST-XML', () => {
  const logs = { Bucket: 'logs' };
  const answers: readonly [string, () => Promise<object>, object][] = [
    ['policy', () => s3().send(new S3.GetBucketPolicyCommand(logs)), { Policy: JSON.stringify(readers) }],
    [
      'policy status',
      () => s3().send(new S3.GetBucketPolicyStatusCommand(logs)),
      { PolicyStatus: { IsPublic: false } },
    ],
    ['versioning', () => s3().send(new S3.GetBucketVersioningCommand(logs)), { Status: 'Enabled' }],
    [
      'lock',
      () => s3().send(new S3.GetObjectLockConfigurationCommand(logs)),
      {
        ObjectLockConfiguration: {
          ObjectLockEnabled: 'Enabled',
          Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: 400 } },
        },
      },
    ],
    [
      'encryption',
      () => s3().send(new S3.GetBucketEncryptionCommand(logs)),
      {
        ServerSideEncryptionConfiguration: {
          Rules: [
            {
              ApplyServerSideEncryptionByDefault: {
                SSEAlgorithm: 'aws:kms',
                KMSMasterKeyID: 'arn:aws:kms:us-east-1:111111111111:key/k',
              },
              BucketKeyEnabled: true,
            },
          ],
        },
      },
    ],
    [
      'public access block',
      () => s3().send(new S3.GetPublicAccessBlockCommand(logs)),
      { PublicAccessBlockConfiguration: blockAllPublicAccess },
    ],
    [
      'access logging',
      () => s3().send(new S3.GetBucketLoggingCommand(logs)),
      { LoggingEnabled: { TargetBucket: 'access', TargetPrefix: 'logs/' } },
    ],
    [
      'lifecycle',
      () => s3().send(new S3.GetBucketLifecycleConfigurationCommand(logs)),
      {
        Rules: [
          {
            ID: 'old & <done>',
            Status: 'Enabled',
            Filter: { Prefix: 'AWSLogs/' },
            Expiration: { Days: 400 },
            NoncurrentVersionExpiration: { NoncurrentDays: 30 },
          },
        ],
      },
    ],
    [
      'ownership',
      () => s3().send(new S3.GetBucketOwnershipControlsCommand(logs)),
      { OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] } },
    ],
    [
      'notification',
      () => s3().send(new S3.GetBucketNotificationConfigurationCommand(logs)),
      {
        QueueConfigurations: [
          { Id: 'siem', QueueArn: 'arn:aws:sqs:us-east-1:111111111111:q', Events: ['s3:ObjectCreated:*'] },
        ],
      },
    ],
    ['tags', () => s3().send(new S3.GetBucketTaggingCommand(logs)), { TagSet: [{ Key: 'team', Value: 'soc' }] }],
    ['head', () => s3().send(new S3.HeadBucketCommand(logs)), { BucketRegion: 'us-east-1' }],
    [
      'location',
      () => s3().send(new S3.GetBucketLocationCommand({ Bucket: 'bare' })),
      { LocationConstraint: 'eu-west-1' },
    ],
  ];
  const s3 = (region?: string) => new S3.S3Client(settings(region));

  test.each(answers)("answers a bucket's %s", async (_what, ask, expected) => {
    expect(await ask()).toMatchObject(expected);
  });

  test('writes grantees with their types', async () => {
    const { Grants } = await s3().send(new S3.GetBucketAclCommand(logs));
    expect(Grants?.[1]).toEqual({
      Grantee: { Type: 'Group', URI: 'http://acs.amazonaws.com/groups/global/AllUsers' },
      Permission: 'READ',
    });
  });

  test('has no location for us-east-1', async () => {
    expect((await s3().send(new S3.GetBucketLocationCommand(logs))).LocationConstraint).toBeUndefined();
  });

  test.each([
    ['NoSuchBucketPolicy', (bucket: object) => new S3.GetBucketPolicyCommand({ Bucket: 'bare', ...bucket })],
    ['NoSuchLifecycleConfiguration', () => new S3.GetBucketLifecycleConfigurationCommand({ Bucket: 'bare' })],
    ['ObjectLockConfigurationNotFoundError', () => new S3.GetObjectLockConfigurationCommand({ Bucket: 'bare' })],
    ['NoSuchPublicAccessBlockConfiguration', () => new S3.GetPublicAccessBlockCommand({ Bucket: 'bare' })],
    ['OwnershipControlsNotFoundError', () => new S3.GetBucketOwnershipControlsCommand({ Bucket: 'bare' })],
    ['ReplicationConfigurationNotFoundError', () => new S3.GetBucketReplicationCommand({ Bucket: 'bare' })],
    ['NoSuchTagSet', () => new S3.GetBucketTaggingCommand({ Bucket: 'bare' })],
  ])('says %s where nothing is configured', async (name, command) => {
    // The commands have no type in common but for their client's.
    const answer = s3('eu-west-1').send(command({}) as S3.GetBucketPolicyCommand);
    expect(await refusalOf(answer)).toMatchObject({ name, status: 404 });
  });

  test.each([
    ['PermanentRedirect', 301, new S3.GetBucketPolicyCommand({ Bucket: 'bare' })],
    ['NoSuchBucket', 404, new S3.GetBucketPolicyCommand({ Bucket: 'none' })],
  ])('refuses with %s', async (name, status, command) => {
    expect(await refusalOf(s3().send(command))).toMatchObject({ name, status });
  });

  test('finds a bucket by its host name', async () => {
    const virtual = new S3.S3Client({ ...settings(), forcePathStyle: false });
    expect(await virtual.send(new S3.GetBucketVersioningCommand(logs))).toMatchObject({ Status: 'Enabled' });
  });

  test('answers S3 Control, whose host begins with the account', async () => {
    const found = await new S3ControlClient(settings()).send(new GetPublicAccessBlockCommand({ AccountId: id }));
    expect(found.PublicAccessBlockConfiguration).toEqual(blockAllPublicAccess);
  });
});
