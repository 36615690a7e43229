import { describe, expect, test } from 'vitest';
import { type BucketContext, isPublic, type JudgedGrant, judgeBucketPolicy } from '../../src/analysis/bucket-policy.ts';
import { type PolicyDocument, parsePolicy } from '../../src/analysis/policy-document.ts';

const bucketArn = 'arn:aws:s3:::logs';
const owner = '111111111111';
const sibling = '222222222222';
const stranger = '999999999999';
const context: BucketContext = {
  bucketArn,
  ownerAccount: owner,
  organizationId: 'o-ours',
  organizationAccounts: [owner, sibling],
};

type Raw = Record<string, unknown>;
const statement = (more: Raw): Raw => ({
  Effect: 'Allow',
  Action: 's3:PutObject',
  Resource: `${bucketArn}/*`,
  ...more,
});
function document(...statements: Raw[]): PolicyDocument {
  const parsed = parsePolicy(JSON.stringify({ Statement: statements }));
  if (parsed.kind === 'unparsable') throw new Error(parsed.reason);
  return parsed.document;
}
const variable = (key: string) => `$\{${key}}`;
const judge = (raw: Raw, about = context, ...others: Raw[]) =>
  judgeBucketPolicy(document(statement(raw), ...others), about).map(({ to, verdict }) => `${to}: ${verdict}`);

test('a grant is told whole', () => {
  const raw = statement({ Sid: 'Write', Principal: { Service: 'cloudtrail.amazonaws.com' } });
  expect(judgeBucketPolicy(document(raw), context)).toEqual<JudgedGrant[]>([
    {
      statement: 'Write',
      quoted: JSON.stringify(raw),
      principal: 'cloudtrail.amazonaws.com',
      to: 'service',
      access: ['write'],
      verdict: 'weak',
      reason: 'no condition names on whose behalf the service must act',
    },
  ]);
});

describe('a service may write', () => {
  const cases: [string, Raw | undefined, string][] = [
    ['for anybody', undefined, 'weak'],
    [
      'for a trail of the owner',
      { ArnEquals: { 'aws:SourceArn': `arn:aws:cloudtrail:eu-west-1:${owner}:trail/t` } },
      'sound',
    ],
    [
      'for any trail of a sibling',
      { StringLike: { 'AWS:SourceArn': `arn:aws:cloudtrail:*:${sibling}:trail/*` } },
      'sound',
    ],
    ['for any account by wildcard', { StringLike: { 'aws:SourceArn': 'arn:aws:cloudtrail:*:*:trail/*' } }, 'weak'],
    [
      'for any account by wildcard, but of our organization',
      {
        StringLike: { 'aws:SourceArn': 'arn:aws:cloudtrail:*:*:trail/*' },
        StringEquals: { 'aws:SourceOrgID': 'o-ours' },
      },
      'sound',
    ],
    ['for the owner', { StringEquals: { 'aws:SourceAccount': owner } }, 'sound'],
    ['for owner and sibling', { StringEquals: { 'aws:SourceAccount': [owner, sibling] } }, 'sound'],
    ['for owner and stranger', { StringEquals: { 'aws:SourceAccount': [owner, stranger] } }, 'exposed'],
    ['for a stranger', { StringEquals: { 'aws:SourceAccount': stranger } }, 'exposed'],
    ['for our organization', { StringEquals: { 'aws:SourceOrgID': 'o-ours' } }, 'sound'],
    ['for a path of our organization', { 'ForAnyValue:StringLike': { 'aws:SourceOrgPaths': 'o-ours/r-1/*' } }, 'sound'],
    ['for another organization', { StringEquals: { 'aws:SourceOrgID': 'o-other' } }, 'exposed'],
    ['for the owner, if it is said', { StringEqualsIfExists: { 'aws:SourceAccount': owner } }, 'weak'],
    ['for all but one', { StringNotEquals: { 'aws:SourceAccount': stranger } }, 'weak'],
    ['with an ACL', { StringEquals: { 's3:x-amz-acl': 'bucket-owner-full-control' } }, 'weak'],
    ['for a bucket', { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::site' } }, 'sound'],
    ['for any bucket', { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::*' } }, 'weak'],
    [
      'for the account of a variable',
      { StringEquals: { 'aws:SourceAccount': variable('aws:PrincipalAccount') } },
      'undecidable',
    ],
    ['on a condition nobody knows', { StringEquals: { 'aws:Moon': 'full' } }, 'undecidable'],
  ];
  test.each(cases)('%s', (_, Condition, verdict) => {
    const raw = { Principal: { Service: 'cloudtrail.amazonaws.com' }, ...(Condition ? { Condition } : {}) };
    expect(judge(raw)).toEqual([`service: ${verdict}`]);
  });

  test('a look at the ACL needs no condition', () => {
    expect(
      judge({ Principal: { Service: 'cloudtrail.amazonaws.com' }, Action: 's3:GetBucketAcl', Resource: bucketArn }),
    ).toEqual(['service: sound']);
  });

  test('whose accounts are ours is not known without the organization', () => {
    const raw = {
      Principal: { Service: 'config.amazonaws.com' },
      Condition: { StringEquals: { 'aws:SourceAccount': sibling } },
    };
    expect(judge(raw, { bucketArn, ownerAccount: owner })).toEqual(['service: undecidable']);
  });
});

describe('an account', () => {
  const cases: [string, Raw, string][] = [
    ['the owner may delete', { Principal: { AWS: `arn:aws:iam::${owner}:root` }, Action: 's3:*' }, 'owner: sound'],
    [
      'a sibling may read',
      { Principal: { AWS: sibling }, Action: ['s3:GetObject', 's3:ListBucket'] },
      'organization: sound',
    ],
    ['a sibling may write', { Principal: { AWS: sibling } }, 'organization: exposed'],
    [
      'a sibling may delete',
      { Principal: { AWS: `arn:aws:iam::${sibling}:role/x` }, Action: 's3:Delete*' },
      'organization: exposed',
    ],
    [
      'a sibling may change the lifecycle',
      { Principal: { AWS: sibling }, Action: 's3:PutLifecycleConfiguration' },
      'organization: exposed',
    ],
    [
      'a sibling may bypass the lock',
      { Principal: { AWS: sibling }, Action: 's3:BypassGovernanceRetention' },
      'organization: exposed',
    ],
    [
      'a sibling may do what we do not know',
      { Principal: { AWS: sibling }, Action: 's3:MeltBucket' },
      'organization: exposed',
    ],
    [
      'a sibling may do all but read',
      { Principal: { AWS: sibling }, Action: undefined, NotAction: 's3:GetObject' },
      'organization: exposed',
    ],
    ['a stranger may read', { Principal: { AWS: stranger }, Action: 's3:GetObject' }, 'outside: exposed'],
    [
      'a session of a stranger',
      { Principal: { AWS: `arn:aws:sts::${stranger}:assumed-role/r/s` } },
      'outside: exposed',
    ],
    ['a principal that was deleted', { Principal: { AWS: 'AIDAEXAMPLE' } }, 'unknown: undecidable'],
    [
      'an origin access identity',
      { Principal: { AWS: 'arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1' } },
      'unknown: undecidable',
    ],
    ['a canonical user', { Principal: { CanonicalUser: 'abc' } }, 'unknown: undecidable'],
  ];
  test.each(cases)('%s', (_, raw, expected) => {
    expect(judge(raw)).toEqual([expected]);
  });

  test('is neither ours nor a stranger without the organization', () => {
    expect(judge({ Principal: { AWS: sibling } }, { bucketArn, ownerAccount: owner })).toEqual([
      'unknown: undecidable',
    ]);
  });

  test('is ours if the condition holds it to our organization', () => {
    const raw = {
      Principal: { AWS: sibling },
      Action: 's3:GetObject',
      Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-ours' } },
    };
    expect(judge(raw, { bucketArn, ownerAccount: owner, organizationId: 'o-ours' })).toEqual(['organization: sound']);
  });

  test('of AWS, which delivers logs, is a service', () => {
    expect(judge({ Principal: { AWS: stranger } }, { ...context, serviceAccounts: [stranger] })).toEqual([
      'service: weak',
    ]);
  });

  test('each principal is judged for itself', () => {
    expect(judge({ Principal: { AWS: [owner, stranger], Service: 'config.amazonaws.com' } })).toEqual([
      'owner: sound',
      'outside: exposed',
      'service: weak',
    ]);
  });
});

describe('everybody', () => {
  const org = (id: string) => ({ StringEquals: { 'aws:PrincipalOrgID': id } });
  const cases: [string, Raw, string, ReturnType<typeof isPublic>][] = [
    ['without condition', {}, 'anyone: exposed', 'yes'],
    ['as AWS *', { Principal: { AWS: ['*'] } }, 'anyone: exposed', 'yes'],
    ['but for one', { Principal: undefined, NotPrincipal: { AWS: stranger } }, 'anyone: exposed', 'yes'],
    ['who may only look', { Action: 's3:GetBucketAcl' }, 'anyone: exposed', 'yes'],
    ['over TLS', { Condition: { Bool: { 'aws:SecureTransport': 'true' } } }, 'anyone: exposed', 'yes'],
    ['with a referer', { Condition: { StringLike: { 'aws:Referer': 'https://x/*' } } }, 'anyone: exposed', 'yes'],
    [
      'with a tag, which any account can set',
      { Condition: { StringEquals: { 'aws:PrincipalTag/team': 'sec' } } },
      'anyone: exposed',
      'yes',
    ],
    ['of our organization, writing', { Condition: org('o-ours') }, 'organization: exposed', 'no'],
    ['of our organization, reading', { Condition: org('o-ours'), Action: 's3:GetObject' }, 'organization: sound', 'no'],
    ['of another organization', { Condition: org('o-other') }, 'outside: exposed', 'no'],
    ['of any organization', { Condition: { StringLike: { 'aws:PrincipalOrgID': 'o-*' } } }, 'anyone: exposed', 'yes'],
    ['of an organization at all', { Condition: { Null: { 'aws:PrincipalOrgID': 'false' } } }, 'anyone: exposed', 'yes'],
    [
      'of our organization, if in one',
      { Condition: { StringEqualsIfExists: { 'aws:PrincipalOrgID': 'o-ours' } } },
      'anyone: exposed',
      'yes',
    ],
    [
      'of our organization, if in one, and in one',
      {
        Action: 's3:GetObject',
        Condition: {
          StringEqualsIfExists: { 'aws:PrincipalOrgID': 'o-ours' },
          Null: { 'aws:PrincipalOrgID': 'false' },
        },
      },
      'organization: sound',
      'no',
    ],
    [
      'by all values, hence also by none',
      { Condition: { 'ForAllValues:StringLike': { 'aws:PrincipalOrgPaths': 'o-ours/*' } } },
      'anyone: exposed',
      'yes',
    ],
    [
      'not of our organization',
      { Condition: { StringNotEquals: { 'aws:PrincipalOrgID': 'o-ours' } } },
      'anyone: exposed',
      'yes',
    ],
    ['of the owner', { Condition: { StringEquals: { 'aws:PrincipalAccount': owner } } }, 'owner: sound', 'no'],
    [
      'of a role of the owner',
      { Condition: { ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${owner}:role/*` } } },
      'owner: sound',
      'no',
    ],
    [
      'of a role in any account',
      { Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/x' } } },
      'anyone: exposed',
      'yes',
    ],
    ['on behalf of the owner', { Condition: { StringEquals: { 'aws:SourceAccount': owner } } }, 'owner: sound', 'no'],
    [
      'on behalf of a stranger',
      { Condition: { StringEquals: { 'aws:SourceAccount': stranger } } },
      'outside: exposed',
      'no',
    ],
    [
      'through an endpoint',
      { Condition: { StringEquals: { 'aws:SourceVpce': 'vpce-1' } } },
      'unknown: undecidable',
      'no',
    ],
    ['through any endpoint', { Condition: { StringLike: { 'aws:SourceVpce': 'vpce-*' } } }, 'anyone: exposed', 'yes'],
    [
      'from a network',
      { Condition: { IpAddress: { 'aws:SourceIp': ['198.51.100.0/24', '2001:db8::/32'] } } },
      'unknown: undecidable',
      'no',
    ],
    ['from an address', { Condition: { IpAddress: { 'aws:SourceIp': '198.51.100.7' } } }, 'unknown: undecidable', 'no'],
    ['from everywhere', { Condition: { IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } } }, 'anyone: exposed', 'yes'],
    [
      'from half of everywhere',
      { Condition: { IpAddress: { 'aws:SourceIp': ['0.0.0.0/1', '128.0.0.0/1'] } } },
      'anyone: exposed',
      'yes',
    ],
    [
      'from all of IPv6',
      { Condition: { IpAddress: { 'aws:SourceIp': ['198.51.100.0/24', '::/0'] } } },
      'anyone: exposed',
      'yes',
    ],
    [
      'not from a network',
      { Condition: { NotIpAddress: { 'aws:SourceIp': '198.51.100.0/24' } } },
      'anyone: exposed',
      'yes',
    ],
    [
      'with the user id of a role',
      { Condition: { StringLike: { 'aws:userid': 'AROAEXAMPLE:*' } } },
      'unknown: undecidable',
      'no',
    ],
    ['with any user id', { Condition: { StringLike: { 'aws:userid': '*:session' } } }, 'anyone: exposed', 'yes'],
    [
      'on a condition nobody knows',
      { Condition: { StringEquals: { 'aws:Moon': 'full' } } },
      'unknown: undecidable',
      'undecidable',
    ],
    [
      'of the organization of a variable',
      { Condition: org(variable('aws:ResourceOrgID')) },
      'unknown: undecidable',
      'undecidable',
    ],
  ];
  test.each(cases)('%s', (_, raw, expected, open) => {
    const whole = { Principal: '*', ...raw };
    expect([judge(whole), isPublic(document(statement(whole)))]).toEqual([[expected], open]);
  });
});

describe('a Deny', () => {
  const deny = (more: Raw): Raw => ({
    Effect: 'Deny',
    Principal: '*',
    Action: 's3:*',
    Resource: [bucketArn, `${bucketArn}/*`],
    ...more,
  });
  const notOurs = { StringNotEquals: { 'aws:PrincipalOrgID': 'o-ours' } };
  const cases: [string, Raw, string, ReturnType<typeof isPublic>][] = [
    ['of everybody outside makes it undecidable', deny({ Condition: notOurs }), 'anyone: undecidable', 'undecidable'],
    [
      'with NotPrincipal makes it undecidable',
      deny({ Principal: undefined, NotPrincipal: { AWS: owner } }),
      'anyone: undecidable',
      'undecidable',
    ],
    [
      'of requests without TLS takes nothing back',
      deny({ Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
      'anyone: exposed',
      'yes',
    ],
    [
      'of other actions takes nothing back',
      deny({ Action: 's3:DeleteObject', Condition: notOurs }),
      'anyone: exposed',
      'yes',
    ],
    [
      'of other objects takes nothing back',
      deny({ Resource: `${bucketArn}/x/*`, Condition: notOurs }),
      'anyone: exposed',
      'yes',
    ],
    ['of one account takes nothing back', deny({ Principal: { AWS: stranger } }), 'anyone: exposed', 'yes'],
  ];
  test.each(cases)('%s', (_, denial, expected, open) => {
    const whole = { Principal: '*' };
    expect([judge(whole, context, denial), isPublic(document(statement(whole), denial))]).toEqual([[expected], open]);
  });

  test('is quoted', () => {
    const denial = deny({ Sid: 'Ours', Condition: notOurs });
    const [grant] = judgeBucketPolicy(document(statement({ Principal: '*' }), denial), context);
    expect(grant?.reason).toBe(`no condition narrows it; Deny Ours may take it back: ${JSON.stringify(denial)}`);
  });

  test('alone gives nothing', () => {
    const alone = document(deny({}));
    expect([judgeBucketPolicy(alone, context), isPublic(alone)]).toEqual([[], 'no']);
  });
});

test('one public statement among many is enough', () => {
  const many = [
    statement({ Principal: '*', Condition: { StringEquals: { 'aws:Moon': 'full' } } }),
    statement({ Principal: '*' }),
  ];
  expect(isPublic(document(...many))).toBe('yes');
});
