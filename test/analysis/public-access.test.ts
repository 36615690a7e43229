import { describe, expect, test } from 'vitest';
import { type AclGrant, type PublicAccessQuestion, publicAccess } from '../../src/analysis/public-access.ts';

const all = { BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true };
const half = { BlockPublicAcls: true, IgnorePublicAcls: true };
const otherHalf = { BlockPublicPolicy: true, RestrictPublicBuckets: true };
const world: AclGrant[] = [{ Grantee: { URI: 'http://acs.amazonaws.com/groups/global/AllUsers' }, Permission: 'READ' }];
const anyAccount: AclGrant[] = [
  { Grantee: { URI: 'http://acs.amazonaws.com/groups/global/AuthenticatedUsers' }, Permission: 'WRITE' },
];
const delivery: AclGrant[] = [
  { Grantee: { URI: 'http://acs.amazonaws.com/groups/s3/LogDelivery' }, Permission: 'WRITE' },
];
const policy = (Condition?: object) => ({
  text: JSON.stringify({
    Statement: {
      Effect: 'Allow',
      Principal: '*',
      Action: 's3:GetObject',
      Resource: 'arn:aws:s3:::b/*',
      ...(Condition ? { Condition } : {}),
    },
  }),
});
const undecidable = policy({ StringEquals: { 'aws:Moon': 'full' } });
const closed: PublicAccessQuestion = { bucketBlock: 'none', accountBlock: 'none', acl: [], policy: 'none' };

describe('a bucket', () => {
  const cases: [string, Partial<PublicAccessQuestion>, string][] = [
    ['with all four flags', { bucketBlock: all }, 'blocked'],
    ['with all four flags on its account', { accountBlock: all }, 'blocked'],
    ['with two flags here and two there', { bucketBlock: half, accountBlock: otherHalf }, 'blocked'],
    ['with all four flags, the account unread', { bucketBlock: all, accountBlock: 'unread' }, 'blocked'],
    [
      'with all four flags, all else unread',
      { bucketBlock: all, accountBlock: 'unread', acl: 'unread', policy: 'unread' },
      'blocked',
    ],
    ['with all four flags and a public policy', { accountBlock: all, policy: policy(), acl: world }, 'blocked'],
    ['private, without flags', {}, 'not-blocked'],
    ['private, with half the flags', { bucketBlock: half }, 'not-blocked'],
    ['private, log delivery by ACL', { acl: delivery }, 'not-blocked'],
    ['private, half the flags unread', { bucketBlock: half, accountBlock: 'unread' }, 'unknown'],
    ['private, one flag known to be missing nowhere', { bucketBlock: 'unread', accountBlock: 'unread' }, 'unknown'],
    ['public by policy, ACL private', { policy: policy() }, 'public'],
    ['public by policy, ACL unread', { policy: policy(), acl: 'unread' }, 'public'],
    ['public by policy, the account unread', { policy: policy(), accountBlock: 'unread' }, 'unknown'],
    ['public by policy, ignoring ACLs only', { policy: policy(), bucketBlock: half }, 'public'],
    ['public by policy, restricted', { policy: policy(), bucketBlock: otherHalf }, 'not-blocked'],
    [
      'public by policy, only new ones blocked',
      { policy: policy(), bucketBlock: { BlockPublicPolicy: true } },
      'public',
    ],
    ['open to an organization', { policy: policy({ StringEquals: { 'aws:PrincipalOrgID': 'o-x' } }) }, 'not-blocked'],
    ['with a policy that cannot be judged', { policy: undecidable }, 'unknown'],
    ['with a policy that cannot be judged, restricted', { policy: undecidable, bucketBlock: otherHalf }, 'not-blocked'],
    ['with a policy that cannot be understood', { policy: { text: '{' } }, 'unknown'],
    ['with an unread policy', { policy: 'unread' }, 'unknown'],
    ['with an unread policy, restricted', { policy: 'unread', bucketBlock: otherHalf }, 'not-blocked'],
    ['with an unread ACL', { acl: 'unread' }, 'unknown'],
    ['with an unread ACL, ignored', { acl: 'unread', bucketBlock: half }, 'not-blocked'],
    ['with an unread ACL, switched off', { acl: 'unread', ownership: 'BucketOwnerEnforced' }, 'not-blocked'],
    ['with an unread ACL, preferred owner', { acl: 'unread', ownership: 'BucketOwnerPreferred' }, 'unknown'],
    ['public by ACL', { acl: world }, 'public'],
    ['public by ACL to any account', { acl: anyAccount, policy: 'unread' }, 'public'],
    ['public by ACL, ignored', { acl: world, bucketBlock: half }, 'not-blocked'],
    ['public by ACL, only new ones blocked', { acl: world, bucketBlock: { BlockPublicAcls: true } }, 'public'],
    ['public by ACL, switched off', { acl: world, ownership: 'BucketOwnerEnforced' }, 'not-blocked'],
    ['public by ACL, the account unread', { acl: world, accountBlock: 'unread' }, 'unknown'],
  ];
  test.each(cases)('%s', (_, part, state) => {
    expect(publicAccess({ ...closed, ...part }).state).toBe(state);
  });
});

test.each<[string, Partial<PublicAccessQuestion>, string[]]>([
  [
    'both ways in',
    { acl: world, policy: policy() },
    ['ACL grants READ to AllUsers', 'the policy grants access to everybody'],
  ],
  [
    'the flags that are off',
    { bucketBlock: half },
    ['BlockPublicPolicy is off for bucket and account', 'RestrictPublicBuckets is off for bucket and account'],
  ],
  [
    'the flags that are unread',
    { bucketBlock: { ...all, BlockPublicAcls: false }, accountBlock: 'unread' },
    ['BlockPublicAcls could not be read'],
  ],
  [
    'what is unread',
    { acl: 'unread', policy: 'unread' },
    ['the ACL could not be read', 'the policy could not be read'],
  ],
])('the reasons tell %s', (_, part, because) => {
  expect(publicAccess({ ...closed, ...part }).because).toEqual(because);
});
