import { describe, expect, test } from 'vitest';
import { allowsService, matchesGlob, type PolicyStatement, policy } from '../../../src/simulator/estate/policy.ts';

const caller = {
  service: 'cloudtrail.amazonaws.com',
  sourceArn: 'arn:aws:cloudtrail:us-east-1:1:trail/t',
  sourceAccount: '1',
  sourceOrganization: 'o-1',
};
const allow: PolicyStatement = {
  Effect: 'Allow',
  Principal: { Service: 'cloudtrail.amazonaws.com' },
  Action: 's3:PutObject',
  Resource: '*',
};
const when = (operator: string, key: string, value: string) => ({ Condition: { [operator]: { [key]: value } } });

describe('a service may write', () => {
  test.each<[string, PolicyStatement[]]>([
    ['allowed by name', [allow]],
    ['allowed by a wildcard action', [{ ...allow, Action: ['s3:Get*', 's3:Put*'] }]],
    ['allowed with everybody', [{ ...allow, Principal: '*' }]],
    ['for its own trail', [{ ...allow, ...when('ArnLike', 'aws:SourceArn', 'arn:aws:cloudtrail:*:1:trail/*') }]],
    ['for its organization', [{ ...allow, ...when('StringEquals', 'aws:SourceOrgID', 'o-1') }]],
    ['with an ACL asked for', [{ ...allow, ...when('StringEquals', 's3:x-amz-acl', 'bucket-owner-full-control') }]],
    [
      'though writing without TLS is denied',
      [
        allow,
        {
          Effect: 'Deny',
          Principal: '*',
          Action: 's3:*',
          Resource: '*',
          ...when('Bool', 'aws:SecureTransport', 'false'),
        },
      ],
    ],
  ])('%s', (_why, statements) => {
    expect(allowsService(policy(...statements), caller, 's3:PutObject')).toBe(true);
  });
});

describe('a service may not write', () => {
  test.each<[string, PolicyStatement[]]>([
    ['with no statement', []],
    ['allowed to another', [{ ...allow, Principal: { Service: 'config.amazonaws.com' } }]],
    ['allowed something else', [{ ...allow, Action: 's3:GetBucketAcl' }]],
    [
      'for another trail',
      [{ ...allow, ...when('StringEquals', 'aws:SourceArn', 'arn:aws:cloudtrail:us-east-1:1:trail/other') }],
    ],
    ['for another account', [{ ...allow, ...when('StringEquals', 'AWS:SourceAccount', '2') }]],
    ['when denied outright', [allow, { Effect: 'Deny', Principal: '*', Action: 's3:Put*', Resource: '*' }]],
  ])('%s', (_why, statements) => {
    expect(allowsService(policy(...statements), caller, 's3:PutObject')).toBe(false);
  });

  test('to a bucket without a policy', () => {
    expect(allowsService(undefined, caller, 's3:PutObject')).toBe(false);
  });
});

test.each([
  ['cloudtrail:*', 'cloudtrail:GetTrail', true],
  ['cloudtrail:Get*', 'cloudtrail:DescribeTrails', false],
  ['*', 'anything', true],
  ['s3:Get?cl', 's3:GetAcl', true],
  ['SNS:publish', 'sns:Publish', true],
  ['a.c', 'abc', false],
])('%s and %s: %s', (pattern, text, expected) => {
  expect(matchesGlob(pattern, text)).toBe(expected);
});
