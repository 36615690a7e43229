import { logBucketOf } from '../../src/analysis/log-bucket.ts';
import { parsePolicy } from '../../src/analysis/policy-document.ts';
import { publicAccess } from '../../src/analysis/public-access.ts';
import { undecidedPolicy, unparsablePolicy } from '../../src/analysis/undecided-policy.ts';
import { defineCheck } from '../../src/core/check.ts';
import { logCustodyControls } from '../../src/core/controls/log-custody-controls.ts';
import { bucketAcl } from '../../src/evidence/bucket-acl.ts';
import { bucketOwnershipControls } from '../../src/evidence/bucket-ownership-controls.ts';
import { bucketPolicy } from '../../src/evidence/bucket-policy.ts';
import { bucketPublicAccessBlock } from '../../src/evidence/bucket-public-access-block.ts';
import { accountPublicAccessBlock } from '../../src/evidence/s3-account-public-access-block.ts';

export default defineCheck({
  id: 'log-archive/public-access-is-blocked',
  title: 'Public access to the log bucket is blocked',
  failureTitle: 'The log bucket is open to the world, or one change away from it',
  severity: 'critical',
  source: 'cloudtrail-management',
  breadth: 'destination',
  destination: 'bucket',
  why: 'Audit logs tell an intruder who has which rights, from where, and what is watched; with write access they can plant or overwrite them.',
  remedy: {
    text: 'Turn on all four flags of the public access block for the bucket, better for its whole account, and remove public grants from policy and ACL.',
    cli: 'aws s3api put-public-access-block --bucket BUCKET --public-access-block-configuration BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true',
    terraform:
      'resource "aws_s3_bucket_public_access_block" "logs" {\n  bucket                  = aws_s3_bucket.logs.id\n  block_public_acls       = true\n  ignore_public_acls      = true\n  block_public_policy     = true\n  restrict_public_buckets = true\n}',
  },
  controls: {
    'cis-aws-1.4': ['3.3'],
    'aws-fsbp': ['CloudTrail.6', 'S3.1', 'S3.2', 'S3.3', 'S3.8'],
    'nist-800-53-r5': ['AU-9', 'AU-9(2)', 'AC-3', 'AC-6', 'SC-7'],
    ...logCustodyControls,
    'mitre-attack-18': ['T1530', 'T1485'],
    'mitre-attack-19': ['T1530', 'T1485'],
  },
  requirements: ['S32', 'S98'],
  changedBy: [
    's3:PutBucketPublicAccessBlock',
    's3:DeleteBucketPublicAccessBlock',
    's3:PutAccountPublicAccessBlock',
    's3:DeleteAccountPublicAccessBlock',
    's3:PutBucketPolicy',
    's3:DeleteBucketPolicy',
    's3:PutBucketAcl',
    's3:PutBucketOwnershipControls',
    's3:DeleteBucketOwnershipControls',
  ],
  needs: {
    policy: bucketPolicy,
    bucketBlock: bucketPublicAccessBlock,
    accountBlock: accountPublicAccessBlock,
    acl: bucketAcl,
    ownership: bucketOwnershipControls,
  },
  messages: {
    blocked: 'Bucket {bucket} cannot be made public: bucket and account together set all four block flags.',
    public: 'Bucket {bucket} is open to the world: {because}.',
    unguarded: 'Bucket {bucket} is not public today, but nothing would stop it from becoming so: {because}.',
  },
  *evaluate({ policy, bucketBlock, accountBlock, acl, ownership }, { scope, pass, missing, unsound, unknown }) {
    const { name: bucket } = logBucketOf(scope);
    const ObjectOwnership = ownership?.Rules[0]?.ObjectOwnership;
    const { state, because } = publicAccess({
      bucketBlock: bucketBlock ?? 'none',
      accountBlock: accountBlock ?? 'none',
      acl: acl.Grants,
      ownership: ObjectOwnership,
      policy: policy ? { text: policy.Policy } : 'none',
    });
    const facts = {
      bucket: shown(bucketBlock),
      account: shown(accountBlock),
      ObjectOwnership: ObjectOwnership ?? null,
    };
    const holes = { bucket, because: because.join('; ') };
    switch (state) {
      case 'blocked':
        return yield pass('blocked', { bucket }, { facts });
      case 'public':
        return yield unsound('public', holes, { facts });
      case 'not-blocked': {
        const say = bucketBlock === null && accountBlock === null ? missing : unsound;
        return yield say('unguarded', holes, { facts, severity: 'medium', operation: 's3:GetPublicAccessBlock' });
      }
      case 'unknown': {
        const parsed = policy && parsePolicy(policy.Policy);
        const [operation, reason] = ['s3:GetBucketPolicy', because.join('; ')];
        const unread =
          parsed?.kind === 'unparsable'
            ? unparsablePolicy(operation, parsed.reason)
            : undecidedPolicy(operation, reason);
        yield unknown(unread, { facts });
      }
    }
  },
});

/** A block's flags as facts; an absent flag is off. */
function shown(block: { readonly [flag: string]: boolean | undefined } | null) {
  return block && Object.fromEntries(Object.entries(block).map(([flag, on]) => [flag, on === true]));
}
