import { defineCheck } from '../../src/core/check.ts';
import { accountPublicAccessBlock } from '../../src/evidence/s3-account-public-access-block.ts';

const flags = ['BlockPublicAcls', 'IgnorePublicAcls', 'BlockPublicPolicy', 'RestrictPublicBuckets'] as const;

export default defineCheck({
  id: 'posture/s3-account-blocks-public-access',
  title: 'The account blocks public access to its buckets',
  failureTitle: 'Buckets of the account can be made public',
  severity: 'high',
  source: 'posture',
  breadth: 'account',
  why: 'One call that changes a bucket policy or an ACL shows the data to the whole internet, and what reads it there is not recorded without data events.',
  remedy: {
    text: 'Turn on all four settings for the account, after looking for buckets that are public on purpose.',
    cli: 'aws s3control put-public-access-block --account-id ACCOUNT_ID --public-access-block-configuration BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true',
    terraform:
      'resource "aws_s3_account_public_access_block" "this" {\n  block_public_acls       = true\n  ignore_public_acls      = true\n  block_public_policy     = true\n  restrict_public_buckets = true\n}',
  },
  controls: {
    'cis-aws-1.4': ['2.1.5'],
    'cis-aws-3.0': ['2.1.4'],
    'cis-aws-5.0': ['2.1.4'],
    'cis-aws-6.0': ['3.1.4'],
    'cis-aws-7.0': ['3.1.4'],
    'aws-fsbp': ['S3.1'],
    'nist-800-53-r5': ['AC-3', 'AC-3(7)', 'AC-4', 'AC-6', 'SC-7', 'SC-7(3)'],
    'nist-csf-2.0': ['PR.AA-05', 'PR.DS-01', 'DE.CM-09'],
    'pci-dss-4.0.1': ['1.4.4', '7.2.1', '7.3.1'],
    'soc-2': ['CC6.1', 'CC6.6', 'CC7.1'],
    'iso-27001-2022': ['A.8.3', 'A.8.12'],
    hipaa: ['164.312(a)(1)'],
    'mitre-attack-18': ['T1530', 'T1537'],
    'mitre-attack-19': ['T1530', 'T1537'],
  },
  requirements: ['S45', 'S92'],
  changedBy: ['s3:PutAccountPublicAccessBlock', 's3:DeleteAccountPublicAccessBlock'],
  needs: { block: accountPublicAccessBlock },
  messages: {
    blocked: 'All four settings of the public access block of the account are on.',
    none: 'The account has no public access block.',
    partial: 'The public access block of the account has holes: {flags} not true.',
  },
  *evaluate({ block }, { pass, missing, unsound }) {
    if (!block) return yield missing('none');
    const off = flags.filter((flag) => block[flag] !== true);
    const details = { facts: { ...block } };
    if (off.length === 0) yield pass('blocked', {}, details);
    else yield unsound('partial', { flags: `${off.join(', ')} ${off.length === 1 ? 'is' : 'are'}` }, details);
  },
});
