import { deniesInsecureTransport } from '../../src/analysis/bucket-policy-denials.ts';
import { logBucketOf } from '../../src/analysis/log-bucket.ts';
import { parsePolicy } from '../../src/analysis/policy-document.ts';
import { unparsablePolicy } from '../../src/analysis/undecided-policy.ts';
import { defineCheck } from '../../src/core/check.ts';
import { bucketPolicy } from '../../src/evidence/bucket-policy.ts';

export default defineCheck({
  id: 'log-archive/insecure-transport-is-denied',
  title: 'The log bucket refuses requests without TLS',
  failureTitle: 'The log bucket answers requests without TLS',
  severity: 'low',
  source: 'cloudtrail-management',
  breadth: 'destination',
  destination: 'bucket',
  why: 'A reader that fetches logs over plain HTTP shows them to everybody on the way, who may also change what it reads.',
  remedy: {
    text: 'Add a statement to the bucket policy that denies everybody s3:* on the bucket and its objects where aws:SecureTransport is false.',
    cli: 'aws s3api put-bucket-policy --bucket BUCKET --policy file://policy.json',
    terraform:
      'data "aws_iam_policy_document" "logs" {\n  statement {\n    effect = "Deny"\n    principals {\n      type        = "*"\n      identifiers = ["*"]\n    }\n    actions   = ["s3:*"]\n    resources = [aws_s3_bucket.logs.arn, format("%s/*", aws_s3_bucket.logs.arn)]\n    condition {\n      test     = "Bool"\n      variable = "aws:SecureTransport"\n      values   = ["false"]\n    }\n  }\n}',
  },
  controls: {
    'aws-fsbp': ['S3.5'],
    'nist-800-53-r5': ['AU-9', 'SC-8', 'SC-8(1)'],
    'nist-csf-2.0': ['PR.DS-01', 'PR.DS-02'],
    'pci-dss-4.0.1': ['10.3.2', '10.3.3'],
    'soc-2': ['CC6.1', 'CC6.6'],
    'iso-27001-2022': ['A.8.15', 'A.8.3', 'A.5.33'],
    hipaa: ['164.312(a)(1)', '164.312(c)(1)'],
    'mitre-attack-18': ['T1040', 'T1530'],
    'mitre-attack-19': ['T1040', 'T1530'],
  },
  requirements: ['S32'],
  changedBy: ['s3:PutBucketPolicy', 's3:DeleteBucketPolicy'],
  needs: { policy: bucketPolicy },
  messages: {
    denied: 'The policy of bucket {bucket} denies every request without TLS.',
    partly: 'The policy of bucket {bucket} denies only some requests without TLS: not all actions, objects or callers.',
    answered: 'Nothing in the policy of bucket {bucket} denies requests without TLS.',
  },
  *evaluate({ policy }, { scope, pass, missing, unsound, unknown }) {
    const { arn, name: bucket } = logBucketOf(scope);
    const facts = { policy: policy !== null };
    if (policy === null) return yield missing('answered', { bucket }, { facts });
    const parsed = parsePolicy(policy.Policy);
    if (parsed.kind === 'unparsable') return yield unknown(unparsablePolicy('s3:GetBucketPolicy', parsed.reason));
    switch (deniesInsecureTransport(parsed.document, arn)) {
      case 'yes':
        return yield pass('denied', { bucket }, { facts });
      case 'partly':
        return yield unsound('partly', { bucket }, { facts });
      case 'no':
        yield missing('answered', { bucket }, { facts });
    }
  },
});
