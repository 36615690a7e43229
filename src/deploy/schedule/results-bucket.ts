import type { Resource } from '../cloudformation/template.ts';
import { policyOf } from '../policy-documents.ts';
import { getAtt, ref, sub } from './intrinsics.ts';

const objects = sub('$' + '{Results.Arn}/*');

/**
 * Where results are kept: locked, versioned, encrypted with an own key, closed to the world and to other organizations.
 * Results tell where an organization is blind, and auditors must be able to trust that nobody has changed them since.
 */
export const resultsBucket: Readonly<Record<string, Resource>> = {
  Key: {
    Type: 'AWS::KMS::Key',
    DeletionPolicy: 'Retain',
    UpdateReplacePolicy: 'Retain',
    Properties: {
      Description: 'Encrypts the results and alarms of Blindspot.',
      EnableKeyRotation: true,
      KeyPolicy: policyOf(
        {
          Sid: 'TheAccountGivesAccess',
          Effect: 'Allow',
          Principal: { AWS: sub('arn:$' + '{AWS::Partition}:iam::$' + '{AWS::AccountId}:root') },
          Action: 'kms:*',
          Resource: '*',
        },
        {
          Sid: 'AlarmsReachTheTopic',
          Effect: 'Allow',
          Principal: { Service: ['cloudwatch.amazonaws.com', 'events.amazonaws.com'] },
          Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
          Resource: '*',
        },
      ),
    },
  },
  Results: {
    Type: 'AWS::S3::Bucket',
    DeletionPolicy: 'Retain',
    UpdateReplacePolicy: 'Retain',
    Properties: {
      ObjectLockEnabled: true,
      ObjectLockConfiguration: {
        ObjectLockEnabled: 'Enabled',
        Rule: { DefaultRetention: { Mode: ref('RetentionMode'), Days: ref('RetentionDays') } },
      },
      VersioningConfiguration: { Status: 'Enabled' },
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [
          {
            BucketKeyEnabled: true,
            ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: getAtt('Key', 'Arn') },
          },
        ],
      },
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
    },
  },
  ResultsPolicy: {
    Type: 'AWS::S3::BucketPolicy',
    Properties: {
      Bucket: ref('Results'),
      PolicyDocument: policyOf(
        {
          Sid: 'OnlyOverTls',
          Effect: 'Deny',
          Principal: '*',
          Action: 's3:*',
          Resource: [getAtt('Results', 'Arn'), objects],
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        },
        {
          Sid: 'OnlyForTheOrganization',
          Effect: 'Deny',
          Principal: '*',
          Action: 's3:*',
          Resource: [getAtt('Results', 'Arn'), objects],
          Condition: {
            StringNotEqualsIfExists: { 'aws:PrincipalOrgID': ref('OrganizationId') },
            BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
          },
        },
        {
          Sid: 'NobodyLiftsTheLock',
          Effect: 'Deny',
          Principal: '*',
          Action: [
            's3:BypassGovernanceRetention',
            's3:DeleteObjectVersion',
            's3:PutBucketObjectLockConfiguration',
            's3:PutObjectRetention',
          ],
          Resource: [getAtt('Results', 'Arn'), objects],
        },
        {
          Sid: 'OnlyTheAuditorWrites',
          Effect: 'Deny',
          Principal: '*',
          Action: 's3:PutObject',
          Resource: objects,
          Condition: { ArnNotEquals: { 'aws:PrincipalArn': getAtt('AuditorRole', 'Arn') } },
        },
      ),
    },
  },
};
