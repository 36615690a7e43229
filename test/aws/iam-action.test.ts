import { describe, expect, test } from 'vitest';
import type { Operations } from '../../src/aws/collector.ts';
import { iamAction, operationName } from '../../src/aws/iam-action.ts';
import * as services from '../../src/aws/services.ts';
import { checks } from '../../src/catalog/generated/checks.ts';
import { collectors } from '../../src/catalog/generated/collectors.ts';

describe('the IAM action of an operation', () => {
  const { s3, s3Control, cloudTrail, logs, eventBridge, config } = services;
  test.each([
    // Service Authorization Reference, "Actions, resources, and condition keys for Amazon S3".
    [s3, 'ListBuckets', 's3:ListAllMyBuckets'],
    [s3, 'HeadBucket', 's3:ListBucket'],
    [s3, 'GetBucketLifecycleConfiguration', 's3:GetLifecycleConfiguration'],
    [s3, 'GetBucketEncryption', 's3:GetEncryptionConfiguration'],
    [s3, 'GetPublicAccessBlock', 's3:GetBucketPublicAccessBlock'],
    [s3Control, 'GetPublicAccessBlock', 's3:GetAccountPublicAccessBlock'],
    [s3, 'GetObjectLockConfiguration', 's3:GetBucketObjectLockConfiguration'],
    [s3, 'GetBucketReplication', 's3:GetReplicationConfiguration'],
    [s3, 'GetBucketNotificationConfiguration', 's3:GetBucketNotification'],
    [s3, 'GetBucketPolicy', 's3:GetBucketPolicy'],
    [s3, 'GetBucketVersioning', 's3:GetBucketVersioning'],
    [s3, 'GetBucketLogging', 's3:GetBucketLogging'],
    [s3, 'GetBucketAcl', 's3:GetBucketAcl'],
    [s3, 'GetBucketOwnershipControls', 's3:GetBucketOwnershipControls'],
    [cloudTrail, 'DescribeTrails', 'cloudtrail:DescribeTrails'],
    [logs, 'DescribeLogGroups', 'logs:DescribeLogGroups'],
    [eventBridge, 'ListRules', 'events:ListRules'],
    [config, 'DescribeConfigurationRecorders', 'config:DescribeConfigurationRecorders'],
  ])('%o %s is %s', (service, operation, action) => expect(iamAction(service, operation)).toBe(action));

  test('is not how findings name the operation', () => {
    expect(operationName(s3, 'ListBuckets')).toBe('s3:ListBuckets');
  });
});

describe('the scanner only reads', () => {
  const entries = collectors.flatMap((entry) => [entry, ...(entry.vantage ? [entry.vantage] : [])]);
  const operations = [...new Set(entries.flatMap((entry) => entry.operations))];
  const actions = [...new Set(entries.flatMap((entry) => entry.actions))];

  test('every operation begins with a read verb', () => {
    expect(
      operations.filter((operation) => !/^[a-z0-9-]+:(Describe|Get|List|Head|Lookup)[A-Z]/.test(operation)),
    ).toEqual([]);
    expect(operations.length).toBeGreaterThan(40);
  });

  test('no operation hands out contents or credentials, but for the objects that a deep check verifies', () => {
    const contents =
      /:(GetObject$|GetObjectTorrent|GetSecretValue|GetSessionToken|GetFederationToken|GetLogEvents|GetParameter)/;
    const handing = collectors.flatMap(({ kind, operations: own }) =>
      own.filter((operation) => contents.test(operation)).map((operation) => `${kind.id} ${operation}`),
    );
    expect(handing).toEqual(['bucket-digests s3:GetObject']);
    const needing = checks.filter(({ needs }) => Object.values(needs).some(({ id }) => id === 'bucket-digests'));
    expect(needing.map(({ id, deep }) => [id, deep])).toEqual([['cloudtrail/digest-chain-verifies', true]]);
  });

  test('every action is one of a known service, without a wildcard', () => {
    const prefixes = new Set(Object.values(services).map(({ iam }) => iam));
    const odd = actions.filter((action) => {
      const [prefix = '', name = ''] = action.split(':');
      // API Gateway's actions are HTTP methods (Service Authorization Reference).
      if (action === 'apigateway:GET') return false;
      return !prefixes.has(prefix) || !/^(Describe|Get|List|Lookup)[A-Za-z0-9]+$/.test(name);
    });
    expect(odd).toEqual([]);
  });

  test('what the registry says of a collector is what the collector declares', async () => {
    for (const entry of collectors) {
      const { kind, service, operations: declared, vantage } = await entry.load();
      const named = (one: Operations = {}) => ({
        operations: Object.keys(one).map((name) => operationName(service, name)),
        actions: new Set(Object.keys(one).map((name) => iamAction(service, name))),
      });
      const { operations: asked, actions: allowed, vantage: besides = { operations: [], actions: [] } } = entry;
      expect({ kind: entry.kind.id, operations: asked, actions: new Set(allowed) }).toEqual({
        kind: kind.id,
        ...named(declared),
      });
      expect({ ...besides, actions: new Set(besides.actions) }).toEqual(named(vantage?.operations));
    }
  });

  test('each operation is called by the command of its own name', async () => {
    for (const entry of collectors) {
      const { operations: declared, vantage } = await entry.load();
      for (const [name, operation] of Object.entries({ ...declared, ...vantage?.operations })) {
        const command = 'command' in operation ? operation.command : operation;
        expect(command.name).toBe(`${name}Command`);
      }
    }
  });
});
