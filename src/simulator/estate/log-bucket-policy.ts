import { type PolicyDocument, type PolicyStatement, policy } from './policy.ts';

/** The services that deliver telemetry to buckets. */
export const deliveringServices = [
  'cloudtrail.amazonaws.com',
  'config.amazonaws.com',
  'delivery.logs.amazonaws.com',
  'guardduty.amazonaws.com',
] as const;

/** A policy that lets the delivering services write on behalf of the organization only, and nobody without TLS. */
export function logBucketPolicy(bucketName: string, organizationId: string): PolicyDocument {
  const onBehalf = { StringEquals: { 'aws:SourceOrgID': organizationId } };
  const Principal = { Service: deliveringServices };
  return policy(
    {
      Sid: 'Check',
      Effect: 'Allow',
      Principal,
      Action: ['s3:GetBucketAcl', 's3:GetBucketLocation', 's3:ListBucket'],
      Resource: `arn:aws:s3:::${bucketName}`,
      Condition: onBehalf,
    },
    {
      Sid: 'Write',
      Effect: 'Allow',
      Principal,
      Action: 's3:PutObject',
      Resource: `arn:aws:s3:::${bucketName}/*`,
      Condition: onBehalf,
    },
    tlsOnly(bucketName),
  );
}

/** Denies everything without TLS. */
export function tlsOnly(bucketName: string): PolicyStatement {
  return {
    Sid: 'TlsOnly',
    Effect: 'Deny',
    Principal: '*',
    Action: 's3:*',
    Resource: [`arn:aws:s3:::${bucketName}`, `arn:aws:s3:::${bucketName}/*`],
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  };
}
