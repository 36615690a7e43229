/** The actions by which an intruder blinds the defenders, by the service that they are done to. */
export interface TamperGroup {
  /** `account`: in every account; the others where the organization's log store or its key is. */
  readonly at: 'account' | 'bucket' | 'key';
  /** Handled by AWS in the partition's global Region, whatever Region the caller is in. */
  readonly global?: true;
  readonly actions: readonly string[];
}

/**
 * IAM actions, as the Service Authorization Reference names them: s3:PutLifecycleConfiguration, for one, is the
 * permission of the operation PutBucketLifecycleConfiguration.
 */
export const tamperGroups: readonly TamperGroup[] = [
  group(
    'account',
    'cloudtrail',
    'StopLogging DeleteTrail UpdateTrail PutEventSelectors PutInsightSelectors DeleteEventDataStore StopEventDataStoreIngestion UpdateEventDataStore',
  ),
  group(
    'account',
    'logs',
    'DeleteLogGroup DeleteLogStream PutRetentionPolicy DeleteMetricFilter PutMetricFilter DeleteSubscriptionFilter DeleteAccountPolicy',
  ),
  group('account', 'cloudwatch', 'DeleteAlarms DisableAlarmActions PutMetricAlarm SetAlarmState PutAlarmMuteRule'),
  group('account', 'events', 'DisableRule DeleteRule RemoveTargets PutRule'),
  group('account', 'sns', 'DeleteTopic Unsubscribe SetTopicAttributes'),
  group(
    'account',
    'guardduty',
    'DeleteDetector UpdateDetector CreateFilter UpdateFilter CreateIPSet CreateTrustedEntitySet DisassociateFromAdministratorAccount DisassociateMembers StopMonitoringMembers DeletePublishingDestination UpdateOrganizationConfiguration',
  ),
  group(
    'account',
    'config',
    'StopConfigurationRecorder DeleteConfigurationRecorder DeleteDeliveryChannel PutConfigurationRecorder DeleteConfigRule',
  ),
  group('account', 'ec2', 'DeleteFlowLogs'),
  group('account', 'route53resolver', 'DeleteResolverQueryLogConfig DisassociateResolverQueryLogConfig'),
  group('account', 'securityhub', 'DisableSecurityHub'),
  group('account', 'access-analyzer', 'DeleteAnalyzer'),
  { ...group('account', 'organizations', 'LeaveOrganization'), global: true },
  { ...group('account', 'account', 'DisableRegion'), global: true },
  { ...group('account', 'iam', 'DeleteServiceLinkedRole'), global: true },
  group(
    'bucket',
    's3',
    'DeleteBucket PutBucketPolicy DeleteBucketPolicy PutLifecycleConfiguration PutBucketVersioning PutBucketObjectLockConfiguration PutBucketPublicAccessBlock PutReplicationConfiguration PutEncryptionConfiguration',
  ),
  group('bucket', 's3', 'BypassGovernanceRetention DeleteObject DeleteObjectVersion'),
  group('key', 'kms', 'DisableKey ScheduleKeyDeletion PutKeyPolicy'),
];

/** The actions that are done to objects of a bucket, not to the bucket. */
export const objectActions: readonly string[] = [
  's3:BypassGovernanceRetention',
  's3:DeleteObject',
  's3:DeleteObjectVersion',
];

function group(at: TamperGroup['at'], service: string, names: string): TamperGroup {
  return { at, actions: names.split(' ').map((name) => `${service}:${name}`) };
}
