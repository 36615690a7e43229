import { apiCall } from '../event-builder.ts';
import type { SampleEvent } from '../sample-event.ts';

export const keyEvents: readonly SampleEvent[] = [
  {
    id: 'kms-disablekey',
    signals: ['KMS'],
    event: apiCall('kms:DisableKey', {
      requestParameters: { keyId: 'arn:aws:kms:us-east-1:333333333333:key/00000000-0000-4000-8000-000000000001' },
    }),
  },
  {
    id: 'kms-schedulekeydeletion',
    signals: ['KMS'],
    event: apiCall('kms:ScheduleKeyDeletion', {
      requestParameters: {
        keyId: 'arn:aws:kms:us-east-1:333333333333:key/00000000-0000-4000-8000-000000000001',
        pendingWindowInDays: 7,
      },
      responseElements: {
        keyId: 'arn:aws:kms:us-east-1:333333333333:key/00000000-0000-4000-8000-000000000001',
        keyState: 'PendingDeletion',
        deletionDate: 'Nov 27, 2026, 12:00:00 AM',
        pendingWindowInDays: 7,
      },
    }),
  },
  {
    id: 'neg-kms-decrypt',
    signals: [],
    nearMissOf: 'KMS',
    event: apiCall('kms:Decrypt', {
      requestParameters: {
        encryptionAlgorithm: 'SYMMETRIC_DEFAULT',
        keyId: 'arn:aws:kms:us-east-1:333333333333:key/00000000-0000-4000-8000-000000000001',
      },
      readOnly: true,
    }),
  },
  {
    id: 'neg-cloudhsm-disable',
    signals: [],
    nearMissOf: 'KMS',
    event: apiCall('iot:DisableTopicRule', { requestParameters: { ruleName: 'DisableKey' } }),
  },
];
