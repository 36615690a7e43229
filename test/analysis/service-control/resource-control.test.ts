import { describe, expect, test } from 'vitest';
import type { PolicyRequest } from '../../../src/analysis/service-control/condition-holds.ts';
import type { Decision } from '../../../src/analysis/service-control/decide.ts';
import {
  both,
  canBeControlled,
  mayActOn,
  resourceControlsOf,
} from '../../../src/analysis/service-control/resource-control.ts';
import { collected, isCollected } from '../../../src/core/evidence.ts';
import { denied, estate, logArchive, management, workload } from '../../support/describe-check.ts';
import { attached, tree } from '../../support/service-control.ts';

const orgId = estate.organizationId ?? '';
const owner = { account: logArchive, orgId, managementAccountId: management, tree };
const enabled = (...policies: readonly ReturnType<typeof attached>[]) =>
  collected({ Status: 'ENABLED', Policies: policies });
const deny = { Sid: 'Keep', Effect: 'Deny', Principal: '*', Action: 's3:Delete*', Resource: '*' };

/** An administrator of the workload account deletes an object of the log archive. */
const request: PolicyRequest = {
  action: 's3:DeleteObject',
  resource: 'arn:aws:s3:::org-logs/AWSLogs/1',
  principalArn: `arn:aws:iam::${workload}:role/admin`,
  account: workload,
  resourceAccount: logArchive,
  region: 'eu-west-1',
  orgId,
};

function effectOf(statement: object, changes: Partial<PolicyRequest> = {}, targets = ['r-1']): Decision['effect'] {
  const controls = resourceControlsOf(enabled(attached('keep', targets, statement)), owner);
  if (!isCollected(controls)) throw new Error(controls.message);
  return mayActOn(controls.value, { ...request, ...changes }).effect;
}
const when = (operator: string, key: string, value: string) => ({
  ...deny,
  Condition: { [operator]: { [key]: value } },
});

describe('a resource control policy', () => {
  test.each<[string, object, Partial<PolicyRequest>, Decision['effect']]>([
    ['binds principals of other accounts', deny, {}, 'denied'],
    ['binds root users', deny, { principalArn: `arn:aws:iam::${logArchive}:root`, account: logArchive }, 'denied'],
    [
      'does not bind service-linked roles',
      deny,
      { principalArn: `arn:aws:iam::${logArchive}:role/aws-service-role/x.amazonaws.com/AWSServiceRoleForX` },
      'allowed',
    ],
    ['leaves other actions alone', deny, { action: 's3:PutObject' }, 'allowed'],
    ['leaves other resources alone', { ...deny, Resource: 'arn:aws:s3:::other/*' }, {}, 'allowed'],
    [
      'has no effect on a service that it cannot bind',
      { ...deny, Action: '*' },
      { action: 'cloudtrail:DeleteTrail', resource: 'arn:aws:cloudtrail:eu-west-1:1:trail/x' },
      'allowed',
    ],
    ['has no effect on retiring grants', { ...deny, Action: 'kms:*' }, { action: 'kms:RetireGrant' }, 'allowed'],
    ['for outsiders leaves insiders alone', when('StringNotEquals', 'aws:PrincipalOrgID', orgId), {}, 'allowed'],
    ['for other accounts binds them', when('StringNotEquals', 'aws:PrincipalAccount', logArchive), {}, 'denied'],
    [
      'for other accounts leaves its own alone',
      when('StringNotEquals', 'aws:PrincipalAccount', logArchive),
      { account: logArchive },
      'allowed',
    ],
    ['knows whose the resource is', when('StringEquals', 'aws:ResourceAccount', logArchive), {}, 'denied'],
    ['knows where it is', when('StringLike', 'aws:ResourceOrgPaths', `${orgId}/r-1/ou-1-security/*`), {}, 'denied'],
    ['for plain connections does not hinder who encrypts', when('Bool', 'aws:SecureTransport', 'false'), {}, 'allowed'],
    ['may hang on what is not known', when('StringNotEquals', 'aws:PrincipalTag/team', 'security'), {}, 'undecidable'],
  ])('%s', (_, statement, changes, effect) => expect(effectOf(statement, changes)).toBe(effect));

  test('binds what is below its target only', () => {
    expect(effectOf(deny, {}, ['ou-1-workloads'])).toBe('allowed');
    expect(effectOf(deny, {}, ['ou-1-security'])).toBe('denied');
  });
});

describe('no resource control policy binds', () => {
  const none = collected(null);
  test.each([
    ['where the type is not enabled', collected({ Status: null, Policies: [] }), owner, none],
    ['the management account', denied, { ...owner, account: management }, none],
  ])('%s', (_, controls, whose, expected) => expect(resourceControlsOf(controls, whose)).toEqual(expected));

  test('for certain where they were not read, or not understood', () => {
    expect(resourceControlsOf(denied, owner)).toEqual(denied);
    const odd = { ...attached('odd', ['r-1']), Content: '{' };
    expect(resourceControlsOf(enabled(odd), owner)).toMatchObject({ kind: 'failed' });
  });

  test('asked of nobody', () => expect(mayActOn(null, request)).toEqual({ effect: 'allowed' }));
});

test.each([
  ['s3:DeleteObject', true],
  ['logs:DeleteLogGroup', true],
  ['kms:RetireGrant', false],
  ['cloudtrail:StopLogging', false],
  ['guardduty:DeleteDetector', false],
])('whether %s can be denied so: %s', (action, can) => expect(canBeControlled(action)).toBe(can));

const by = { policy: 'p', statement: undefined as never };
const whole: Decision = { effect: 'denied', because: 'whole' };
const narrow = (...only: string[]): Decision => ({ effect: 'denied', only, because: 'narrow' });
const open: Decision = { effect: 'undecidable', by, because: 'open' };
const allowed: Decision = { effect: 'allowed' };
test.each<[Decision, Decision, Decision]>([
  [allowed, allowed, allowed],
  [allowed, whole, whole],
  [open, whole, whole],
  [narrow('a'), whole, whole],
  [narrow('a'), open, open],
  [allowed, open, open],
  [narrow('a'), allowed, narrow('a')],
  [narrow('a', 'b'), narrow('b', 'c'), narrow('a', 'b', 'c')],
])('%o and %o make %o', (one, other, together) => {
  expect(both(one, other)).toEqual(together);
  expect(both(other, one).effect).toBe(together.effect);
});
