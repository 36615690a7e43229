import { logBucketOf } from '../../src/analysis/log-bucket.ts';
import { defineCheck } from '../../src/core/check.ts';
import { bucketVersioning } from '../../src/evidence/bucket-versioning.ts';

export default defineCheck({
  id: 'log-archive/versioning-is-enabled',
  title: 'The log bucket keeps old versions',
  failureTitle: 'An overwritten or deleted log object is lost',
  severity: 'medium',
  source: 'cloudtrail-management',
  breadth: 'destination',
  destination: 'bucket',
  why: 'Without versions, overwriting a log object replaces it for good, and deleting it leaves nothing to recover.',
  remedy: {
    text: 'Turn on versioning for the bucket.',
    cli: 'aws s3api put-bucket-versioning --bucket BUCKET --versioning-configuration Status=Enabled',
    terraform:
      'resource "aws_s3_bucket_versioning" "logs" {\n  bucket = aws_s3_bucket.logs.id\n  versioning_configuration {\n    status = "Enabled"\n  }\n}',
  },
  controls: {
    'aws-fsbp': ['S3.14'],
    'nist-800-53-r5': ['AU-9(2)', 'AU-11', 'CP-9'],
    'nist-csf-2.0': ['PR.DS-11', 'PR.DS-01'],
    'pci-dss-4.0.1': ['10.3.2', '10.3.3', '10.3.4'],
    'soc-2': ['CC6.8'],
    'iso-27001-2022': ['A.8.15', 'A.5.33', 'A.8.13'],
    hipaa: ['164.312(c)(1)'],
    'mitre-attack-18': ['T1485', 'T1490', 'T1565.001'],
    'mitre-attack-19': ['T1485', 'T1490', 'T1565.001'],
  },
  requirements: ['S71'],
  changedBy: ['s3:PutBucketVersioning'],
  needs: { versioning: bucketVersioning },
  messages: {
    enabled: 'Bucket {bucket} keeps every version of an object.',
    never: 'Bucket {bucket} has never had versioning: GetBucketVersioning gives no Status.',
    suspended: 'Bucket {bucket} keeps no new versions: Status is {status}.',
  },
  *evaluate({ versioning }, { scope, pass, missing, unsound }) {
    const { name: bucket } = logBucketOf(scope);
    const { Status = null, MFADelete = null } = versioning;
    const facts = { Status, MFADelete };
    if (Status === 'Enabled') yield pass('enabled', { bucket }, { facts });
    else if (Status === null) yield missing('never', { bucket }, { facts });
    else yield unsound('suspended', { bucket, status: Status }, { facts });
  },
});
