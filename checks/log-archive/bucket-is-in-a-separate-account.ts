import { logBucketOf } from '../../src/analysis/log-bucket.ts';
import { separationOf } from '../../src/analysis/separation.ts';
import { defineCheck } from '../../src/core/check.ts';
import { logCustodyControls } from '../../src/core/controls/log-custody-controls.ts';
import { accountBuckets } from '../../src/evidence/s3-buckets.ts';

export default defineCheck({
  id: 'log-archive/bucket-is-in-a-separate-account',
  title: 'The log bucket is in an account of its own',
  failureTitle: 'Logs are kept in the account whose deeds they record',
  severity: 'high',
  source: 'cloudtrail-management',
  breadth: 'destination',
  destination: 'bucket',
  why: 'Whoever becomes administrator of an account can erase the logs that it keeps of itself; in another account they would have to break in twice.',
  remedy: {
    text: 'Create a bucket in an account that runs no workloads and is used for nothing but logs, and send the logs there. Keep the old bucket until its retention has run out.',
    cli: 'aws cloudtrail update-trail --name TRAIL_ARN --s3-bucket-name BUCKET_OF_THE_LOG_ARCHIVE_ACCOUNT',
    terraform: 'resource "aws_s3_bucket" "logs" {\n  provider = aws.log_archive\n  bucket   = "BUCKET"\n}',
  },
  controls: {
    'aws-fsbp': ['CloudTrail.6'],
    'nist-800-53-r5': ['AU-9', 'AU-9(2)', 'AU-9(4)', 'AC-3', 'AC-6', 'SC-7'],
    ...logCustodyControls,
    'mitre-attack-18': ['T1485', 'T1070', 'T1530'],
    'mitre-attack-19': ['T1485', 'T1070', 'T1530'],
  },
  requirements: ['S24', 'S31', 'S58', 'S98'],
  changedBy: ['cloudtrail:UpdateTrail', 'cloudtrail:CreateTrail'],
  needs: { buckets: accountBuckets },
  messages: {
    separate: 'Bucket {bucket} belongs to account {owner} and keeps the logs of {accounts}.',
    management:
      'Bucket {bucket} belongs to the management account {owner}, to which no service control policy applies: nothing restrains its administrators.',
    own: 'Bucket {bucket} belongs to account {owner} and keeps the logs of that account only, sent by {own}.',
    shared:
      'Bucket {bucket} belongs to account {owner}, which sends its own telemetry there too ({own}): its administrators can erase their own tracks.',
    copies:
      'Bucket {bucket} of account {owner} holds only copies from other buckets; whose logs they are is told by the findings on those.',
  },
  *evaluate({ buckets }, { scope, estate, pass, unsound, notApplicable }) {
    const { name: bucket, owner } = logBucketOf(scope);
    const { state, accounts, own } = separationOf(
      owner,
      scope.destination?.references ?? [],
      estate.managementAccountId,
    );
    const facts = { owner, accounts, listed: buckets.some(({ Name }) => Name === bucket) };
    const named = own.join(', ');
    switch (state) {
      case 'separate':
        return yield pass(
          'separate',
          { bucket, owner, accounts: accounts.length === 1 ? '1 account' : `${accounts.length} accounts` },
          { facts },
        );
      case 'management':
        return yield unsound('management', { bucket, owner }, { facts });
      case 'own':
        return yield unsound('own', { bucket, owner, own: named }, { facts });
      case 'shared':
        return yield unsound('shared', { bucket, owner, own: named }, { facts, severity: 'medium' });
      case 'unknown':
        yield notApplicable('copies', { bucket, owner }, { facts });
    }
  },
});
