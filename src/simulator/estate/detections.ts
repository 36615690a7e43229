import { type Alarm, alarm, type MetricFilter, metricFilter } from './monitoring.ts';

/** A detection: what its metric filter matches, and how many matches in five minutes raise the alarm. */
interface Detection {
  readonly pattern: string;
  readonly threshold?: number;
}

/** Sound patterns for what the CIS benchmark and more wants to hear of, by the name of filter, metric and alarm. */
export const detections: Readonly<Record<string, Detection>> = {
  RootUse: {
    pattern:
      '{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != "AwsServiceEvent" }',
  },
  TrailTampering: {
    pattern: named(
      'cloudtrail',
      'StopLogging DeleteTrail UpdateTrail PutEventSelectors PutInsightSelectors DeleteEventDataStore StopEventDataStoreIngestion UpdateEventDataStore CreateTrail',
    ),
  },
  LogTamperingS3: {
    pattern: named('s3', 'PutBucketLifecycle PutBucketLifecycleConfiguration DeleteBucket PutBucketVersioning'),
  },
  LogTamperingEc2: { pattern: named('ec2', 'DeleteFlowLogs') },
  LogTamperingGuardDuty: {
    pattern: named(
      'guardduty',
      'DeleteDetector UpdateDetector CreateFilter UpdateFilter CreateIPSet UpdateIPSet DisassociateFromAdministratorAccount DisassociateMembers StopMonitoringMembers DeleteMembers',
    ),
  },
  SecurityGroupChanges: {
    pattern: named(
      'ec2',
      'AuthorizeSecurityGroupIngress AuthorizeSecurityGroupEgress RevokeSecurityGroupIngress RevokeSecurityGroupEgress CreateSecurityGroup DeleteSecurityGroup ModifySecurityGroupRules',
    ),
  },
  LoginWithoutMfa: {
    pattern:
      '{ $.eventName = "ConsoleLogin" && $.userIdentity.type = "IAMUser" && $.responseElements.ConsoleLogin = "Success" && ($.additionalEventData.MFAUsed = "No" || $.additionalEventData.MFAUsed NOT EXISTS) }',
  },
  FailedLogins: {
    pattern: '{ $.eventName = "ConsoleLogin" && $.responseElements.ConsoleLogin = "Failure" }',
    threshold: 3,
  },
  IamPersistence: {
    pattern: named(
      'iam',
      'CreateUser CreateAccessKey CreateLoginProfile UpdateLoginProfile AttachUserPolicy AttachRolePolicy AttachGroupPolicy',
    ),
  },
  IamPolicyChanges: {
    pattern: named(
      'iam',
      'PutUserPolicy PutRolePolicy PutGroupPolicy AttachUserPolicy AttachRolePolicy AttachGroupPolicy DetachUserPolicy DetachRolePolicy DetachGroupPolicy CreatePolicy DeletePolicy CreatePolicyVersion DeletePolicyVersion SetDefaultPolicyVersion DeleteUserPolicy DeleteRolePolicy DeleteGroupPolicy UpdateAssumeRolePolicy',
    ),
  },
  BucketPolicyChanges: {
    pattern: named(
      's3',
      'PutBucketPolicy DeleteBucketPolicy PutBucketAcl PutBucketCors PutBucketLifecycle PutBucketReplication DeleteBucketReplication DeleteBucketPublicAccessBlock PutBucketPublicAccessBlock PutAccountPublicAccessBlock DeleteAccountPublicAccessBlock DeleteBucketEncryption',
    ),
  },
  AccessDenied: {
    pattern:
      '{ ($.errorCode = "*UnauthorizedOperation" || $.errorCode = "AccessDenied*") && $.sourceIPAddress != "delivery.logs.amazonaws.com" && $.eventName != "HeadBucket" }',
    threshold: 5,
  },
  CrossAccountRoleUse: {
    pattern:
      '{ $.eventSource = "sts.amazonaws.com" && $.eventName = "AssumeRole" && $.userIdentity.type != "AWSService" }',
  },
  KeyDestruction: { pattern: named('kms', 'DisableKey ScheduleKeyDeletion') },
  ConfigChanges: {
    pattern: named(
      'config',
      'StopConfigurationRecorder DeleteDeliveryChannel PutDeliveryChannel PutConfigurationRecorder DeleteConfigurationRecorder',
    ),
  },
  NetworkAclChanges: {
    pattern: named(
      'ec2',
      'CreateNetworkAcl CreateNetworkAclEntry DeleteNetworkAcl DeleteNetworkAclEntry ReplaceNetworkAclEntry ReplaceNetworkAclAssociation',
    ),
  },
  GatewayChanges: {
    pattern: named(
      'ec2',
      'CreateCustomerGateway DeleteCustomerGateway AttachInternetGateway CreateInternetGateway DeleteInternetGateway DetachInternetGateway',
    ),
  },
  RouteChanges: {
    pattern: named(
      'ec2',
      'CreateRoute CreateRouteTable ReplaceRoute ReplaceRouteTableAssociation DeleteRouteTable DeleteRoute DisassociateRouteTable',
    ),
  },
  VpcChanges: {
    pattern: named(
      'ec2',
      'CreateVpc DeleteVpc ModifyVpcAttribute AcceptVpcPeeringConnection CreateVpcPeeringConnection DeleteVpcPeeringConnection RejectVpcPeeringConnection',
    ),
  },
  OrganizationChanges: { pattern: '{ $.eventSource = "organizations.amazonaws.com" && $.readOnly IS FALSE }' },
  SnapshotSharing: { pattern: named('ec2', 'CopySnapshot ModifySnapshotAttribute ModifyImageAttribute') },
  DatabaseSnapshotSharing: {
    pattern: named(
      'rds',
      'ModifyDBSnapshotAttribute ModifyDBClusterSnapshotAttribute CopyDBSnapshot CopyDBClusterSnapshot',
    ),
  },
};

/** A metric filter for every detection, but for those left out. */
export function detectionFilters(without: readonly string[] = []): MetricFilter[] {
  return chosen(without).map(([name, { pattern }]) => metricFilter(name, pattern));
}

/** An alarm for every detection, telling `topicArn`, but for those left out. */
export function detectionAlarms(topicArn: string, without: readonly string[] = []): Alarm[] {
  return chosen(without).map(([name, { threshold = 1 }]) => alarm(name, topicArn, { Threshold: threshold }));
}

function chosen(without: readonly string[]): [string, Detection][] {
  return Object.entries(detections).filter(([name]) => !without.includes(name));
}

/** A pattern for any of a service's events by name. */
function named(service: string, events: string): string {
  const names = events.split(' ').map((event) => `$.eventName = "${event}"`);
  return `{ $.eventSource = "${service}.amazonaws.com" && (${names.join(' || ')}) }`;
}
