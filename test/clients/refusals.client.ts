import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { healthyAccounts } from '../../src/simulator/estate/healthy.ts';
import { workload } from './estate.ts';
import { clients, type Ground, startGround } from './ground.ts';

const { management, security } = healthyAccounts;
let ground: Ground;
beforeAll(async () => {
  ground = await startGround({
    faults: (['ec2', 's3', 'cloudtrail', 'guardduty', 'cloudwatch', 'sns'] as const).map((service) => ({
      kind: 'throttle',
      match: { service, account: security },
    })),
  });
});
afterAll(() => ground.simulator.close());

describe.each(await clients())('$name', (client) => {
  afterAll(() => client.close());

  test.each([
    ['ec2', 'DescribeVpcs', 'UnauthorizedOperation', /because no identity-based policy allows the ec2:DescribeVpcs/],
    ['guardduty', 'ListDetectors', 'AccessDeniedException', /with an explicit deny in a service control policy$/],
  ])('is denied %s:%s by policy', async (service, operation, code, message) => {
    expect(await client.call(ground.as(workload, 'eu-west-1'), service, operation)).toEqual({
      kind: 'refused',
      code,
      message: expect.stringMatching(message),
    });
  });

  test.each([
    ['sns', 'GetTopicAttributes', { TopicArn: `arn:aws:sns:us-east-1:${management}:none` }, 'NotFound'],
    ['ec2', 'DescribeVpcs', { VpcIds: ['vpc-none'] }, 'InvalidVpcID.NotFound'],
    ['events', 'DescribeRule', { Name: 'none' }, 'ResourceNotFoundException'],
    ['logs', 'DescribeMetricFilters', { logGroupName: 'none' }, 'ResourceNotFoundException'],
    [
      'config',
      'DescribeConfigurationRecorders',
      { ConfigurationRecorderNames: ['none'] },
      'NoSuchConfigurationRecorderException',
    ],
    ['sqs', 'GetQueueUrl', { QueueName: 'none' }, 'AWS.SimpleQueueService.NonExistentQueue'],
    ['organizations', 'DescribeAccount', { AccountId: '999999999999' }, 'AccountNotFoundException'],
  ])('is told by %s that there is none: %s', async (service, operation, parameters, code) => {
    expect(await client.call(ground.as(management), service, operation, parameters)).toMatchObject({
      kind: 'refused',
      code,
    });
  });

  test.each([
    ['ec2', 'DescribeInstances', {}, 'InvalidAction'],
    ['sns', 'CreateTopic', { Name: 'new' }, 'InvalidAction'],
    ['cloudtrail', 'StopLogging', { Name: 'organization' }, 'UnknownOperationException'],
    ['guardduty', 'CreateDetector', { Enable: true }, 'UnknownOperationException'],
    ['s3', 'DeleteBucket', { Bucket: 'org-cloudtrail-logs' }, 'MethodNotAllowed'],
  ])('is told by %s that it has no %s', async (service, operation, parameters, code) => {
    expect(await client.call(ground.as(management), service, operation, parameters)).toMatchObject({
      kind: 'refused',
      code,
    });
  });

  test.each([
    ['ec2', 'DescribeVpcs', 'RequestLimitExceeded'],
    ['s3', 'ListBuckets', 'SlowDown'],
    ['cloudtrail', 'DescribeTrails', 'ThrottlingException'],
    ['guardduty', 'ListDetectors', 'TooManyRequestsException'],
    ['sns', 'ListTopics', 'Throttling'],
  ])('is told by %s that it asks too often: %s', async (service, operation, code) => {
    expect(await client.call(ground.as(security), service, operation)).toMatchObject({ kind: 'refused', code });
  });
});
