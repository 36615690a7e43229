import { deniesGovernanceBypass } from '../../src/analysis/bucket-policy-denials.ts';
import { logBucketOf } from '../../src/analysis/log-bucket.ts';
import { lockDaysOf, offsiteCopyOf } from '../../src/analysis/object-lock.ts';
import { parsePolicy } from '../../src/analysis/policy-document.ts';
import { unparsablePolicy } from '../../src/analysis/undecided-policy.ts';
import { defineCheck } from '../../src/core/check.ts';
import { counted, grouped } from '../../src/core/counted.ts';
import { bucketObjectLock } from '../../src/evidence/bucket-object-lock.ts';
import { bucketPolicy } from '../../src/evidence/bucket-policy.ts';
import { bucketReplication } from '../../src/evidence/bucket-replication.ts';
import { bucketVersioning } from '../../src/evidence/bucket-versioning.ts';

export default defineCheck({
  id: 'log-archive/objects-are-locked',
  title: 'Log objects are locked against deletion',
  failureTitle: 'Log objects can be deleted',
  severity: 'high',
  source: 'cloudtrail-management',
  breadth: 'destination',
  destination: 'bucket',
  why: 'Without a lock, one stolen administrator of the bucket’s account is enough to delete every trace of an intrusion.',
  remedy: {
    text: 'Turn on Object Lock with a default retention in COMPLIANCE mode for as long as logs must be kept. It holds for objects written from then on. Do not do so on a bucket that receives S3 server access logs: they cannot be delivered to it.',
    cli: 'aws s3api put-object-lock-configuration --bucket BUCKET --object-lock-configuration \'{"ObjectLockEnabled":"Enabled","Rule":{"DefaultRetention":{"Mode":"COMPLIANCE","Days":365}}}\'',
    terraform:
      'resource "aws_s3_bucket_object_lock_configuration" "logs" {\n  bucket = aws_s3_bucket.logs.id\n  rule {\n    default_retention {\n      mode = "COMPLIANCE"\n      days = 365\n    }\n  }\n}',
  },
  controls: {
    'cis-aws-1.4': ['2.1.3'],
    'cis-aws-3.0': ['2.1.2'],
    'cis-aws-5.0': ['2.1.2'],
    'cis-aws-6.0': ['3.1.2'],
    'cis-aws-7.0': ['3.1.2'],
    'aws-fsbp': ['S3.15', 'S3.20'],
    'nist-800-53-r5': ['AU-9(2)', 'AU-9(3)', 'AU-11', 'CP-9'],
    'nist-csf-2.0': ['PR.DS-11', 'PR.DS-01'],
    'pci-dss-4.0.1': ['10.3.2', '10.3.3', '10.3.4'],
    'soc-2': ['CC6.8'],
    'iso-27001-2022': ['A.8.15', 'A.5.33', 'A.8.13'],
    hipaa: ['164.312(c)(1)'],
    'mitre-attack-18': ['T1485', 'T1490', 'T1565.001'],
    'mitre-attack-19': ['T1485', 'T1490', 'T1565.001'],
  },
  requirements: ['S33', 'S58'],
  changedBy: [
    's3:PutBucketObjectLockConfiguration',
    's3:PutBucketVersioning',
    's3:PutBucketPolicy',
    's3:DeleteBucketPolicy',
    's3:PutBucketReplication',
    's3:DeleteBucketReplication',
  ],
  needs: { lock: bucketObjectLock, versioning: bucketVersioning, replication: bucketReplication, policy: bucketPolicy },
  messages: {
    compliance: 'Bucket {bucket} locks new objects in COMPLIANCE mode for {days}.',
    governance:
      'Bucket {bucket} locks new objects in GOVERNANCE mode for {days}, and its policy denies everybody s3:BypassGovernanceRetention.',
    mfaDelete:
      'Bucket {bucket} has no Object Lock, but MFADelete is Enabled: only the root user with its MFA device can delete a version.',
    none: 'Bucket {bucket} has no Object Lock, and nothing of equal effect: its objects can be deleted.',
    copied:
      'Bucket {bucket} has no Object Lock: its objects can be deleted. Rule {rule} copies them to {copy} in account {account}; whether that copy is locked is told by the finding on it.',
    noDefault:
      'Bucket {bucket} has Object Lock without DefaultRetention: no log object is locked, because log deliveries do not ask for it.',
    tooShort: 'Bucket {bucket} locks new objects for {days}, less than the goal of {goal}.',
    bypassable:
      'Bucket {bucket} locks new objects in GOVERNANCE mode, and its policy does not deny everybody s3:BypassGovernanceRetention: whoever has that permission deletes them.',
  },
  *evaluate({ lock, versioning, replication, policy }, { scope, settings, pass, missing, unsound, unknown }) {
    const { arn, name: bucket, owner, prefixes } = logBucketOf(scope);
    const goal = settings.goals.immutableDays ?? settings.goals.archiveDays;
    const retention = lock?.Rule?.DefaultRetention;
    const facts = {
      ObjectLockEnabled: lock?.ObjectLockEnabled ?? null,
      Mode: retention?.Mode ?? null,
      Days: retention?.Days ?? null,
      Years: retention?.Years ?? null,
      goal,
    };
    if (lock?.ObjectLockEnabled !== 'Enabled') {
      if (versioning.Status === 'Enabled' && versioning.MFADelete === 'Enabled') {
        return yield pass(
          'mfaDelete',
          { bucket },
          { facts: { ...facts, MFADelete: 'Enabled' }, operation: 's3:GetBucketVersioning' },
        );
      }
      const copy = offsiteCopyOf(replication?.Rules ?? [], owner, prefixes);
      if (!copy) return yield missing('none', { bucket }, { facts });
      const { rule, bucket: to, account } = copy;
      return yield unsound(
        'copied',
        { bucket, rule, copy: to, account },
        { facts: { ...facts, copy: to }, severity: 'medium' },
      );
    }
    const lockDays = lockDaysOf(lock);
    const days = counted(lockDays, 'day');
    if (lockDays === 0) return yield unsound('noDefault', { bucket }, { facts });
    if (lockDays < goal) return yield unsound('tooShort', { bucket, days, goal: grouped(goal) }, { facts });
    if (retention?.Mode === 'COMPLIANCE') return yield pass('compliance', { bucket, days }, { facts });
    const parsed = policy && parsePolicy(policy.Policy);
    if (parsed?.kind === 'unparsable')
      return yield unknown(unparsablePolicy('s3:GetBucketPolicy', parsed.reason), { facts });
    if (parsed && deniesGovernanceBypass(parsed.document, arn) === 'yes')
      return yield pass('governance', { bucket, days }, { facts });
    yield unsound('bypassable', { bucket }, { facts, severity: 'medium' });
  },
});
