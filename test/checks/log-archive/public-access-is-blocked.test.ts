import check from '../../../checks/log-archive/public-access-is-blocked.ts';
import { acl, allBlocked, bucketScope, policy, trailStatements, unreadWith, worldMay } from '../../support/buckets.ts';
import { describeCheck } from '../../support/describe-check.ts';

const scope = bucketScope();
const enforced = { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] };
const quiet = {
  policy: policy(...trailStatements),
  bucketBlock: null,
  accountBlock: null,
  acl: acl(),
  ownership: enforced,
};
const everybody = {
  Grantee: { Type: 'Group', URI: 'http://acs.amazonaws.com/groups/global/AllUsers' },
  Permission: 'READ',
};

describeCheck(check, {
  passing: {
    'all four flags on the bucket': {
      scope,
      evidence: { ...quiet, bucketBlock: allBlocked },
      expect: [
        {
          outcome: 'pass',
          message: 'blocked',
          facts: { bucket: allBlocked, account: null, ObjectOwnership: 'BucketOwnerEnforced' },
        },
      ],
    },
    'all four flags on the account': {
      scope,
      evidence: { ...quiet, accountBlock: allBlocked },
      expect: [{ outcome: 'pass', message: 'blocked' }],
    },
    'two flags on the bucket, the other two on the account': {
      scope,
      evidence: {
        ...quiet,
        bucketBlock: { BlockPublicAcls: true, IgnorePublicAcls: true },
        accountBlock: { BlockPublicPolicy: true, RestrictPublicBuckets: true },
      },
      expect: [{ outcome: 'pass', message: 'blocked' }],
    },
    'a public policy that the account’s flags disarm': {
      scope,
      evidence: { ...quiet, accountBlock: allBlocked, policy: policy(worldMay('s3:GetObject')) },
      expect: [{ outcome: 'pass', message: 'blocked' }],
    },
  },
  failing: {
    'open to the world by policy, while the ACL is private': {
      scope,
      evidence: { ...quiet, policy: policy(...trailStatements, worldMay('s3:GetObject')) },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'public', text: 'the policy grants access to everybody' }],
    },
    'open by policy although flags against ACLs are on': {
      scope,
      evidence: {
        ...quiet,
        bucketBlock: { ...allBlocked, RestrictPublicBuckets: false },
        policy: policy(worldMay('s3:GetObject')),
      },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'public' }],
    },
    'open by ACL, while there is no policy': {
      scope,
      evidence: { ...quiet, policy: null, ownership: null, acl: acl(everybody) },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'public', text: 'READ to AllUsers' }],
    },
    'private, and nothing keeps it so': {
      scope,
      evidence: quiet,
      expect: [{ outcome: 'fail', gap: 'missing', message: 'unguarded', severity: 'medium' }],
    },
    'private, and one flag is off': {
      scope,
      evidence: { ...quiet, bucketBlock: { ...allBlocked, BlockPublicPolicy: false } },
      expect: [
        { outcome: 'fail', gap: 'unsound', message: 'unguarded', text: 'BlockPublicPolicy', severity: 'medium' },
      ],
    },
    'private, and a block whose flags are all absent': {
      scope,
      evidence: { ...quiet, bucketBlock: {} },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'unguarded', text: 'RestrictPublicBuckets' }],
    },
    'a public ACL that BucketOwnerEnforced disarms': {
      scope,
      evidence: { ...quiet, acl: acl(everybody) },
      expect: [{ outcome: 'fail', gap: 'missing', message: 'unguarded' }],
    },
  },
  others: {
    'a policy that cannot be understood, and no block': {
      scope,
      evidence: { ...quiet, policy: { Policy: 'not JSON' } },
      expect: [{ outcome: 'unknown', unread: unreadWith({ kind: 'failed', code: 'UnparsablePolicy' }) }],
    },
    'a policy for everybody under a condition that cannot be judged': {
      scope,
      evidence: {
        ...quiet,
        policy: policy({ ...worldMay('s3:GetObject'), Condition: { StringEquals: { 'aws:SomethingNew': 'x' } } }),
      },
      expect: [{ outcome: 'unknown', unread: unreadWith({ kind: 'failed', code: 'UndecidedPolicy' }) }],
    },
  },
});
