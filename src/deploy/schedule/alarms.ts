import type { Resource } from '../cloudformation/template.ts';
import { policyOf } from '../policy-documents.ts';
import { getAtt, ref, sub } from './intrinsics.ts';

/**
 * Who hears of a scan that fails for whatever reason (findings, incomplete, could not run, out of time), and of a day
 * without any scan: what watches others must not go silent itself.
 */
export const alarms = (project: object): Readonly<Record<string, Resource>> => ({
  Topic: { Type: 'AWS::SNS::Topic', Properties: { KmsMasterKeyId: ref('Key') } },
  TopicPolicy: {
    Type: 'AWS::SNS::TopicPolicy',
    Properties: {
      Topics: [ref('Topic')],
      PolicyDocument: policyOf(
        {
          Effect: 'Allow',
          Principal: { Service: 'events.amazonaws.com' },
          Action: 'sns:Publish',
          Resource: ref('Topic'),
          Condition: { ArnEquals: { 'aws:SourceArn': getAtt('ScanFailed', 'Arn') } },
        },
        {
          Effect: 'Allow',
          Principal: { Service: 'cloudwatch.amazonaws.com' },
          Action: 'sns:Publish',
          Resource: ref('Topic'),
          Condition: { StringEquals: { 'aws:SourceAccount': ref('AWS::AccountId') } },
        },
      ),
    },
  },
  Subscription: {
    Type: 'AWS::SNS::Subscription',
    Condition: 'WithEmail',
    Properties: { TopicArn: ref('Topic'), Protocol: 'email', Endpoint: ref('AlertEmail') },
  },
  ScanFailed: {
    Type: 'AWS::Events::Rule',
    Properties: {
      Description: 'A scan of Blindspot found something, or could not look.',
      EventPattern: {
        source: ['aws.codebuild'],
        'detail-type': ['CodeBuild Build State Change'],
        detail: { 'build-status': ['FAILED', 'FAULT', 'STOPPED', 'TIMED_OUT'], 'project-name': [project] },
      },
      Targets: [
        {
          Id: 'topic',
          Arn: ref('Topic'),
          InputTransformer: {
            InputPathsMap: {
              build: '$.detail.build-id',
              status: '$.detail.build-status',
              log: '$.detail.additional-information.logs.deep-link',
            },
            InputTemplate: sub(
              '"Blindspot ended <status>: something is new, worse or newly unknown, or the scan could not run. Its last lines say which: <log> The results are in s3://$' +
                '{Results}/reports/ (<build>)."',
            ),
          },
        },
      ],
    },
  },
  NoScan: {
    Type: 'AWS::CloudWatch::Alarm',
    Properties: {
      AlarmDescription: 'Blindspot has not scanned for a day.',
      Namespace: 'AWS/CodeBuild',
      MetricName: 'Builds',
      Dimensions: [{ Name: 'ProjectName', Value: project }],
      Statistic: 'Sum',
      Period: 86_400,
      EvaluationPeriods: 1,
      Threshold: 1,
      ComparisonOperator: 'LessThanThreshold',
      TreatMissingData: 'breaching',
      AlarmActions: [ref('Topic')],
    },
  },
});
