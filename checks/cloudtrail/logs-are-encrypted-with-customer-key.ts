import { bucketArn } from '../../src/core/arn.ts';
import { defineCheck } from '../../src/core/check.ts';
import { encryptionControls } from '../../src/core/controls/encryption-controls.ts';
import { isCollected } from '../../src/core/evidence.ts';
import { bucketEncryption } from '../../src/evidence/bucket-encryption.ts';
import { cloudTrailTrails } from '../../src/evidence/cloudtrail-trails.ts';
import { kmsKey } from '../../src/evidence/kms-key.ts';

export default defineCheck({
  id: 'cloudtrail/logs-are-encrypted-with-customer-key',
  title: 'Log files are encrypted with a customer key',
  failureTitle: 'Log files are not encrypted with a usable customer key',
  severity: 'medium',
  source: 'cloudtrail-management',
  breadth: 'destination',
  destination: 'trail',
  why: 'With a key of its own the archive needs two permissions to be read; without one, whoever may read the bucket learns what the defenders see.',
  remedy: {
    text: 'Give the trail a customer managed KMS key that lives in the log archive account.',
    cli: 'aws cloudtrail update-trail --name TRAIL_ARN --kms-key-id KEY_ARN',
    terraform: 'resource "aws_cloudtrail" "this" {\n  kms_key_id = aws_kms_key.logs.arn\n}',
  },
  controls: {
    'cis-aws-1.4': ['3.7'],
    'cis-aws-3.0': ['3.5'],
    'cis-aws-5.0': ['3.5'],
    'cis-aws-6.0': ['4.5'],
    'cis-aws-7.0': ['4.5'],
    'aws-fsbp': ['CloudTrail.2'],
    ...encryptionControls,
    'mitre-attack-18': ['T1486', 'T1485'],
    'mitre-attack-19': ['T1486', 'T1485'],
  },
  requirements: ['S72'],
  changedBy: [
    'cloudtrail:UpdateTrail',
    's3:PutBucketEncryption',
    's3:DeleteBucketEncryption',
    'kms:DisableKey',
    'kms:ScheduleKeyDeletion',
  ],
  needs: { trails: cloudTrailTrails, encryption: bucketEncryption, keys: kmsKey },
  messages: {
    encrypted: 'Log files of trail {name} are encrypted with customer key {key}, set on the {where}.',
    none: 'Log files of trail {name} are encrypted with no customer key: KmsKeyId is not set, and bucket {bucket} uses {algorithm}.',
    awsManaged: 'Log files of trail {name} are encrypted with {key}, which AWS manages: KeyManager is AWS.',
    unusable: 'Log files of trail {name} are encrypted with key {key}, which cannot be used: KeyState is {state}.',
    deleted: 'Log files of trail {name} are to be encrypted with key {key}, which does not exist.',
    noBucket: 'Trail {name} writes to bucket {bucket}, which does not exist.',
    gone: 'Trail {name} is no longer there.',
  },
  *evaluate({ trails, encryption, keys }, { scope, estate, pass, missing, unsound, notApplicable, unknown }) {
    const arn = scope.destination?.arn ?? '';
    const trail = trails.find(({ TrailARN }) => TrailARN === arn);
    if (!trail) return yield notApplicable('gone', { name: arn });
    const { Name: name, S3BucketName: bucket } = trail;

    let key = trail.KmsKeyId;
    if (!key) {
      const location = encryption.locate(bucketArn(estate.partition, bucket))?.location;
      if (location?.state === 'absent') return yield notApplicable('noBucket', { name, bucket });
      const answer = encryption.get(bucketArn(estate.partition, bucket));
      if (!isCollected(answer)) return yield unknown(answer);
      const rule = answer.value.Rules.find(({ SSEAlgorithm }) => SSEAlgorithm?.startsWith('aws:kms'));
      const algorithm = rule?.SSEAlgorithm ?? answer.value.Rules[0]?.SSEAlgorithm ?? 'none';
      const given = rule?.KMSMasterKeyID;
      if (!given) {
        const facts = { SSEAlgorithm: algorithm };
        const holes = { name, bucket, algorithm: rule ? `${algorithm} with the key of AWS` : algorithm };
        return yield missing('none', holes, { facts, operation: 's3:GetBucketEncryption' });
      }
      key = given;
      // A bare id or alias means a key beside the bucket.
      if (!given.startsWith('arn:') && location?.state === 'found') {
        const path = given.startsWith('alias/') ? given : `key/${given}`;
        key = `arn:${estate.partition}:kms:${location.region}:${location.account}:${path}`;
      }
    }
    const found = keys.get(key);
    if (!isCollected(found)) return yield unknown(found);
    if (found.value === null) return yield unsound('deleted', { name, key });
    const { KeyState, KeyManager } = found.value;
    const details = { facts: { KmsKeyId: key, KeyState, KeyManager }, operation: 'kms:DescribeKey' };
    if (KeyManager === 'AWS') yield unsound('awsManaged', { name, key }, details);
    else if (KeyState !== 'Enabled') yield unsound('unusable', { name, key, state: KeyState }, details);
    else yield pass('encrypted', { name, key, where: trail.KmsKeyId ? 'trail' : 'bucket' }, details);
  },
});
