import { apiCall, IN_LOG_ARCHIVE_ACCOUNT } from '../event-builder.ts';
import type { SampleEvent } from '../sample-event.ts';

export const logTamperingEvents: readonly SampleEvent[] = [
  {
    id: 'log-bucket-lifecycle',
    signals: ['LOG_TAMPER', 'S3_POLICY'],
    note: 'API PutBucketLifecycleConfiguration is recorded as PutBucketLifecycle',
    event: apiCall('s3:PutBucketLifecycle', {
      ...IN_LOG_ARCHIVE_ACCOUNT,
      requestParameters: {
        bucketName: 'org-logs',
        Host: 's3.amazonaws.com',
        lifecycle: '',
        LifecycleConfiguration: {
          xmlns: 'http://s3.amazonaws.com/doc/2006-03-01/',
          Rule: { ID: 'x', Status: 'Enabled', Filter: { Prefix: '*' }, Expiration: { Days: 1 } },
        },
      },
    }),
  },
  {
    id: 'log-bucket-delete',
    signals: ['LOG_TAMPER'],
    event: apiCall('s3:DeleteBucket', {
      ...IN_LOG_ARCHIVE_ACCOUNT,
      requestParameters: { bucketName: 'org-logs', Host: 'org-logs.s3.us-east-1.amazonaws.com' },
    }),
  },
  {
    id: 'log-deleteflowlogs',
    signals: ['LOG_TAMPER'],
    event: apiCall('ec2:DeleteFlowLogs', {
      requestParameters: { DeleteFlowLogsRequest: { FlowLogId: { content: 'fl-0123456789abcdef0', tag: 1 } } },
      responseElements: {
        DeleteFlowLogsResponse: { xmlns: 'http://ec2.amazonaws.com/doc/2016-11-15/', unsuccessful: '', requestId: 'x' },
      },
    }),
  },
  {
    id: 'gd-deletedetector',
    signals: ['LOG_TAMPER'],
    event: apiCall('guardduty:DeleteDetector', {
      requestParameters: { detectorId: '12abc34d567e8fa901bc2d34e56789f0' },
    }),
  },
  {
    id: 'gd-updatedetector',
    signals: ['LOG_TAMPER'],
    event: apiCall('guardduty:UpdateDetector', {
      requestParameters: { detectorId: '12abc34d567e8fa901bc2d34e56789f0', enable: false },
    }),
  },
  {
    id: 'gd-createfilter-archive',
    signals: ['LOG_TAMPER'],
    event: apiCall('guardduty:CreateFilter', {
      requestParameters: {
        detectorId: '12abc34d567e8fa901bc2d34e56789f0',
        name: 'quiet',
        action: 'ARCHIVE',
        rank: 1,
        findingCriteria: { criterion: { severity: { greaterThanOrEqual: 1 } } },
      },
      responseElements: { name: 'quiet' },
    }),
  },
  {
    id: 'gd-createipset',
    signals: ['LOG_TAMPER'],
    event: apiCall('guardduty:CreateIPSet', {
      requestParameters: {
        detectorId: '12abc34d567e8fa901bc2d34e56789f0',
        name: 'trusted',
        format: 'TXT',
        location: 'https://s3.amazonaws.com/x/t.txt',
        activate: true,
      },
      responseElements: { ipSetId: '0cb0' },
    }),
  },
  {
    id: 'neg-wafv2-updateipset',
    signals: [],
    nearMissOf: 'LOG_TAMPER',
    note: 'name collision: needs eventSource',
    event: apiCall('wafv2:UpdateIPSet', {
      requestParameters: { name: 'block', scope: 'REGIONAL', id: 'x', addresses: ['192.0.2.0/24'], lockToken: 'x' },
      responseElements: { nextLockToken: 'y' },
    }),
  },
];
