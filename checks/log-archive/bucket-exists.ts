import { membersOf } from '../../src/analysis/members.ts';
import { referrersText } from '../../src/analysis/referrers-text.ts';
import { bucketNameOf } from '../../src/core/arn.ts';
import { defineCheck } from '../../src/core/check.ts';
import { bucketExistence } from '../../src/evidence/bucket-existence.ts';

export default defineCheck({
  id: 'log-archive/bucket-exists',
  title: 'The log bucket exists and its owner is known',
  failureTitle: 'Logs are sent to a bucket that is gone or belongs to somebody else',
  severity: 'critical',
  source: 'cloudtrail-management',
  breadth: 'destination',
  destination: 'bucket',
  judgesLocation: true,
  why: 'Logs sent to a deleted bucket are lost, and whoever creates a bucket of that name in an account of their own receives all that follow.',
  remedy: {
    text: 'Create the bucket again in the log archive account, or point the source at a bucket that the organization owns, and delete the reference to the old name.',
    cli: 'aws cloudtrail update-trail --name TRAIL_ARN --s3-bucket-name BUCKET',
    terraform: 'resource "aws_cloudtrail" "this" {\n  s3_bucket_name = aws_s3_bucket.logs.id\n}',
  },
  controls: {
    'aws-fsbp': ['CloudTrail.1'],
    'nist-800-53-r5': ['AU-4', 'AU-5', 'AU-9', 'AU-9(2)', 'SC-7'],
    'nist-csf-2.0': ['PR.DS-01', 'PR.AA-05', 'PR.PS-04'],
    'pci-dss-4.0.1': ['10.3.1', '10.3.2', '10.3.3', '10.7.2'],
    'soc-2': ['CC6.1', 'CC6.6'],
    'iso-27001-2022': ['A.8.15', 'A.8.3', 'A.5.33'],
    hipaa: ['164.312(b)', '164.312(c)(1)'],
    'mitre-attack-18': ['T1562.008', 'T1537', 'T1485'],
    'mitre-attack-19': ['T1685.002', 'T1537', 'T1485'],
  },
  requirements: ['S24', 'S31', 'S58'],
  changedBy: ['s3:CreateBucket', 's3:DeleteBucket', 'cloudtrail:UpdateTrail'],
  needs: { existence: bucketExistence },
  messages: {
    exists: 'Bucket {bucket} exists and belongs to account {owner}.',
    gone: 'Bucket {bucket} does not exist, yet {referrers} still sends logs there: they are lost, and anybody may take the name and receive them.',
    outside:
      'Bucket {bucket} belongs to account {owner}, which is outside the organization: logs that {referrers} sends there are in foreign hands.',
  },
  *evaluate({ existence }, { scope, estate, pass, missing, unsound, unknown }) {
    const { arn = '', location, references = [] } = scope.destination ?? {};
    const bucket = bucketNameOf(arn) ?? arn;
    const referrers = referrersText(references);
    if (!existence.exists || location?.state === 'absent') {
      return yield missing('gone', { bucket, referrers }, { facts: { exists: false } });
    }
    if (location?.state === 'found')
      return yield pass('exists', { bucket, owner: location.account }, { facts: { exists: true } });
    const owner = location?.account ?? null;
    const facts = { exists: true, owner };
    if (owner !== null && estate.organizationId !== null && !membersOf(estate).has(owner)) {
      return yield unsound('outside', { bucket, owner, referrers }, { facts });
    }
    yield unknown(
      {
        kind: 'unavailable',
        operation: 's3:ListBuckets',
        code: 'OwnerNotScanned',
        message: owner
          ? `bucket ${bucket} exists and belongs to account ${owner}, which the scan has not entered`
          : `bucket ${bucket} exists, and no account that the scan entered lists it as its own: its owner is outside the organization, or an account that was not scanned`,
        action: 's3:ListAllMyBuckets',
      },
      { facts },
    );
  },
});
