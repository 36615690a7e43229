import { type PolicyDocument, policy } from './policy.ts';
import { uuidOf } from './resource-id.ts';

/** A KMS key, found by its alias; its id follows from the alias. */
export interface Key {
  alias: string;
  KeyState: 'Enabled' | 'Disabled' | 'PendingDeletion' | 'PendingImport' | 'Unavailable';
  KeyManager: 'CUSTOMER' | 'AWS';
  KeySpec: 'SYMMETRIC_DEFAULT' | 'RSA_2048';
  Origin: 'AWS_KMS' | 'EXTERNAL';
  MultiRegion: boolean;
  rotation: boolean;
  RotationPeriodInDays: number;
  policy: PolicyDocument;
}

/** An enabled, yearly rotated customer key whose policy gives its account's IAM the say, and services its use. */
export function key(alias: string, given: Partial<Key> = {}): Key {
  return {
    alias,
    KeyState: 'Enabled',
    KeyManager: 'CUSTOMER',
    KeySpec: 'SYMMETRIC_DEFAULT',
    Origin: 'AWS_KMS',
    MultiRegion: false,
    rotation: true,
    RotationPeriodInDays: 365,
    policy: policy({
      Sid: 'Telemetry',
      Effect: 'Allow',
      Principal: {
        Service: [
          'cloudtrail.amazonaws.com',
          'config.amazonaws.com',
          'delivery.logs.amazonaws.com',
          'guardduty.amazonaws.com',
          'cloudwatch.amazonaws.com',
          'events.amazonaws.com',
        ],
      },
      Action: ['kms:GenerateDataKey*', 'kms:Decrypt', 'kms:DescribeKey'],
      Resource: '*',
    }),
    ...given,
  };
}

/** The id of the key that an alias names. */
export function keyId(accountId: string, region: string, alias: string): string {
  return uuidOf('key', accountId, region, alias);
}

/** The ARN of the key that an alias names. */
export function keyArn(accountId: string, region: string, alias: string, partition = 'aws'): string {
  return `arn:${partition}:kms:${region}:${accountId}:key/${keyId(accountId, region, alias)}`;
}
