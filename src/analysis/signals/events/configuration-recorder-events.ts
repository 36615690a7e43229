import { apiCall } from '../event-builder.ts';
import type { SampleEvent } from '../sample-event.ts';

export const configurationRecorderEvents: readonly SampleEvent[] = [
  {
    id: 'config-stopconfigurationrecorder',
    signals: ['CONFIG'],
    event: apiCall('config:StopConfigurationRecorder', { requestParameters: { configurationRecorderName: 'default' } }),
  },
  {
    id: 'config-deletedeliverychannel',
    signals: ['CONFIG'],
    event: apiCall('config:DeleteDeliveryChannel', { requestParameters: { deliveryChannelName: 'default' } }),
  },
  {
    id: 'config-putdeliverychannel',
    signals: ['CONFIG'],
    event: apiCall('config:PutDeliveryChannel', {
      requestParameters: { deliveryChannel: { name: 'default', s3BucketName: 'elsewhere' } },
    }),
  },
  {
    id: 'config-putconfigurationrecorder',
    signals: ['CONFIG'],
    event: apiCall('config:PutConfigurationRecorder', {
      requestParameters: {
        configurationRecorder: {
          name: 'default',
          roleARN: 'arn:aws:iam::333333333333:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig',
          recordingGroup: {
            allSupported: false,
            includeGlobalResourceTypes: false,
            resourceTypes: ['AWS::S3::Bucket'],
          },
        },
      },
    }),
  },
  {
    id: 'config-deleterecorder',
    signals: ['CONFIG'],
    note: 'not in CIS 5.9 list',
    event: apiCall('config:DeleteConfigurationRecorder', {
      requestParameters: { configurationRecorderName: 'default' },
    }),
  },
  {
    id: 'neg-config-put-evaluations',
    signals: [],
    nearMissOf: 'CONFIG',
    event: apiCall('config:PutEvaluations', {
      userIdentity: {
        type: 'AssumedRole',
        principalId: 'AROAEXAMPLESLR000001:awsconfig',
        arn: 'arn:aws:sts::333333333333:assumed-role/AWSServiceRoleForConfig/awsconfig',
        accountId: '333333333333',
        sessionContext: {
          sessionIssuer: {
            type: 'Role',
            principalId: 'AROAEXAMPLESLR000001',
            arn: 'arn:aws:iam::333333333333:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig',
            accountId: '333333333333',
            userName: 'AWSServiceRoleForConfig',
          },
          attributes: { creationDate: '2026-11-20T08:55:00Z', mfaAuthenticated: 'false' },
        },
        invokedBy: 'config.amazonaws.com',
      },
      requestParameters: { resultToken: 'x' },
    }),
  },
];
