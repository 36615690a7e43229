import { apiCall } from '../event-builder.ts';
import type { SampleEvent } from '../sample-event.ts';

export const roleAssumptionEvents: readonly SampleEvent[] = [
  {
    id: 'sts-assumerole-xaccount-caller',
    signals: ['ASSUMEROLE_XACCT'],
    note: 'readOnly:true -> WriteOnly trails and EventBridge ENABLED state do not carry it',
    event: apiCall('sts:AssumeRole', {
      requestParameters: {
        roleArn: 'arn:aws:iam::444444444444:role/Deploy',
        roleSessionName: 's2',
        durationSeconds: 3600,
      },
      responseElements: {
        credentials: {
          accessKeyId: 'ASIAEXAMPLEX00000001',
          sessionToken: 'HIDDEN',
          expiration: 'Nov 20, 2026 10:00:00 AM',
        },
        assumedRoleUser: {
          assumedRoleId: 'AROAEXAMPLEX00000001:s2',
          arn: 'arn:aws:sts::444444444444:assumed-role/Deploy/s2',
        },
      },
      readOnly: true,
      resources: [{ accountId: '444444444444', type: 'AWS::IAM::Role', ARN: 'arn:aws:iam::444444444444:role/Deploy' }],
      sharedEventID: '20000000-0000-4000-8000-000000000001',
    }),
  },
  {
    id: 'sts-assumerole-xaccount-target',
    signals: ['ASSUMEROLE_XACCT'],
    event: apiCall('sts:AssumeRole', {
      userIdentity: { type: 'AWSAccount', principalId: 'AROAEXAMPLEROLE00001:s1', accountId: '333333333333' },
      requestParameters: {
        roleArn: 'arn:aws:iam::444444444444:role/Deploy',
        roleSessionName: 's2',
        durationSeconds: 3600,
      },
      responseElements: {
        credentials: {
          accessKeyId: 'ASIAEXAMPLEX00000001',
          sessionToken: 'HIDDEN',
          expiration: 'Nov 20, 2026 10:00:00 AM',
        },
        assumedRoleUser: {
          assumedRoleId: 'AROAEXAMPLEX00000001:s2',
          arn: 'arn:aws:sts::444444444444:assumed-role/Deploy/s2',
        },
      },
      readOnly: true,
      recipientAccountId: '444444444444',
      resources: [{ accountId: '444444444444', type: 'AWS::IAM::Role', ARN: 'arn:aws:iam::444444444444:role/Deploy' }],
      sharedEventID: '20000000-0000-4000-8000-000000000001',
    }),
  },
  {
    id: 'sts-assumerole-chain',
    signals: ['ASSUMEROLE_XACCT'],
    note: 'chain: userIdentity.type AssumedRole calling AssumeRole',
    event: apiCall('sts:AssumeRole', {
      requestParameters: { roleArn: 'arn:aws:iam::333333333333:role/DataAdmin', roleSessionName: 's3' },
      responseElements: {
        credentials: {
          accessKeyId: 'ASIAEXAMPLEY00000001',
          sessionToken: 'HIDDEN',
          expiration: 'Nov 20, 2026 10:00:00 AM',
        },
        assumedRoleUser: {
          assumedRoleId: 'AROAEXAMPLEY00000001:s3',
          arn: 'arn:aws:sts::333333333333:assumed-role/DataAdmin/s3',
        },
      },
      readOnly: true,
    }),
  },
  {
    id: 'neg-assumerole-service',
    signals: [],
    nearMissOf: 'ASSUMEROLE_XACCT',
    event: apiCall('sts:AssumeRole', {
      userIdentity: { type: 'AWSService', invokedBy: 'lambda.amazonaws.com' },
      sourceIPAddress: 'lambda.amazonaws.com',
      requestParameters: { roleArn: 'arn:aws:iam::333333333333:role/lambda-exec', roleSessionName: 'fn' },
      responseElements: {
        credentials: {
          accessKeyId: 'ASIAEXAMPLEZ00000001',
          sessionToken: 'HIDDEN',
          expiration: 'Nov 20, 2026 10:00:00 AM',
        },
      },
      readOnly: true,
    }),
  },
];
