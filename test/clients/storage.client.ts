import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { blockAllPublicAccess } from '../../src/simulator/estate/bucket.ts';
import { healthyAccounts, healthyBuckets } from '../../src/simulator/estate/healthy.ts';
import { keyArn, keyId } from '../../src/simulator/estate/key.ts';
import { accountOf } from '../../src/simulator/estate/organization.ts';
import type { AwsClient } from './aws-client.ts';
import { workload } from './estate.ts';
import { ago, answered, clients, type Ground, startGround } from './ground.ts';

const { logArchive } = healthyAccounts;
const Bucket = healthyBuckets.trail;
let ground: Ground;
beforeAll(async () => {
  // Pages of any size: older clients take ListBuckets for an operation without pages.
  ground = await startGround({ pageSize: 100 });
});
afterAll(() => ground.simulator.close());

describe.each(await clients())('$name', (client) => {
  afterAll(() => client.close());
  const s3 = (operation: string, parameters: object, account: string = logArchive, region = 'us-east-1') =>
    client.call(ground.as(account, region), 's3', operation, parameters);

  test('lists the buckets', async () => {
    expect(await readBuckets(client)).toEqual(
      accountOf(ground.estate, logArchive).buckets.map(({ Name, createdAgo }) => ({
        Name,
        CreationDate: ago(createdAgo),
      })),
    );
  });

  async function readBuckets(from: AwsClient): Promise<object[]> {
    const answer = await from.call(ground.as(logArchive), 's3', 'ListBuckets');
    if (answer.kind !== 'answered') throw new Error(JSON.stringify(answer));
    const { Buckets } = answer.output as { Buckets: { Name: string; CreationDate: string }[] };
    return Buckets.map(({ Name, CreationDate }) => ({ Name, CreationDate }));
  }

  test("reads a bucket's policy", async () => {
    const stored = accountOf(ground.estate, logArchive).buckets.find(({ Name }) => Name === Bucket)?.policy;
    expect(await s3('GetBucketPolicy', { Bucket })).toEqual(answered({ Policy: JSON.stringify(stored) }));
  });

  test.each([
    [
      'GetObjectLockConfiguration',
      {
        ObjectLockConfiguration: {
          ObjectLockEnabled: 'Enabled',
          Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: 400 } },
        },
      },
    ],
    ['GetBucketVersioning', { Status: 'Enabled' }],
    [
      'GetBucketEncryption',
      {
        ServerSideEncryptionConfiguration: {
          Rules: [
            {
              ApplyServerSideEncryptionByDefault: {
                SSEAlgorithm: 'aws:kms',
                KMSMasterKeyID: keyArn(logArchive, 'us-east-1', 'log-archive'),
              },
              BucketKeyEnabled: true,
            },
          ],
        },
      },
    ],
    ['GetPublicAccessBlock', { PublicAccessBlockConfiguration: blockAllPublicAccess }],
    ['GetBucketLogging', { LoggingEnabled: { TargetBucket: healthyBuckets.accessLogs, TargetPrefix: `${Bucket}/` } }],
    [
      'GetBucketNotificationConfiguration',
      {
        QueueConfigurations: [
          {
            Id: 'siem',
            QueueArn: `arn:aws:sqs:us-east-1:${logArchive}:siem-ingest`,
            Events: ['s3:ObjectCreated:*'],
          },
        ],
      },
    ],
    ['GetBucketOwnershipControls', { OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] } }],
    ['GetBucketLocation', { LocationConstraint: null }],
    ['GetBucketPolicyStatus', { PolicyStatus: { IsPublic: false } }],
  ])('reads a bucket: %s', async (operation, expected) => {
    expect(await s3(operation, { Bucket })).toEqual(answered(expected));
  });

  test("reads a bucket's owner from its grants", async () => {
    expect(await s3('GetBucketAcl', { Bucket })).toMatchObject(
      answered({ Grants: [{ Grantee: { Type: 'CanonicalUser' }, Permission: 'FULL_CONTROL' }] }),
    );
  });

  test.each([
    ['GetBucketLifecycleConfiguration', Bucket, logArchive, 'NoSuchLifecycleConfiguration'],
    ['GetBucketReplication', Bucket, logArchive, 'ReplicationConfigurationNotFoundError'],
    ['GetBucketTagging', Bucket, logArchive, 'NoSuchTagSet'],
    ['GetObjectLockConfiguration', healthyBuckets.accessLogs, logArchive, 'ObjectLockConfigurationNotFoundError'],
    ['GetBucketPolicy', 'no-such-bucket', logArchive, 'NoSuchBucket'],
    ['GetBucketPolicy', Bucket, workload, 'AccessDenied'],
  ])('is told why not: %s of %s by %s', async (operation, name, account, code) => {
    expect(await s3(operation, { Bucket: name }, account)).toMatchObject({ kind: 'refused', code });
  });

  test('follows a bucket into its Region', async () => {
    expect(await s3('GetBucketVersioning', { Bucket }, logArchive, 'eu-west-1')).toEqual(
      answered({ Status: 'Enabled' }),
    );
  });

  test("reads an account's block of public access, and that there is none", async () => {
    const ask = (AccountId: string) =>
      client.call(ground.as(AccountId), 's3control', 'GetPublicAccessBlock', { AccountId });
    expect(await ask(logArchive)).toEqual(answered({ PublicAccessBlockConfiguration: blockAllPublicAccess }));
    expect(await ask(workload)).toMatchObject({ kind: 'refused', code: 'NoSuchPublicAccessBlockConfiguration' });
  });

  test('reads a key, its rotation and its policy', async () => {
    const KeyId = keyId(logArchive, 'us-east-1', 'log-archive');
    const kms = (operation: string, parameters: object) =>
      client.call(ground.as(logArchive), 'kms', operation, parameters);
    expect(await kms('DescribeKey', { KeyId: `arn:aws:kms:us-east-1:${logArchive}:alias/log-archive` })).toMatchObject(
      answered({ KeyMetadata: { KeyId, AWSAccountId: logArchive, Enabled: true, KeyState: 'Enabled' } }),
    );
    expect(await kms('GetKeyRotationStatus', { KeyId })).toMatchObject(answered({ KeyRotationEnabled: true }));
    expect(await kms('GetKeyPolicy', { KeyId, PolicyName: 'default' })).toMatchObject(
      answered({ Policy: expect.stringContaining('"Sid":"Telemetry"') }),
    );
    expect(await kms('DescribeKey', { KeyId: keyId(logArchive, 'us-east-1', 'none') })).toMatchObject({
      kind: 'refused',
      code: 'NotFoundException',
    });
  });

  test('reads a queue', async () => {
    const QueueUrl = `https://sqs.us-east-1.amazonaws.com/${logArchive}/siem-ingest`;
    expect(
      await client.call(ground.as(logArchive), 'sqs', 'GetQueueAttributes', { QueueUrl, AttributeNames: ['All'] }),
    ).toMatchObject(answered({ Attributes: { QueueArn: `arn:aws:sqs:us-east-1:${logArchive}:siem-ingest` } }));
  });
});
