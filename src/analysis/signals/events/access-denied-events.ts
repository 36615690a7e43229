import { apiCall } from '../event-builder.ts';
import type { SampleEvent } from '../sample-event.ts';

export const accessDeniedEvents: readonly SampleEvent[] = [
  {
    id: 'denied-s3-list',
    signals: ['ACCESS_DENIED'],
    event: apiCall('s3:ListBuckets', {
      requestParameters: { Host: 's3.us-east-1.amazonaws.com' },
      readOnly: true,
      errorCode: 'AccessDenied',
      errorMessage: 'Access Denied',
    }),
  },
  {
    id: 'denied-ec2',
    signals: ['ACCESS_DENIED'],
    event: apiCall('ec2:DescribeInstances', {
      requestParameters: { instancesSet: {}, filterSet: {} },
      readOnly: true,
      errorCode: 'Client.UnauthorizedOperation',
      errorMessage: 'You are not authorized to perform this operation.',
    }),
  },
  {
    id: 'denied-exception-suffix',
    signals: ['ACCESS_DENIED'],
    event: apiCall('kms:ListKeys', {
      readOnly: true,
      errorCode: 'AccessDeniedException',
      errorMessage: 'User: arn:... is not authorized to perform: kms:ListKeys',
    }),
  },
  {
    id: 'denied-guardduty-body',
    signals: ['ACCESS_DENIED'],
    event: apiCall('guardduty:ListDetectors', {
      responseElements: { __type: 'AccessDenied', message: 'User ... is not authorized' },
      readOnly: true,
      errorCode: 'AccessDenied',
    }),
  },
  {
    id: 'neg-error-not-denied',
    signals: [],
    nearMissOf: 'ACCESS_DENIED',
    event: apiCall('s3:GetBucketPolicy', {
      requestParameters: { bucketName: 'b', policy: '', Host: 'b.s3.amazonaws.com' },
      readOnly: true,
      errorCode: 'NoSuchBucketPolicy',
      errorMessage: 'The bucket policy does not exist',
    }),
  },
  {
    id: 'neg-throttle',
    signals: [],
    nearMissOf: 'ACCESS_DENIED',
    event: apiCall('ec2:DescribeInstances', {
      requestParameters: { instancesSet: {}, filterSet: {} },
      readOnly: true,
      errorCode: 'Client.RequestLimitExceeded',
      errorMessage: 'Request limit exceeded.',
    }),
  },
  {
    id: 'neg-denied-delivery',
    signals: [],
    nearMissOf: 'ACCESS_DENIED',
    note: 'CIS excludes sourceIPAddress delivery.logs.amazonaws.com and HeadBucket',
    event: apiCall('s3:HeadBucket', {
      userIdentity: { type: 'AWSService', invokedBy: 'delivery.logs.amazonaws.com' },
      sourceIPAddress: 'delivery.logs.amazonaws.com',
      requestParameters: { bucketName: 'b', Host: 'b.s3.amazonaws.com' },
      readOnly: true,
      errorCode: 'AccessDenied',
      errorMessage: 'Access Denied',
    }),
  },
];
