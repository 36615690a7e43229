import type { Service } from './service.ts';

/**
 * Operations whose IAM action has another name (Service Authorization Reference, "Actions, resources, and condition
 * keys for Amazon S3" and its neighbours).
 */
const differently: Readonly<Record<string, string>> = {
  's3:ListBuckets': 's3:ListAllMyBuckets',
  's3:HeadBucket': 's3:ListBucket',
  's3:GetBucketLifecycleConfiguration': 's3:GetLifecycleConfiguration',
  's3:GetBucketEncryption': 's3:GetEncryptionConfiguration',
  's3:GetPublicAccessBlock': 's3:GetBucketPublicAccessBlock',
  's3:GetObjectLockConfiguration': 's3:GetBucketObjectLockConfiguration',
  's3:GetBucketReplication': 's3:GetReplicationConfiguration',
  's3:GetBucketNotificationConfiguration': 's3:GetBucketNotification',
  's3-control:GetPublicAccessBlock': 's3:GetAccountPublicAccessBlock',
  's3:ListObjectsV2': 's3:ListBucket',
  's3:HeadObject': 's3:GetObject',
  'sqs:GetQueueUrl': 'sqs:GetQueueUrl',
  // API Gateway's management actions are HTTP methods.
  'api-gateway:GetRestApis': 'apigateway:GET',
  'api-gateway:GetStages': 'apigateway:GET',
  'apigatewayv2:GetApis': 'apigateway:GET',
  'apigatewayv2:GetStages': 'apigateway:GET',
};

/** `cloudtrail:DescribeTrails`: how an operation is named in evidence, findings and error messages. */
export const operationName = (service: Service, operation: string): string => `${service.iam}:${operation}`;

/** The IAM action that allows an operation. */
export const iamAction = (service: Service, operation: string): string =>
  differently[`${service.id}:${operation}`] ?? operationName(service, operation);
