import { describe, expect, test } from 'vitest';
import { deniesGovernanceBypass, deniesInsecureTransport } from '../../src/analysis/bucket-policy-denials.ts';
import { parsePolicy } from '../../src/analysis/policy-document.ts';

const bucket = 'arn:aws:s3:::logs';
type Raw = Record<string, unknown>;
const deny = (more: Raw): Raw => ({
  Effect: 'Deny',
  Principal: '*',
  Action: 's3:*',
  Resource: [bucket, `${bucket}/*`],
  ...more,
});
function document(...statements: Raw[]) {
  const parsed = parsePolicy(JSON.stringify({ Statement: statements }));
  if (parsed.kind === 'unparsable') throw new Error(parsed.reason);
  return parsed.document;
}

describe('requests without TLS', () => {
  const Condition = { Bool: { 'aws:SecureTransport': 'false' } };
  const insecure = (more: Raw = {}) => deny({ Condition, ...more });
  const cases: [string, Raw[], string][] = [
    ['are denied', [insecure()], 'yes'],
    [
      'are denied with a boolean, in another case',
      [deny({ Condition: { BoolIfExists: { 'AWS:securetransport': false } } })],
      'yes',
    ],
    ['are denied to AWS *', [insecure({ Principal: { AWS: '*' }, Action: '*', Resource: '*' })], 'yes'],
    ['are denied by two statements', [insecure({ Resource: bucket }), insecure({ Resource: `${bucket}/*` })], 'yes'],
    ['are denied for objects only', [insecure({ Resource: `${bucket}/*` })], 'partly'],
    ['are denied for a prefix only', [insecure({ Resource: [bucket, `${bucket}/AWSLogs/*`] })], 'partly'],
    ['are denied for writing only', [insecure({ Action: 's3:PutObject' })], 'partly'],
    ['are denied for all but reading', [insecure({ Action: undefined, NotAction: 's3:GetObject' })], 'partly'],
    ['are denied but for some objects', [insecure({ Resource: undefined, NotResource: `${bucket}/free/*` })], 'partly'],
    ['are denied to one account', [insecure({ Principal: { AWS: '111111111111' } })], 'partly'],
    [
      'are denied from one network',
      [insecure({ Condition: { ...Condition, IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } })],
      'partly',
    ],
    ['are allowed, those with TLS denied', [deny({ Condition: { Bool: { 'aws:SecureTransport': 'true' } } })], 'no'],
    ['are not spoken of', [deny({})], 'no'],
    ['are "allowed" instead of denied', [{ ...insecure(), Effect: 'Allow' }], 'no'],
  ];
  test.each(cases)('%s', (_, statements, expected) => {
    expect(deniesInsecureTransport(document(...statements), bucket)).toBe(expected);
  });
});

describe('bypassing governance retention', () => {
  const cases: [string, Raw[], string][] = [
    ['is denied by name', [deny({ Action: 's3:BypassGovernanceRetention', Resource: `${bucket}/*` })], 'yes'],
    ['is denied with everything else', [deny({})], 'yes'],
    [
      'is denied but to one role',
      [deny({ Condition: { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::1:role/x' } } })],
      'partly',
    ],
    [
      'is denied but to NotPrincipal',
      [deny({ Principal: undefined, NotPrincipal: { AWS: '111111111111' } })],
      'partly',
    ],
    ['is denied for a prefix', [deny({ Resource: `${bucket}/x/*` })], 'partly'],
    ['is denied for the bucket, where it means nothing', [deny({ Resource: bucket })], 'partly'],
    ['is not spoken of', [deny({ Action: 's3:DeleteObject' })], 'no'],
    ['is allowed', [{ ...deny({}), Effect: 'Allow' }], 'no'],
  ];
  test.each(cases)('%s', (_, statements, expected) => {
    expect(deniesGovernanceBypass(document(...statements), bucket)).toBe(expected);
  });
});
