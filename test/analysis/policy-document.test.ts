import { describe, expect, test } from 'vitest';
import {
  coversAction,
  coversResource,
  type ParsedPolicy,
  parsePolicy,
  type Statement,
} from '../../src/analysis/policy-document.ts';

const policy = (Statement: unknown) => JSON.stringify({ Version: '2012-10-17', Statement });
const refused = (reason: string): ParsedPolicy => ({ kind: 'unparsable', reason });
const base = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };

function statementOf(raw: object): Statement {
  const parsed = parsePolicy(policy(raw));
  if (parsed.kind !== 'parsed' || parsed.document.statements[0] === undefined) throw new Error(JSON.stringify(parsed));
  return parsed.document.statements[0];
}

test('a single statement of single values and a list of lists read alike', () => {
  const single = { Effect: 'Allow', Principal: { AWS: '1' }, Action: 's3:Get*', Resource: 'r' };
  const lists = { Effect: 'Allow', Principal: { AWS: ['1'] }, Action: ['s3:Get*'], Resource: ['r'] };
  const expected = {
    name: '#1',
    effect: 'Allow',
    principals: { kind: 'only', anyone: false, principals: [{ type: 'AWS', id: '1' }] },
    actions: { kind: 'only', patterns: ['s3:Get*'] },
    resources: { kind: 'only', patterns: ['r'] },
    conditions: [],
  };
  expect(parsePolicy(policy(single))).toEqual({
    kind: 'parsed',
    document: { statements: [{ ...expected, quoted: JSON.stringify(single) }] },
  });
  expect(parsePolicy(policy([lists]))).toEqual({
    kind: 'parsed',
    document: { statements: [{ ...expected, quoted: JSON.stringify(lists) }] },
  });
});

test('operators, qualifiers and keys are told apart whatever their case', () => {
  const { conditions } = statementOf({
    ...base,
    Condition: {
      'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': ['o-1/*', 'o-2/*'] },
      BoolIfExists: { 'AWS:SecureTransport': false },
      'ForAllValues:StringEqualsIfExists': { 'aws:TagKeys': 'x' },
      NumericLessThan: { 's3:TlsVersion': 1.2 },
    },
  });
  expect(conditions).toEqual([
    {
      operator: 'stringlike',
      qualifier: 'foranyvalue',
      ifExists: false,
      key: 'aws:principalorgpaths',
      values: ['o-1/*', 'o-2/*'],
    },
    { operator: 'bool', ifExists: true, key: 'aws:securetransport', values: ['false'] },
    { operator: 'stringequals', qualifier: 'forallvalues', ifExists: true, key: 'aws:tagkeys', values: ['x'] },
    { operator: 'numericlessthan', ifExists: false, key: 's3:tlsversion', values: ['1.2'] },
  ]);
});

test.each([
  ['*', { Principal: '*' }, { kind: 'only', anyone: true, principals: [] }],
  ['AWS *', { Principal: { AWS: '*' } }, { kind: 'only', anyone: true, principals: [] }],
  [
    'NotPrincipal',
    { NotPrincipal: { AWS: '1' } },
    { kind: 'except', anyone: false, principals: [{ type: 'AWS', id: '1' }] },
  ],
  ['none', {}, { kind: 'absent' }],
  [
    'several kinds',
    { Principal: { AWS: ['*', '1'], Service: 'cloudtrail.amazonaws.com', CanonicalUser: 'c' } },
    {
      kind: 'only',
      anyone: true,
      principals: [
        { type: 'AWS', id: '1' },
        { type: 'Service', id: 'cloudtrail.amazonaws.com' },
        { type: 'CanonicalUser', id: 'c' },
      ],
    },
  ],
])('principal: %s', (_, principal, expected) => {
  expect(statementOf({ ...base, ...principal }).principals).toEqual(expected);
});

describe('is refused as a whole', () => {
  test.each([
    ['a list', '[]', 'policy is not an object'],
    ['no statement', '{}', 'Statement is missing or empty'],
    ['an empty list of statements', policy([]), 'Statement is missing or empty'],
    ['a statement that is text', policy(['x']), 'Statement[0] is not an object'],
    [
      'an effect in lower case',
      policy([base, { ...base, Effect: 'allow' }]),
      'Statement[1].Effect is neither Allow nor Deny',
    ],
    ['no action', policy({ Effect: 'Allow', Resource: '*' }), 'Statement[0].Action is missing'],
    [
      'an action that is a number',
      policy({ ...base, Action: 1 }),
      'Statement[0].Action is not a string or a list of strings',
    ],
    ['Action beside NotAction', policy({ ...base, NotAction: 'x' }), 'Statement[0].Action stands beside NotAction'],
    ['an element nobody knows', policy({ ...base, Actoin: 'x' }), 'Statement[0].Actoin is not known'],
    [
      'a kind of principal nobody knows',
      policy({ ...base, Principal: { Aws: '1' } }),
      'Statement[0].Principal.Aws is not known',
    ],
    ['a principal that is a list', policy({ ...base, Principal: ['1'] }), 'Statement[0].Principal is not an object'],
    [
      'a condition value that is an object',
      policy({ ...base, Condition: { Bool: { k: {} } } }),
      'Statement[0].Condition.Bool.k has a value that is not text, number or boolean',
    ],
  ])('%s', (_, text, reason) => {
    expect(parsePolicy(text)).toEqual(refused(reason));
  });

  test('broken JSON, with its position', () => {
    expect(parsePolicy('{"Statement": []')).toEqual({ kind: 'unparsable', reason: 'policy is not JSON', position: 16 });
  });
});

test.each([
  ['Action', { Action: ['s3:Put*'] }, true, false],
  ['NotAction', { Action: undefined, NotAction: ['s3:Put*'] }, false, true],
])('%s decides which actions are covered', (_, element, put, get) => {
  const statement = statementOf({ ...base, ...element });
  expect([coversAction(statement, 's3:PutObject'), coversAction(statement, 's3:GetObject')]).toEqual([put, get]);
});

test.each([
  ['Resource', { Resource: 'arn:aws:s3:::b/*' }, true, false],
  ['NotResource', { Resource: undefined, NotResource: 'arn:aws:s3:::b/*' }, false, true],
  ['no resource', { Resource: undefined }, true, true],
])('%s decides which resources are covered', (_, element, b, c) => {
  const statement = statementOf({ ...base, ...element });
  expect([coversResource(statement, 'arn:aws:s3:::b/k'), coversResource(statement, 'arn:aws:s3:::c/k')]).toEqual([
    b,
    c,
  ]);
});
