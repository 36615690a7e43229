import type { ControlPolicy } from './organization.ts';
import { policy } from './policy.ts';

/** What an intruder would do to blind a defender, by IAM action. */
export const tamperActions: readonly string[] = [
  ...prefixed(
    'cloudtrail',
    'StopLogging DeleteTrail UpdateTrail PutEventSelectors PutInsightSelectors DeleteEventDataStore StopEventDataStoreIngestion UpdateEventDataStore',
  ),
  ...prefixed(
    's3',
    'DeleteBucket PutBucketPolicy DeleteBucketPolicy PutLifecycleConfiguration PutBucketVersioning PutBucketObjectLockConfiguration PutBucketPublicAccessBlock BypassGovernanceRetention DeleteObject DeleteObjectVersion PutReplicationConfiguration PutEncryptionConfiguration',
  ),
  ...prefixed('kms', 'DisableKey ScheduleKeyDeletion PutKeyPolicy'),
  ...prefixed(
    'logs',
    'DeleteLogGroup DeleteLogStream PutRetentionPolicy DeleteMetricFilter PutMetricFilter DeleteSubscriptionFilter DeleteAccountPolicy',
  ),
  ...prefixed('cloudwatch', 'DeleteAlarms DisableAlarmActions PutMetricAlarm SetAlarmState PutAlarmMuteRule'),
  ...prefixed('events', 'DisableRule DeleteRule RemoveTargets PutRule'),
  ...prefixed('sns', 'DeleteTopic Unsubscribe SetTopicAttributes'),
  ...prefixed(
    'guardduty',
    'DeleteDetector UpdateDetector CreateFilter UpdateFilter CreateIPSet CreateTrustedEntitySet DisassociateFromAdministratorAccount DisassociateMembers StopMonitoringMembers DeletePublishingDestination UpdateOrganizationConfiguration',
  ),
  ...prefixed(
    'config',
    'StopConfigurationRecorder DeleteConfigurationRecorder DeleteDeliveryChannel PutConfigurationRecorder DeleteConfigRule',
  ),
  ...prefixed('ec2', 'DeleteFlowLogs'),
  ...prefixed('route53resolver', 'DeleteResolverQueryLogConfig DisassociateResolverQueryLogConfig'),
  ...prefixed('securityhub', 'DisableSecurityHub'),
  ...prefixed('access-analyzer', 'DeleteAnalyzer'),
  ...prefixed('organizations', 'LeaveOrganization'),
  ...prefixed('account', 'DisableRegion'),
  ...prefixed('iam', 'DeleteServiceLinkedRole'),
];

/** A policy that lets nobody in the targets tamper with telemetry. */
export function guard(targets: string[], given: Partial<ControlPolicy> = {}): ControlPolicy {
  return {
    name: 'GuardTelemetry',
    description: 'Nobody may switch off or alter telemetry',
    content: policy({ Sid: 'GuardTelemetry', Effect: 'Deny', Action: tamperActions, Resource: '*' }),
    targets,
    ...given,
  };
}

/** A resource control policy that lets nobody outside the organization touch its buckets, queues and keys. */
export function perimeter(organizationId: string, targets: string[]): ControlPolicy {
  return {
    name: 'DataPerimeter',
    description: 'Only the organization and the services that work for it',
    content: policy({
      Sid: 'OnlyTheOrganization',
      Effect: 'Deny',
      Principal: '*',
      Action: ['s3:*', 'sqs:*', 'kms:*'],
      Resource: '*',
      Condition: {
        StringNotEqualsIfExists: { 'aws:PrincipalOrgID': organizationId },
        BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
      },
    }),
    targets,
  };
}

function prefixed(service: string, actions: string): string[] {
  return actions.split(' ').map((action) => `${service}:${action}`);
}
