import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { days, hours, minutes } from '../../src/simulator/estate/ago.ts';
import { detections } from '../../src/simulator/estate/detections.ts';
import { foundationalFeatures, protectionPlans } from '../../src/simulator/estate/detector.ts';
import { healthyAccounts, healthyBuckets } from '../../src/simulator/estate/healthy.ts';
import { fullLogFormat } from '../../src/simulator/estate/network.ts';
import type { AwsClient } from './aws-client.ts';
import { workload } from './estate.ts';
import { ago, answered, clients, type Ground, startGround } from './ground.ts';

const { management, security } = healthyAccounts;
const trailArn = `arn:aws:cloudtrail:us-east-1:${management}:trail/organization`;
let ground: Ground;
beforeAll(async () => {
  ground = await startGround();
});
afterAll(() => ground.simulator.close());

describe.each(await clients())('$name', (client) => {
  afterAll(() => client.close());
  const asManagement =
    (service: string, region = 'us-east-1') =>
    (operation: string, parameters: object = {}) =>
      client.call(ground.as(management, region), service, operation, parameters);
  const asWorkload =
    (service: string, region = 'us-east-1') =>
    (operation: string, parameters: object = {}) =>
      client.call(ground.as(workload, region), service, operation, parameters);

  test.each([
    ['its owner', management, 'us-east-1'],
    ['its owner in another Region', management, 'eu-west-1'],
    ['a member', workload, 'us-east-1'],
    ['a member in another Region', workload, 'eu-west-1'],
  ])('describes the organization trail to %s, and its delivery', async (_who, account, region) => {
    const ask = (operation: string, parameters: object = {}) =>
      client.call(ground.as(account, region), 'cloudtrail', operation, parameters);
    expect(await ask('DescribeTrails')).toMatchObject(
      answered({
        trailList: [
          {
            Name: 'organization',
            TrailARN: trailArn,
            HomeRegion: 'us-east-1',
            S3BucketName: healthyBuckets.trail,
            IsOrganizationTrail: true,
            IsMultiRegionTrail: true,
            LogFileValidationEnabled: true,
          },
        ],
      }),
    );
    expect(await ask('GetTrailStatus', { Name: trailArn })).toMatchObject(
      answered({
        IsLogging: true,
        StartLoggingTime: ago(days(400)),
        LatestDeliveryTime: ago(minutes(4)),
        LatestDigestDeliveryTime: ago(minutes(25)),
      }),
    );
  });

  test('looks up what was written lately', async () => {
    const LookupAttributes = [{ AttributeKey: 'ReadOnly', AttributeValue: 'false' }];
    const answer = await asWorkload('cloudtrail')('LookupEvents', { LookupAttributes, MaxResults: 10 });
    expect(answer).toMatchObject(
      answered({
        Events: [
          { EventName: 'CreateUser', EventSource: 'iam.amazonaws.com', ReadOnly: 'false', EventTime: ago(hours(1)) },
        ],
      }),
    );
  });

  test('is refused a trail by its name where it is only a shadow, and its selectors', async () => {
    const ask = asWorkload('cloudtrail');
    expect(await ask('GetTrailStatus', { Name: 'organization' })).toEqual({
      kind: 'refused',
      code: 'TrailNotFoundException',
      message: `Unknown trail: arn:aws:cloudtrail:us-east-1:${workload}:trail/organization for the user: ${workload}`,
    });
    expect(await ask('GetEventSelectors', { TrailName: trailArn })).toMatchObject({
      kind: 'refused',
      code: 'CloudTrailARNInvalidException',
    });
  });

  test("reads a trail's selectors as its owner", async () => {
    const [home] = ground.estate.accounts[0]?.regions['us-east-1']?.trails ?? [];
    expect(await asManagement('cloudtrail')('GetEventSelectors', { TrailName: trailArn })).toEqual(
      answered({ TrailARN: trailArn, AdvancedEventSelectors: home?.AdvancedEventSelectors }),
    );
  });

  test('reads networks page by page', async () => {
    const requests = await ground.requestsOf('ec2:DescribeVpcs', async () => {
      expect(await asWorkload('ec2')('DescribeVpcs')).toMatchObject(
        answered({
          Vpcs: [
            { CidrBlock: '172.31.0.0/16', IsDefault: true, OwnerId: workload },
            { CidrBlock: '10.20.0.0/16', IsDefault: false },
            { CidrBlock: '10.30.0.0/16', IsDefault: false },
          ],
        }),
      );
    });
    expect(requests).toBe(2);
  });

  test('reads flow logs, and those that a filter names', async () => {
    const ask = asWorkload('ec2');
    const failing = {
      TrafficType: 'REJECT',
      LogDestinationType: 'cloud-watch-logs',
      LogGroupName: 'flow-logs',
      LogFormat: fullLogFormat,
      MaxAggregationInterval: 600,
      FlowLogStatus: 'ACTIVE',
      DeliverLogsStatus: 'FAILED',
      DeliverLogsErrorMessage: 'Access error',
      CreationTime: ago(hours(1)),
    };
    const healthy = {
      TrafficType: 'ALL',
      LogDestinationType: 's3',
      LogDestination: `arn:aws:s3:::${healthyBuckets.flowLogs}`,
      DeliverLogsStatus: 'SUCCESS',
      CreationTime: ago(days(300)),
    };
    expect(await ask('DescribeFlowLogs')).toMatchObject(answered({ FlowLogs: [healthy, failing] }));
    const filter = { Name: 'traffic-type', Values: ['REJECT', 'ACCEPT'] };
    expect(await ask('DescribeFlowLogs', { Filter: [filter] })).toMatchObject(answered({ FlowLogs: [failing] }));
  });

  test('reads a detector', async () => {
    const ask = asWorkload('guardduty');
    const DetectorId = await detectorOf(client);
    expect(await ask('GetDetector', { DetectorId })).toMatchObject(
      answered({ Status: 'ENABLED', FindingPublishingFrequency: 'FIFTEEN_MINUTES' }),
    );
    expect(await ask('GetDetector', { DetectorId: '0'.repeat(32) })).toMatchObject({
      kind: 'refused',
      code: 'BadRequestException',
    });
  });

  test("reads a detector's features", async ({ skip }) => {
    const answer = await asWorkload('guardduty')('GetDetector', { DetectorId: await detectorOf(client) });
    const { Features } = (answer.kind === 'answered' ? answer.output : {}) as { Features?: { Name: string }[] };
    if (Features === undefined && client.name === 'AWS CLI') skip('this AWS CLI is older than the features');
    expect(Features?.map(({ Name }) => Name).sort()).toEqual([...foundationalFeatures, ...protectionPlans].sort());
  });

  async function detectorOf(from: AwsClient): Promise<string> {
    const answer = await from.call(ground.as(workload), 'guardduty', 'ListDetectors');
    expect(answer).toEqual(answered({ DetectorIds: [expect.stringMatching(/^[0-9a-f]{32}$/)] }));
    const { DetectorIds } = (answer.kind === 'answered' ? answer.output : {}) as { DetectorIds: string[] };
    return DetectorIds[0] ?? '';
  }

  test('reads recorders, their state and their channels', async () => {
    const ask = asWorkload('config', 'eu-west-1');
    expect(await ask('DescribeConfigurationRecorders')).toMatchObject(
      answered({
        ConfigurationRecorders: [
          {
            name: 'default',
            roleARN: expect.stringContaining('AWSServiceRoleForConfig'),
            recordingGroup: { allSupported: true, includeGlobalResourceTypes: false, resourceTypes: [] },
          },
        ],
      }),
    );
    expect(await ask('DescribeConfigurationRecorderStatus')).toMatchObject(
      answered({
        ConfigurationRecordersStatus: [
          { name: 'default', recording: true, lastStatus: 'SUCCESS', lastStartTime: ago(days(300)) },
        ],
      }),
    );
    expect(await ask('DescribeDeliveryChannels')).toEqual(
      answered({
        DeliveryChannels: [
          {
            name: 'default',
            s3BucketName: healthyBuckets.config,
            snsTopicARN: `arn:aws:sns:eu-west-1:${security}:config-changes`,
            configSnapshotDeliveryProperties: { deliveryFrequency: 'TwentyFour_Hours' },
          },
        ],
      }),
    );
  });

  test('reads Config rules page by page', async () => {
    const requests = await ground.requestsOf('config:DescribeConfigRules', async () => {
      expect(await asWorkload('config')('DescribeConfigRules')).toMatchObject(
        answered({
          ConfigRules: [
            's3-bucket-public-read-prohibited',
            'incoming-ssh-disabled',
            'encrypted-volumes',
            'multi-region-cloud-trail-enabled',
          ].map((ConfigRuleName) => ({ ConfigRuleName, ConfigRuleState: 'ACTIVE', Source: { Owner: 'AWS' } })),
        }),
      );
    });
    expect(requests).toBe(2);
  });

  test('reads every alarm, page by page', async () => {
    const requests = await ground.requestsOf('cloudwatch:DescribeAlarms', async () => {
      expect(await asManagement('cloudwatch')('DescribeAlarms')).toMatchObject(
        answered({
          MetricAlarms: Object.entries(detections).map(([AlarmName, { threshold = 1 }]) => ({
            AlarmName,
            AlarmArn: `arn:aws:cloudwatch:us-east-1:${management}:alarm:${AlarmName}`,
            AlarmActions: [
              `arn:aws:sns:us-east-1:${management}:security-alerts`,
              ...(AlarmName === 'TrailTampering'
                ? [`arn:aws:lambda:us-east-1:${management}:function:restart-logging`]
                : []),
            ],
            ActionsEnabled: true,
            Threshold: threshold,
            Period: 300,
            Statistic: 'Sum',
          })),
        }),
      );
    });
    expect(requests).toBe(Math.ceil(Object.keys(detections).length / 2));
  });

  test('reads every metric filter, page by page, to the letter', async () => {
    const logGroupName = 'organization-trail';
    const requests = await ground.requestsOf('logs:DescribeMetricFilters', async () => {
      expect(await asManagement('logs')('DescribeMetricFilters', { logGroupName })).toMatchObject(
        answered({
          metricFilters: Object.entries(detections).map(([filterName, { pattern }]) => ({
            filterName,
            filterPattern: pattern,
            metricTransformations: [{ metricName: filterName, metricNamespace: 'Security', metricValue: '1' }],
          })),
        }),
      );
    });
    expect(requests).toBe(Math.ceil(Object.keys(detections).length / 2));
  });

  test('reads log groups', async () => {
    expect(await asManagement('logs')('DescribeLogGroups')).toMatchObject(
      answered({
        logGroups: [
          {
            logGroupName: 'organization-trail',
            retentionInDays: 400,
            metricFilterCount: Object.keys(detections).length,
          },
        ],
      }),
    );
    expect(await asManagement('logs', 'eu-west-1')('DescribeLogGroups')).toMatchObject(answered({ logGroups: [] }));
  });

  test('reads rules and their targets', async () => {
    const ask = (operation: string, parameters: object = {}) =>
      client.call(ground.as(security), 'events', operation, parameters);
    const pattern = { source: ['aws.guardduty'], 'detail-type': ['GuardDuty Finding'] };
    expect(await ask('ListRules')).toMatchObject(
      answered({
        Rules: [
          {
            Name: 'guardduty-findings',
            Arn: `arn:aws:events:us-east-1:${security}:rule/guardduty-findings`,
            State: 'ENABLED',
            EventPattern: JSON.stringify(pattern),
          },
        ],
      }),
    );
    expect(await ask('ListTargetsByRule', { Rule: 'guardduty-findings' })).toEqual(
      answered({ Targets: [{ Id: 'target', Arn: `arn:aws:sns:us-east-1:${security}:findings` }] }),
    );
  });

  test('reads topics and who hears of them', async () => {
    const TopicArn = `arn:aws:sns:us-east-1:${management}:security-alerts`;
    const ask = asManagement('sns');
    expect(await ask('ListTopics')).toEqual(answered({ Topics: [{ TopicArn }] }));
    expect(await ask('GetTopicAttributes', { TopicArn })).toMatchObject(
      answered({ Attributes: { TopicArn, SubscriptionsConfirmed: '1', SubscriptionsPending: '0' } }),
    );
    expect(await ask('ListSubscriptionsByTopic', { TopicArn })).toMatchObject(
      answered({ Subscriptions: [{ Protocol: 'email', Endpoint: 'soc@example.com', TopicArn, Owner: management }] }),
    );
  });
});
