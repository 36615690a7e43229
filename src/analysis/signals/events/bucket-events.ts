import { apiCall } from '../event-builder.ts';
import type { SampleEvent } from '../sample-event.ts';

export const bucketEvents: readonly SampleEvent[] = [
  {
    id: 's3-putbucketpolicy-public',
    signals: ['S3_POLICY', 'S3_EXPOSURE'],
    event: apiCall('s3:PutBucketPolicy', {
      requestParameters: {
        bucketName: 'sensitive-data',
        Host: 'sensitive-data.s3.us-east-1.amazonaws.com',
        policy: '',
        bucketPolicy: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::sensitive-data/*' },
          ],
        },
      },
    }),
  },
  {
    id: 's3-deletebucketpolicy',
    signals: ['S3_POLICY'],
    event: apiCall('s3:DeleteBucketPolicy', {
      requestParameters: {
        bucketName: 'sensitive-data',
        Host: 'sensitive-data.s3.us-east-1.amazonaws.com',
        policy: '',
      },
    }),
  },
  {
    id: 's3-putbucketacl',
    signals: ['S3_POLICY', 'S3_EXPOSURE'],
    event: apiCall('s3:PutBucketAcl', {
      requestParameters: { bucketName: 'b', Host: 'b.s3.amazonaws.com', acl: '', 'x-amz-acl': 'public-read' },
    }),
  },
  {
    id: 's3-deletepublicaccessblock',
    signals: ['S3_EXPOSURE'],
    note: 'the API is DeletePublicAccessBlock; CloudTrail calls it DeleteBucketPublicAccessBlock',
    event: apiCall('s3:DeleteBucketPublicAccessBlock', {
      requestParameters: { bucketName: 'b', Host: 'b.s3.amazonaws.com', publicAccessBlock: '' },
    }),
  },
  {
    id: 's3-account-pab-off',
    signals: ['S3_EXPOSURE'],
    note: 'lifts the block for every bucket of the account',
    event: apiCall('s3:PutAccountPublicAccessBlock', {
      requestParameters: {
        PublicAccessBlockConfiguration: {
          xmlns: 'http://awss3control.amazonaws.com/doc/2018-08-20/',
          BlockPublicAcls: false,
          IgnorePublicAcls: false,
          BlockPublicPolicy: false,
          RestrictPublicBuckets: false,
        },
        Host: '333333333333.s3-control.us-east-1.amazonaws.com',
        publicAccessBlock: '',
      },
    }),
  },
  {
    id: 's3-deletebucketencryption',
    signals: ['S3_EXPOSURE'],
    note: 'falls back to SSE-S3; "disabled encryption" today means downgrade',
    event: apiCall('s3:DeleteBucketEncryption', {
      requestParameters: { bucketName: 'b', Host: 'b.s3.amazonaws.com', encryption: '' },
    }),
  },
  {
    id: 'neg-s3-getbucketpolicy',
    signals: [],
    nearMissOf: 'S3_POLICY',
    event: apiCall('s3:GetBucketPolicy', {
      requestParameters: { bucketName: 'b', policy: '', Host: 'b.s3.amazonaws.com' },
      readOnly: true,
    }),
  },
  {
    id: 'neg-s3-putobject-data',
    signals: [],
    nearMissOf: 'S3_POLICY',
    event: apiCall('s3:PutObject', {
      requestParameters: { bucketName: 'b', key: 'PutBucketPolicy.json', Host: 'b.s3.amazonaws.com' },
      managementEvent: false,
      eventCategory: 'Data',
      resources: [
        { type: 'AWS::S3::Object', ARN: 'arn:aws:s3:::b/PutBucketPolicy.json' },
        { accountId: '333333333333', type: 'AWS::S3::Bucket', ARN: 'arn:aws:s3:::b' },
      ],
    }),
  },
  {
    id: 's3-getobject-data',
    signals: ['S3_DATA_READ'],
    event: apiCall('s3:GetObject', {
      requestParameters: {
        bucketName: 'sensitive-data',
        key: 'customers.csv',
        Host: 'sensitive-data.s3.us-east-1.amazonaws.com',
      },
      readOnly: true,
      managementEvent: false,
      eventCategory: 'Data',
      additionalEventData: {
        bytesTransferredIn: 0,
        bytesTransferredOut: 4294967296,
        SignatureVersion: 'SigV4',
        AuthenticationMethod: 'AuthHeader',
      },
      resources: [
        { type: 'AWS::S3::Object', ARN: 'arn:aws:s3:::sensitive-data/customers.csv' },
        { accountId: '333333333333', type: 'AWS::S3::Bucket', ARN: 'arn:aws:s3:::sensitive-data' },
      ],
    }),
  },
];
