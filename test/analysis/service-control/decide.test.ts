import { describe, expect, test } from 'vitest';
import { parsePolicy } from '../../../src/analysis/policy-document.ts';
import type { PolicyRequest } from '../../../src/analysis/service-control/condition-holds.ts';
import { decide, type PolicyLevel } from '../../../src/analysis/service-control/decide.ts';

const account = '444444444444';
const stop: PolicyRequest = {
  action: 'cloudtrail:StopLogging',
  principalArn: `arn:aws:iam::${account}:role/ordinary`,
  account,
  region: 'eu-west-1',
  orgId: 'o-example1234',
  orgPath: 'o-example1234/r-1/ou-1-shop/',
};
const root = { principalArn: `arn:aws:iam::${account}:root` };
const full = { Effect: 'Allow', Action: '*', Resource: '*' };
const deny = { Sid: 'Guard', Effect: 'Deny', Action: 'cloudtrail:*', Resource: '*' };

function level(name: string, ...statements: readonly object[]): PolicyLevel {
  const parsed = parsePolicy(JSON.stringify({ Statement: statements }));
  if (parsed.kind === 'unparsable') throw new Error(parsed.reason);
  return { name, policies: [{ name: `of ${name}`, document: parsed.document }] };
}

/** The path from the root to the account: the last level has the statements beside FullAWSAccess. */
const path = (...statements: readonly object[]) => [level('Root', full), level('shop', full, ...statements)];
const when = (Condition: object) => path({ ...deny, Condition });

describe('decide', () => {
  const cases: readonly [string, readonly PolicyLevel[], Partial<PolicyRequest>, string][] = [
    ['full access alone leaves it to IAM', path(), {}, 'allowed'],
    ['a denial at the account', path(deny), {}, 'denied'],
    ['a denial at the root', [level('Root', full, deny), level('shop', full)], {}, 'denied'],
    ['the account root user is bound too', path(deny), root, 'denied'],
    ['a denial of another service', path({ ...deny, Action: 's3:*' }), {}, 'allowed'],
    ['a wildcard in the action, in another case', path({ ...deny, Action: 'CloudTrail:Stop?ogging' }), {}, 'denied'],
    ['NotAction that leaves it out', path({ Effect: 'Deny', NotAction: 'cloudtrail:*', Resource: '*' }), {}, 'allowed'],
    ['NotAction that does not', path({ Effect: 'Deny', NotAction: 's3:*', Resource: '*' }), {}, 'denied'],
    ['a level with no policy', [level('Root', full), { name: 'shop', policies: [] }], {}, 'denied'],
    ['an allow list without it', [level('Root', { ...full, Action: 's3:*' }), level('shop', full)], {}, 'denied'],
    ['an allow list with it', [level('Root', { ...full, Action: 'cloudtrail:*' }), level('shop', full)], {}, 'allowed'],
    [
      'a denial of another resource',
      path({ ...deny, Resource: 'arn:aws:cloudtrail:*:*:trail/x' }),
      { resource: 'arn:aws:cloudtrail:eu-west-1:444444444444:trail/y' },
      'allowed',
    ],
    [
      'a denial of this resource',
      path({ ...deny, Resource: 'arn:aws:cloudtrail:*:*:trail/y' }),
      { resource: 'arn:aws:cloudtrail:eu-west-1:444444444444:trail/y' },
      'denied',
    ],
    [
      'NotResource that leaves it out',
      path({ Effect: 'Deny', Action: '*', NotResource: 'arn:aws:s3:::a' }),
      { resource: 'arn:aws:s3:::a' },
      'allowed',
    ],
    [
      'NotResource of another',
      path({ Effect: 'Deny', Action: '*', NotResource: 'arn:aws:s3:::a' }),
      { resource: 'arn:aws:s3:::b' },
      'denied',
    ],
    [
      'a variable in the resource',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a policy variable
      path({ ...deny, Resource: 'arn:aws:s3:::logs-${aws:PrincipalAccount}' }),
      { resource: `arn:aws:s3:::logs-${account}` },
      'denied',
    ],
    [
      'an unknown variable in the resource',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a policy variable
      path({ ...deny, Resource: 'arn:aws:s3:::${aws:username}' }),
      { resource: 'arn:aws:s3:::a' },
      'undecidable',
    ],
    ['exempt by ArnNotLike', when({ ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/ord*' } }), {}, 'allowed'],
    [
      'another is exempt by ArnNotLike',
      when({ ArnNotLike: { 'aws:PrincipalArn': ['arn:aws:iam::*:role/Break', 'arn:aws:iam::*:role/Pipe*'] } }),
      {},
      'denied',
    ],
    ['exempt by StringNotEquals', when({ StringNotEquals: { 'aws:PrincipalArn': stop.principalArn } }), {}, 'allowed'],
    [
      'exempt by ArnNotEquals',
      when({ ArnNotEqualsIfExists: { 'aws:PrincipalArn': stop.principalArn } }),
      {},
      'allowed',
    ],
    [
      'only the root user is denied',
      when({ StringLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:root' } }),
      {},
      'allowed',
    ],
    ['the root user is', when({ StringLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:root' } }), root, 'denied'],
    ['ArnLike of this role', when({ ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/*' } }), {}, 'denied'],
    ['ArnEquals with a wildcard', when({ ArnEquals: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/*' } }), {}, 'denied'],
    ['of this organization', when({ StringEquals: { 'aws:PrincipalOrgID': 'o-example1234' } }), {}, 'denied'],
    ['outside this organization', when({ StringNotEquals: { 'aws:PrincipalOrgID': 'o-example1234' } }), {}, 'allowed'],
    ['another account', when({ StringEquals: { 'aws:PrincipalAccount': '555555555555' } }), {}, 'allowed'],
    ['in this Region', when({ StringEquals: { 'aws:RequestedRegion': ['eu-west-1', 'us-east-1'] } }), {}, 'denied'],
    ['outside these Regions', when({ StringNotEquals: { 'aws:RequestedRegion': ['eu-west-1'] } }), {}, 'allowed'],
    ['outside other Regions', when({ StringNotLike: { 'aws:RequestedRegion': ['us-*'] } }), {}, 'denied'],
    ['no service', when({ Bool: { 'aws:PrincipalIsAWSService': 'false' } }), {}, 'denied'],
    ['a service alone', when({ BoolIfExists: { 'aws:PrincipalIsAWSService': 'true' } }), {}, 'allowed'],
    ['a key that direct requests lack', when({ StringEquals: { 'aws:SourceAccount': account } }), {}, 'allowed'],
    ['the same, if it exists', when({ StringEqualsIfExists: { 'aws:SourceAccount': account } }), {}, 'denied'],
    ['the same, negated', when({ StringNotEquals: { 'aws:SourceAccount': account } }), {}, 'denied'],
    ['the same must be absent', when({ Null: { 'aws:SourceAccount': 'true' } }), {}, 'denied'],
    ['the same must be there', when({ Null: { 'aws:SourceAccount': 'false' } }), {}, 'allowed'],
    [
      'ForAnyValue of a path',
      when({ 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-example1234/r-1/ou-1-shop/*' } }),
      {},
      'denied',
    ],
    [
      'ForAnyValue of another path',
      when({ 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-example1234/r-1/ou-2/*' } }),
      {},
      'allowed',
    ],
    [
      'ForAnyValue of a key that is absent',
      when({ 'ForAnyValue:StringEquals': { 'aws:CalledVia': 'a' } }),
      {},
      'allowed',
    ],
    [
      'ForAllValues of a key that is absent',
      when({ 'ForAllValues:StringEquals': { 'aws:CalledVia': 'a' } }),
      {},
      'denied',
    ],
    [
      'a path that is not known',
      when({ 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': '*' } }),
      { orgPath: undefined },
      'undecidable',
    ],
    ['a tag of the principal', when({ StringNotEquals: { 'aws:PrincipalTag/team': 'sec' } }), {}, 'undecidable'],
    ['an operator that is not known', when({ NumericEquals: { 'aws:PrincipalAccount': account } }), {}, 'undecidable'],
    [
      'one condition of two does not hold',
      when({ StringNotEquals: { 'aws:PrincipalTag/team': 'sec' }, StringEquals: { 'aws:PrincipalAccount': '1' } }),
      {},
      'allowed',
    ],
    [
      'a doubt beside a certain denial',
      path({ ...deny, Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } }, deny),
      {},
      'denied',
    ],
    [
      'an allow in doubt',
      [level('Root', { ...full, Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } })],
      {},
      'undecidable',
    ],
    ['the type of principal', when({ StringEquals: { 'aws:PrincipalType': 'Account' } }), root, 'denied'],
    [
      'the type of a user',
      when({ StringEquals: { 'aws:PrincipalType': 'User' } }),
      { principalArn: `arn:aws:iam::${account}:user/u` },
      'denied',
    ],
  ];
  test.each(cases)('%s', (_name, levels, change, effect) => {
    expect(decide(levels, { ...stop, ...change }).effect).toBe(effect);
  });

  test('quotes the statement that leaves the question open', () => {
    const doubtful = { ...deny, Condition: { StringNotEquals: { 'aws:PrincipalTag/team': 'sec' } } };
    expect(decide(path(doubtful), stop)).toMatchObject({
      because: `whether Guard of policy of shop applies is not known: ${JSON.stringify(doubtful)}`,
    });
  });

  test('names the statement that denies, or the level that does not allow', () => {
    expect(decide(path(deny), stop)).toMatchObject({ because: 'Guard of policy of shop denies it' });
    expect(decide([level('Root', full), level('shop', { ...full, Action: 's3:*' })], stop)).toEqual({
      effect: 'denied',
      because: 'no policy attached to shop allows it',
    });
  });

  test('says to which resources a denial is limited when none is named', () => {
    const trail = 'arn:aws:cloudtrail:*:*:trail/central';
    expect(decide(path({ ...deny, Resource: trail }), stop)).toMatchObject({ effect: 'denied', only: [trail] });
    expect(decide(path({ ...deny, Resource: trail }, deny), stop)).not.toHaveProperty('only');
    const { Resource: _, ...rest } = deny;
    expect(decide(path({ ...rest, NotResource: trail }), stop)).toMatchObject({ only: [`all but ${trail}`] });
  });
});
