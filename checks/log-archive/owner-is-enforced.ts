import { logBucketOf } from '../../src/analysis/log-bucket.ts';
import { defineCheck } from '../../src/core/check.ts';
import { logCustodyControls } from '../../src/core/controls/log-custody-controls.ts';
import { bucketAcl } from '../../src/evidence/bucket-acl.ts';
import { bucketOwnershipControls } from '../../src/evidence/bucket-ownership-controls.ts';

/**
 * Grantees through which AWS itself delivers logs: S3 server access logs (the group) and CloudFront's standard logs
 * (the `awslogsdelivery` account; Amazon CloudFront Developer Guide, "Configure standard logging (legacy)").
 */
const deliveries: readonly (string | undefined)[] = [
  'http://acs.amazonaws.com/groups/s3/LogDelivery',
  'c4c1ede66af53448b93c283ce9448c4ba468c9432aa01d700d3878632f77d2d0',
];

export default defineCheck({
  id: 'log-archive/owner-is-enforced',
  title: 'The bucket’s owner owns every log object',
  failureTitle: 'An access control list gives others a hold on log objects',
  severity: 'low',
  source: 'cloudtrail-management',
  breadth: 'destination',
  destination: 'bucket',
  why: 'Access control lists give rights that no policy shows, and an object that its writer owns can be withheld from the owner of the bucket.',
  remedy: {
    text: 'Set Object Ownership to BucketOwnerEnforced, which switches access control lists off.',
    cli: "aws s3api put-bucket-ownership-controls --bucket BUCKET --ownership-controls 'Rules=[{ObjectOwnership=BucketOwnerEnforced}]'",
    terraform:
      'resource "aws_s3_bucket_ownership_controls" "logs" {\n  bucket = aws_s3_bucket.logs.id\n  rule {\n    object_ownership = "BucketOwnerEnforced"\n  }\n}',
  },
  controls: {
    'aws-fsbp': ['S3.12'],
    'nist-800-53-r5': ['AU-9', 'AC-3', 'AC-6'],
    ...logCustodyControls,
    'mitre-attack-18': ['T1530', 'T1485'],
    'mitre-attack-19': ['T1530', 'T1485'],
  },
  requirements: ['S32'],
  changedBy: ['s3:PutBucketOwnershipControls', 's3:DeleteBucketOwnershipControls', 's3:PutBucketAcl'],
  needs: { ownership: bucketOwnershipControls, acl: bucketAcl },
  messages: {
    enforced: 'Bucket {bucket} has ObjectOwnership BucketOwnerEnforced: access control lists are off.',
    harmless:
      'Bucket {bucket} allows access control lists (ObjectOwnership {ownership}), and its own grants nothing to others.',
    granted: 'Bucket {bucket} allows access control lists (ObjectOwnership {ownership}), and its own grants {grants}.',
  },
  *evaluate({ ownership, acl }, { scope, pass, unsound }) {
    const { name: bucket } = logBucketOf(scope);
    const ObjectOwnership = ownership?.Rules[0]?.ObjectOwnership ?? null;
    const foreign = acl.Grants.filter(
      ({ Grantee }) =>
        !deliveries.includes(Grantee?.URI ?? Grantee?.ID) && (!Grantee?.ID || Grantee.ID !== acl.Owner.ID),
    );
    const grants = foreign.map(
      ({ Permission, Grantee }) => `${Permission} to ${Grantee?.URI ?? Grantee?.ID ?? 'an unnamed grantee'}`,
    );
    const facts = { ObjectOwnership, grants };
    const holes = { bucket, ownership: ObjectOwnership ?? 'not set' };
    if (ObjectOwnership === 'BucketOwnerEnforced') yield pass('enforced', { bucket }, { facts });
    else if (foreign.length === 0) yield pass('harmless', holes, { facts });
    else yield unsound('granted', { ...holes, grants: grants.join(', ') }, { facts, operation: 's3:GetBucketAcl' });
  },
});
