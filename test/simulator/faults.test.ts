import { CloudTrailClient, DescribeTrailsCommand } from '@aws-sdk/client-cloudtrail';
import { DescribeVpcsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { GuardDutyClient, ListDetectorsCommand } from '@aws-sdk/client-guardduty';
import { ListAccountsCommand, OrganizationsClient } from '@aws-sdk/client-organizations';
import { ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { afterEach, describe, expect, test } from 'vitest';
import { account } from '../../src/simulator/estate/account.ts';
import { organization } from '../../src/simulator/estate/organization.ts';
import type { Fault } from '../../src/simulator/faults.ts';
import { type Simulator, type SimulatorOptions, startSimulator } from '../../src/simulator/simulator.ts';
import { tokenBuckets } from '../../src/simulator/throttling.ts';
import { clientFor, refusalOf } from './connect.ts';

let simulator: Simulator;
afterEach(() => simulator.close());

async function simulate(options: Partial<SimulatorOptions>) {
  simulator = await startSimulator({ organization: organization({ accounts: [account('111111111111')] }), ...options });
  return clientFor(simulator, simulator.credentials);
}
const trails = (options: ReturnType<typeof clientFor>) =>
  new CloudTrailClient(options).send(new DescribeTrailsCommand({}));

describe('a throttled request fails as the service has it', () => {
  const faults: Fault[] = [{ kind: 'throttle' }];
  test.each([
    [
      'ec2',
      'RequestLimitExceeded',
      503,
      (options: ReturnType<typeof clientFor>) => new EC2Client(options).send(new DescribeVpcsCommand({})),
    ],
    [
      'sts',
      'Throttling',
      400,
      (options: ReturnType<typeof clientFor>) => new STSClient(options).send(new GetCallerIdentityCommand({})),
    ],
    ['cloudtrail', 'ThrottlingException', 400, trails],
    [
      'guardduty',
      'TooManyRequestsException',
      429,
      (options: ReturnType<typeof clientFor>) => new GuardDutyClient(options).send(new ListDetectorsCommand({})),
    ],
    [
      'organizations',
      'TooManyRequestsException',
      400,
      (options: ReturnType<typeof clientFor>) => new OrganizationsClient(options).send(new ListAccountsCommand({})),
    ],
    [
      's3',
      'SlowDown',
      503,
      (options: ReturnType<typeof clientFor>) => new S3Client(options).send(new ListBucketsCommand({})),
    ],
  ])('%s: %s', async (_service, name, status, ask) => {
    expect(await refusalOf(ask(await simulate({ faults })))).toMatchObject({ name, status });
  });
});

test('token buckets hold for each account, Region and operation, and fill again', () => {
  let now = 0;
  const take = tokenBuckets({ ratePerSecond: 2, burst: 3 }, () => now);
  expect([1, 2, 3, 4].map(() => take('a', 'eu-west-1', 'x'))).toEqual([true, true, true, false]);
  expect(take('b', 'eu-west-1', 'x')).toBe(true);
  expect(take('a', 'eu-west-2', 'x')).toBe(true);
  expect(take('a', 'eu-west-1', 'y')).toBe(true);
  now = 1000;
  expect([1, 2, 3].map(() => take('a', 'eu-west-1', 'x'))).toEqual([true, true, false]);
});

test('a burst beyond the bucket is throttled', async () => {
  const options = await simulate({ throttling: { ratePerSecond: 0.001, burst: 2 } });
  await trails(options);
  await trails(options);
  expect((await refusalOf(trails(options))).name).toBe('ThrottlingException');
});

describe('a fault', () => {
  test('strikes only what it matches', async () => {
    const options = await simulate({
      faults: [
        {
          kind: 'error',
          code: 'InternalFailure',
          status: 500,
          match: { service: 'cloudtrail', region: 'us-east-1', operation: 'DescribeTrails', account: '111111111111' },
        },
      ],
    });
    expect(await refusalOf(trails(options))).toMatchObject({ name: 'InternalFailure', status: 500 });
    await expect(trails({ ...options, region: 'eu-west-1' })).resolves.toMatchObject({ trailList: [] });
    await expect(new EC2Client(options).send(new DescribeVpcsCommand({}))).resolves.toMatchObject({ Vpcs: [] });
  });

  test('strikes the first so many', async () => {
    const options = await simulate({ faults: [{ kind: 'throttle', times: 1 }] });
    expect((await refusalOf(trails(options))).name).toBe('ThrottlingException');
    await expect(trails(options)).resolves.toMatchObject({ trailList: [] });
  });

  test('strikes every n-th', async () => {
    const options = await simulate({ faults: [{ kind: 'throttle', every: 2 }] });
    await expect(trails(options)).resolves.toMatchObject({ trailList: [] });
    expect((await refusalOf(trails(options))).name).toBe('ThrottlingException');
    await expect(trails(options)).resolves.toMatchObject({ trailList: [] });
  });

  test.each([['reset'], ['no-endpoint'], ['truncate']] as const)('closes the connection: %s', async (kind) => {
    expect(await refusalOf(trails(await simulate({ faults: [{ kind }] })))).toMatchObject({
      name: expect.stringMatching(/Error|ECONNRESET/),
    });
  });

  test.each([['html'], ['malformed']] as const)('answers 200 with what is not JSON: %s', async (kind) => {
    expect(await refusalOf(trails(await simulate({ faults: [{ kind }] })))).toMatchObject({
      name: 'SyntaxError',
      status: 200,
    });
  });

  test('of a web page looks to EC2 clients like an answer without a request id', async () => {
    const { $metadata, Vpcs } = await new EC2Client(await simulate({ faults: [{ kind: 'html' }] })).send(
      new DescribeVpcsCommand({}),
    );
    expect({ Vpcs, requestId: $metadata.requestId, status: $metadata.httpStatusCode }).toEqual({
      Vpcs: undefined,
      requestId: undefined,
      status: 200,
    });
  });

  test('delays', async () => {
    const options = await simulate({ faults: [{ kind: 'delay', milliseconds: 120 }] });
    const start = performance.now();
    await trails(options);
    expect(performance.now() - start).toBeGreaterThanOrEqual(115);
  });
});
