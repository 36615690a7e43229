import { logBucketOf } from '../../src/analysis/log-bucket.ts';
import { defineCheck } from '../../src/core/check.ts';
import { encryptionControls } from '../../src/core/controls/encryption-controls.ts';
import { isCollected } from '../../src/core/evidence.ts';
import { bucketEncryption, keyArn } from '../../src/evidence/bucket-encryption.ts';
import { kmsKey } from '../../src/evidence/kms-key.ts';

export default defineCheck({
  id: 'log-archive/is-encrypted-with-customer-key',
  title: 'Log objects are encrypted with a key of the customer’s',
  failureTitle: 'Whoever can read the log bucket can read the logs',
  severity: 'medium',
  source: 'cloudtrail-management',
  breadth: 'destination',
  destination: 'bucket',
  why: 'With a key of its own, reading a log takes leave of the key as well as of the bucket, and every use of the key is recorded.',
  remedy: {
    text: 'Set default encryption to SSE-KMS with a customer managed key whose policy lets the delivering services use it.',
    cli: 'aws s3api put-bucket-encryption --bucket BUCKET --server-side-encryption-configuration \'{"Rules":[{"ApplyServerSideEncryptionByDefault":{"SSEAlgorithm":"aws:kms","KMSMasterKeyID":"KEY_ARN"},"BucketKeyEnabled":true}]}\'',
    terraform:
      'resource "aws_s3_bucket_server_side_encryption_configuration" "logs" {\n  bucket = aws_s3_bucket.logs.id\n  rule {\n    bucket_key_enabled = true\n    apply_server_side_encryption_by_default {\n      sse_algorithm     = "aws:kms"\n      kms_master_key_id = aws_kms_key.logs.arn\n    }\n  }\n}',
  },
  controls: {
    'cis-aws-1.4': ['3.7'],
    'cis-aws-3.0': ['3.5'],
    'cis-aws-5.0': ['3.5'],
    'cis-aws-6.0': ['4.5'],
    'cis-aws-7.0': ['4.5'],
    'aws-fsbp': ['CloudTrail.2', 'S3.17'],
    ...encryptionControls,
    'mitre-attack-18': ['T1486', 'T1530'],
    'mitre-attack-19': ['T1486', 'T1530'],
  },
  requirements: ['S72', 'S98'],
  changedBy: ['s3:PutBucketEncryption', 's3:DeleteBucketEncryption'],
  needs: { encryption: bucketEncryption, keys: kmsKey },
  messages: {
    customer: 'Bucket {bucket} encrypts with the customer managed key {key} ({algorithm}).',
    withoutKms: 'Bucket {bucket} encrypts with {algorithm}, not with a KMS key.',
    managedByAws: 'Bucket {bucket} encrypts with the key that AWS manages for S3, whose policy nobody can narrow.',
    gone: 'Bucket {bucket} is to encrypt with key {key}, which does not exist: nothing can be written to it.',
  },
  *evaluate({ encryption, keys }, { scope, estate, pass, missing, unsound, unknown }) {
    const { name: bucket, owner: account, region } = logBucketOf(scope);
    const { SSEAlgorithm: algorithm = 'no default encryption', KMSMasterKeyID } = encryption.Rules[0] ?? {};
    const facts = { SSEAlgorithm: algorithm, KMSMasterKeyID: KMSMasterKeyID ?? null };
    if (!algorithm.startsWith('aws:kms')) return yield missing('withoutKms', { bucket, algorithm }, { facts });
    if (KMSMasterKeyID === undefined || KMSMasterKeyID.endsWith('alias/aws/s3')) {
      return yield missing('managedByAws', { bucket }, { facts });
    }
    const arn = keyArn(KMSMasterKeyID, { partition: estate.partition, account, region });
    const key = keys.get(arn);
    if (!isCollected(key)) return yield unknown(key, { facts });
    if (key.value === null) return yield unsound('gone', { bucket, key: arn }, { facts });
    const more = { facts: { ...facts, KeyManager: key.value.KeyManager } };
    if (key.value.KeyManager === 'CUSTOMER') yield pass('customer', { bucket, key: arn, algorithm }, more);
    else yield missing('managedByAws', { bucket }, more);
  },
});
