import { describe, expect, test } from 'vitest';
import { configDeliveryChannels } from '../../src/evidence/config-delivery-channels.ts';
import { euWest1, workload } from '../support/describe-check.ts';
import { channel } from '../support/recorders.ts';

const at = { account: workload, region: euWest1, partition: 'aws-cn' };
const from = { source: 'config', from: 'default', account: workload, region: euWest1 };

describe('a delivery channel refers', () => {
  test('to its bucket', () => {
    expect(configDeliveryChannels.references?.([channel()], at)).toEqual([
      { type: 'bucket', arn: 'arn:aws-cn:s3:::org-config', ...from },
    ]);
  });

  test('to its prefix, key and topic as well', () => {
    const s3KmsKeyArn = 'arn:aws-cn:kms:cn-north-1:222222222222:key/11111111-1111-4111-8111-111111111111';
    const snsTopicARN = 'arn:aws-cn:sns:cn-north-1:222222222222:config';
    const full = channel({ s3KeyPrefix: 'config/', s3KmsKeyArn, snsTopicARN });
    expect(configDeliveryChannels.references?.([full], at)).toEqual([
      { type: 'bucket', arn: 'arn:aws-cn:s3:::org-config', ...from, prefix: 'config' },
      { type: 'key', arn: s3KmsKeyArn, ...from },
      { type: 'topic', arn: snsTopicARN, ...from },
    ]);
  });

  test('to nothing where there is none', () => {
    expect(configDeliveryChannels.references?.([], at)).toEqual([]);
  });
});
