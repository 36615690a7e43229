import { describe, expect, test } from 'vitest';
import { bucketPowers, type KeptBucket } from '../../../src/analysis/custody/bucket-custody.ts';
import { type Intruder, intruderOf } from '../../../src/analysis/custody/intruder.ts';
import type { GuardingKey } from '../../../src/analysis/custody/key-custody.ts';
import { parsePolicy } from '../../../src/analysis/policy-document.ts';
import { collected, type Unread } from '../../../src/core/evidence.ts';

const owner = '222222222222';
const source = '444444444444';
const arn = 'arn:aws:s3:::logs';
const now = Date.parse('2026-11-21T00:00:00.000Z');

const denied: Unread = {
  kind: 'denied',
  operation: 's3:GetBucketPolicy',
  code: 'AccessDenied',
  message: 'no',
  action: 's3:GetBucketPolicy',
};

/** Somebody in an account whose service control policies hold these statements beside FullAWSAccess. */
function somebody(account: string, root: boolean, ...statements: readonly object[]): Intruder {
  const full = { Effect: 'Allow', Action: '*', Resource: '*' };
  const parsed = parsePolicy(JSON.stringify({ Statement: [full, ...statements] }));
  if (parsed.kind === 'unparsable') throw new Error(parsed.reason);
  const levels = [{ name: 'Root', policies: [{ name: 'Guard', document: parsed.document }] }];
  const path = collected({ levels, orgPath: 'o-example1234/r-1/' });
  return intruderOf({ account, partition: 'aws', orgId: 'o-example1234', bond: { kind: 'policies', path } }, root);
}

const guard = (...Action: readonly string[]) => ({ Sid: 'Keep', Effect: 'Deny', Action, Resource: '*' });
const administrator = somebody(owner, false);
const root = somebody(owner, true);
const stranger = somebody(source, false);
const guarded = (...actions: readonly string[]) => somebody(owner, false, guard(...actions));

/** A versioned bucket without policy, lock or key. */
const bucket = (changes: Partial<KeptBucket> = {}): KeptBucket => ({
  arn,
  owner,
  region: 'eu-west-1',
  policy: collected(null),
  lock: collected(null),
  versioning: collected({ Status: 'Enabled' }),
  aclGrants: collected([]),
  keys: [],
  ...changes,
});
const lock = (Mode: string, Days = 365) =>
  collected({ ObjectLockEnabled: 'Enabled', Rule: { DefaultRetention: { Mode, Days } } });
const policy = (...Statement: readonly object[]) => collected({ Policy: JSON.stringify({ Statement }) });
const deny = (Action: string | readonly string[], more: object = {}) => ({
  Sid: 'Hands off',
  Effect: 'Deny',
  Principal: '*',
  Action,
  Resource: [arn, `${arn}/*`],
  ...more,
});
const give = (Action: string, Principal: unknown, more: object = {}) => ({
  Sid: 'Give',
  Effect: 'Allow',
  Principal,
  Action,
  Resource: [arn, `${arn}/*`],
  ...more,
});
const key = (account: string, changes: Partial<GuardingKey> = {}): GuardingKey => ({
  arn: `arn:aws:kms:eu-west-1:${account}:key/1`,
  account,
  region: 'eu-west-1',
  key: collected({ KeyManager: 'CUSTOMER', Origin: 'AWS_KMS' }),
  policy: collected({
    Policy: JSON.stringify({
      Statement: [
        { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: 'kms:*', Resource: '*' },
      ],
    }),
  }),
  ...changes,
});

const powers = (given: KeptBucket, by: Intruder) =>
  bucketPowers(given, by, (account) => (account === by.account ? by : undefined), now);
const short = ({ verdict, until }: { verdict: string; until?: string | undefined }) =>
  until ? `${verdict} until ${until.slice(0, 10)}` : verdict;

describe('Who could erase what a bucket keeps', () => {
  const erasing = ['s3:DeleteObjectVersion', 's3:PutLifecycleConfiguration'];
  const cases: readonly [string, KeptBucket, Intruder, string][] = [
    ['its administrator, where nothing stands against it', bucket(), administrator, 'can'],
    ['its root user', bucket(), root, 'can'],
    ['nobody whom a service control policy denies both ways', bucket(), guarded(...erasing), 'cannot'],
    ['whoever is denied one way and left the other', bucket(), guarded('s3:DeleteObjectVersion'), 'can'],
    ['no stranger', bucket(), stranger, 'cannot'],
    ['nobody before a COMPLIANCE lock ends', bucket({ lock: lock('COMPLIANCE') }), root, 'cannot until 2027-11-21'],
    ['who may bypass GOVERNANCE', bucket({ lock: lock('GOVERNANCE') }), administrator, 'can'],
    [
      'nobody who may not bypass GOVERNANCE',
      bucket({ lock: lock('GOVERNANCE', 30) }),
      guarded('s3:BypassGovernanceRetention'),
      'cannot until 2026-12-21',
    ],
    [
      'the one whom a removable statement of the policy denies it',
      bucket({ policy: policy(deny(erasing)) }),
      administrator,
      'can',
    ],
    [
      'nobody who can neither do it nor change the policy',
      bucket({ policy: policy(deny([...erasing, 's3:PutBucketPolicy', 's3:DeleteBucketPolicy'])) }),
      administrator,
      'cannot',
    ],
    [
      'the root user, who may always change the policy of its bucket',
      bucket({ policy: policy(deny([...erasing, 's3:PutBucketPolicy', 's3:DeleteBucketPolicy'])) }),
      root,
      'can',
    ],
    [
      'a stranger to whom the policy gives it',
      bucket({ policy: policy(give('s3:*', { AWS: `arn:aws:iam::${source}:role/writer` })) }),
      stranger,
      'can',
    ],
    [
      'a stranger of the organization',
      bucket({
        policy: policy(
          give('s3:DeleteObjectVersion', '*', {
            Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-example1234' } },
          }),
        ),
      }),
      stranger,
      'can',
    ],
    [
      'no stranger where another organization is meant',
      bucket({
        policy: policy(
          give('s3:DeleteObjectVersion', '*', { Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-other' } } }),
        ),
      }),
      stranger,
      'cannot',
    ],
    [
      'nobody is held by a denial of calls without TLS',
      bucket({
        policy: policy(deny('s3:*', { Condition: { Bool: { 'aws:SecureTransport': 'false' } } })),
      }),
      administrator,
      'can',
    ],
    [
      'unknown where a condition is',
      bucket({
        policy: policy(deny('s3:*', { Condition: { NotIpAddress: { 'aws:SourceIp': '192.0.2.0/24' } } })),
      }),
      administrator,
      'unknown',
    ],
    ['unknown where the policy was not read', bucket({ policy: denied }), administrator, 'unknown'],
    ['unknown where the lock was not read', bucket({ lock: denied }), administrator, 'unknown'],
    [
      'nobody but the root user with its device, under MFA delete',
      bucket({ versioning: collected({ Status: 'Enabled', MFADelete: 'Enabled' }) }),
      administrator,
      'cannot',
    ],
    [
      'the root user perhaps, under MFA delete',
      bucket({ versioning: collected({ Status: 'Enabled', MFADelete: 'Enabled' }) }),
      root,
      'unknown',
    ],
    [
      'perhaps whom an access control list lets write',
      bucket({ aclGrants: collected(['FULL_CONTROL']) }),
      stranger,
      'unknown',
    ],
    [
      'whoever can delete the key, in a week, lock or not',
      bucket({ lock: lock('COMPLIANCE'), keys: [key(owner)] }),
      administrator,
      'cannot until 2026-11-28',
    ],
    ['a stranger who has the key', bucket({ keys: [key(source)] }), stranger, 'cannot until 2026-11-28'],
    [
      'nobody by a key of another account, whatever its policy says',
      bucket({
        lock: lock('COMPLIANCE'),
        keys: [
          key('333333333333', {
            policy: collected({
              Policy: JSON.stringify({
                Statement: [{ Effect: 'Allow', Principal: '*', Action: 'kms:*', Resource: '*' }],
              }),
            }),
          }),
        ],
      }),
      administrator,
      'cannot until 2027-11-21',
    ],
    [
      'at once with imported key material',
      bucket({
        lock: lock('COMPLIANCE'),
        keys: [key(owner, { key: collected({ KeyManager: 'CUSTOMER', Origin: 'EXTERNAL' }) })],
      }),
      administrator,
      'can',
    ],
    [
      'nobody by a key that AWS manages',
      bucket({ lock: lock('COMPLIANCE'), keys: [key(owner, { key: collected({ KeyManager: 'AWS' }) })] }),
      administrator,
      'cannot until 2027-11-21',
    ],
  ];
  test.each(cases)('%s', (_name, given, by, expected) => {
    expect(short(powers(given, by).destroy)).toBe(expected);
  });

  test('is told with what would do it, and why', () => {
    expect(powers(bucket({ lock: lock('COMPLIANCE') }), guarded(...erasing)).destroy).toEqual({
      verdict: 'cannot',
      until: '2027-11-21T00:00:00.000Z',
      acts: erasing,
      because:
        'what arrives now is locked in COMPLIANCE mode for 365 days, and Keep of policy Guard denies it, unless the account is closed: then all of it goes after 90 days',
    });
  });

  test('an unversioned bucket needs no version to be named', () => {
    expect(powers(bucket({ versioning: collected({}) }), administrator).destroy.acts).toEqual([
      's3:DeleteObject',
      's3:PutLifecycleConfiguration',
    ]);
  });
});

describe('Who could keep a bucket from filling', () => {
  const writing = ['s3:PutBucketPolicy', 's3:DeleteBucketPolicy', 's3:PutEncryptionConfiguration'];
  test.each<[string, KeptBucket, Intruder, string]>([
    ['its administrator, lock or not', bucket({ lock: lock('COMPLIANCE') }), administrator, 'can'],
    ['nobody whom a service control policy denies it', bucket(), guarded(...writing), 'cannot'],
    ['whoever can disable the key', bucket({ keys: [key(owner)] }), guarded(...writing), 'can'],
    [
      'nobody whom the policies of key and bucket are closed to',
      bucket({ keys: [key(owner)] }),
      guarded(...writing, 'kms:*'),
      'cannot',
    ],
    [
      'no stranger, whatever the policy gives',
      bucket({ policy: policy(give('s3:*', { AWS: source })) }),
      somebody(source, false, guard('s3:PutEncryptionConfiguration')),
      'cannot',
    ],
  ])('%s', (_name, given, by, expected) => {
    expect(short(powers(given, by).silence)).toBe(expected);
  });
});

describe('An administrator', () => {
  const exempting = {
    ...guard('s3:*'),
    Condition: { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/audit-*' } },
  };
  test('takes the role that a policy exempts', () => {
    expect(powers(bucket(), somebody(owner, false, exempting)).destroy).toMatchObject({
      verdict: 'can',
      because: 'a role named audit-x is exempt, and can be made',
    });
  });
  test('does not where it cannot make one', () => {
    const closed = guard('iam:CreateRole', 'iam:UpdateAssumeRolePolicy');
    expect(powers(bucket(), somebody(owner, false, exempting, closed)).destroy.verdict).toBe('cannot');
  });
  test('of an account whose policies were not read is bound by nobody knows what', () => {
    const bond = { kind: 'policies', path: { ...denied, operation: 'organizations:ListPolicies' } } as const;
    const unknown = intruderOf({ account: owner, partition: 'aws', orgId: 'o-example1234', bond }, false);
    expect(powers(bucket(), unknown).destroy.verdict).toBe('unknown');
  });
});
