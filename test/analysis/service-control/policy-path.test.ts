import { expect, test } from 'vitest';
import { decide } from '../../../src/analysis/service-control/decide.ts';
import { policyPathOf } from '../../../src/analysis/service-control/policy-path.ts';

const account = '444444444444';
const tree = [
  {
    Id: account,
    Path: [
      { Id: 'r-1', Name: 'Root' },
      { Id: 'ou-1-shop', Name: 'Shop' },
    ],
  },
];
const policy = (Name: string, Targets: readonly string[], Statement: object) => ({
  Name,
  Targets,
  Content: JSON.stringify({ Statement }),
});
const full = policy('full', ['r-1', 'ou-1-shop', 'ou-1-other', account], {
  Effect: 'Allow',
  Action: '*',
  Resource: '*',
});
const guard = (...targets: string[]) =>
  policy('guard', targets, { Effect: 'Deny', Action: 'cloudtrail:*', Resource: '*' });

test('has the levels from the root down, each with what is attached to it', () => {
  const path = policyPathOf(account, 'o-1', [full, guard('ou-1-shop', 'ou-1-other')], tree);
  expect(path).toMatchObject({
    kind: 'collected',
    value: {
      orgPath: 'o-1/r-1/ou-1-shop/',
      levels: [
        { name: 'Root', policies: [{ name: 'full' }] },
        { name: 'Shop', policies: [{ name: 'full' }, { name: 'guard' }] },
        { name: `account ${account}`, policies: [{ name: 'full' }] },
      ],
    },
  });
});

test('decides as the whole path does', () => {
  const request = {
    action: 'cloudtrail:StopLogging',
    principalArn: `arn:aws:iam::${account}:root`,
    account,
    region: 'eu-west-1',
    orgId: 'o-1',
  };
  const effect = (...policies: readonly (typeof full)[]) => {
    const path = policyPathOf(account, 'o-1', policies, tree);
    return path.kind === 'collected' ? decide(path.value.levels, request).effect : path.code;
  };
  expect(effect(full)).toBe('allowed');
  expect(effect(full, guard('ou-1-other'))).toBe('allowed');
  expect(effect(full, guard('r-1'))).toBe('denied');
  expect(effect(guard(account))).toBe('denied');
  expect(effect(full, { ...guard(account), Content: '[]' })).toBe('UnparsablePolicy');
  expect(effect(full, { ...guard('ou-1-other'), Content: '[]' })).toBe('allowed');
});

test('an account that no unit lists is not known', () => {
  expect(policyPathOf('555555555555', 'o-1', [full], tree)).toMatchObject({ kind: 'failed', code: 'AccountNotInTree' });
});
