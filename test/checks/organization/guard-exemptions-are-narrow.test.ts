import check from '../../../checks/organization/guard-exemptions-are-narrow.ts';
import { type Case, describeCheck, management, workload } from '../../support/describe-check.ts';
import { attached, denial, policies, tree } from '../../support/service-control.ts';

const given = (scps: object, account = workload): Omit<Case, 'expect'> => ({
  scope: { account },
  evidence: { policies: scps, tree },
});
const exempt = (Condition: object, ...more: readonly object[]) =>
  given(policies(attached('guard', ['r-1'], denial({ Condition }), ...more)));
const exemptArn = (arn: string | readonly string[], ...more: readonly object[]) =>
  exempt({ ArnNotLike: { 'aws:PrincipalArn': arn } }, ...more);
const protectedRole = (Resource: string, changes: object = {}) => ({
  Sid: 'Protect',
  Effect: 'Deny',
  Action: ['iam:CreateRole', 'iam:UpdateAssumeRolePolicy'],
  Resource,
  ...changes,
});

const breakGlass = 'arn:aws:iam::*:role/BreakGlass';
const named = (text: string) => [{ outcome: 'pass' as const, message: 'named', text }];
const wide = (text: string) => [{ outcome: 'fail' as const, gap: 'unsound' as const, message: 'wide', text }];
const unknown = [{ outcome: 'unknown' as const }];

describeCheck(check, {
  passing: {
    'a guard without exemptions': {
      ...given(policies(attached('guard', ['r-1'], denial()))),
      expect: [{ outcome: 'pass', message: 'nobody', facts: { Exempt: [] } }],
    },
    'one role by its whole ARN': {
      ...exemptArn(`arn:aws:iam::${workload}:role/BreakGlass`),
      expect: named('one principal, by name'),
    },
    'a role in every account that nobody may make': {
      ...exemptArn(breakGlass, protectedRole(breakGlass)),
      expect: named(
        `${breakGlass} in Guard of policy guard (iam:CreateRole and iam:UpdateAssumeRolePolicy are denied)`,
      ),
    },
    'a permission set': {
      ...exemptArn('arn:aws:iam::*:role/aws-reserved/sso.amazonaws.com/*/AWSReservedSSO_BreakGlass_*'),
      expect: named('a permission set of IAM Identity Center'),
    },
    'service-linked roles, which are not bound anyway': {
      ...exemptArn('arn:aws:iam::*:role/aws-service-role/*'),
      expect: named('service-linked roles'),
    },
    'principals of another account': {
      ...exemptArn('arn:aws:iam::999999999999:role/*'),
      expect: [{ outcome: 'pass', message: 'nobody' }],
    },
    'a wide exemption from a policy that closes Regions only': {
      ...given(
        policies(
          attached('guard', ['r-1'], denial()),
          attached('regions', ['r-1'], {
            Effect: 'Deny',
            NotAction: 'iam:*',
            Resource: '*',
            Condition: {
              StringNotEquals: { 'aws:RequestedRegion': 'eu-west-1' },
              ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/*' },
            },
          }),
        ),
      ),
      expect: [{ outcome: 'pass', message: 'nobody' }],
    },
    'a tag that nobody may set': {
      ...exempt(
        { StringNotEquals: { 'aws:PrincipalTag/team': 'security' } },
        protectedRole('*', { Action: 'iam:TagRole' }),
      ),
      expect: named('iam:TagRole is denied'),
    },
  },
  failing: {
    'a role of this name in every account': {
      ...exemptArn(breakGlass),
      expect: wide(
        `${breakGlass} in Guard of policy guard (iam:CreateRole and iam:UpdateAssumeRolePolicy are not denied)`,
      ),
    },
    'roles that begin so': { ...exemptArn('arn:aws:iam::*:role/deploy-*'), expect: wide('role/deploy-*') },
    'roles that begin so, whose trust may be changed': {
      ...exemptArn(breakGlass, protectedRole(breakGlass, { Action: 'iam:CreateRole' })),
      expect: wide('iam:UpdateAssumeRolePolicy is not denied'),
    },
    'every role': { ...exemptArn('arn:aws:iam::*:role/*'), expect: wide('every role fits') },
    everything: { ...exemptArn('*'), expect: wide('every role fits') },
    'the root user': {
      ...exemptArn(['arn:aws:iam::*:root', breakGlass]),
      expect: wide('the root user of the account fits'),
    },
    'users that begin so': {
      ...exemptArn('arn:aws:iam::*:user/ops-*'),
      expect: wide('iam:CreateUser and iam:CreateAccessKey'),
    },
    'every permission set': {
      ...exemptArn('arn:aws:iam::*:role/aws-reserved/sso.amazonaws.com/*'),
      expect: wide('every permission set of IAM Identity Center fits'),
    },
    'a tag that anybody may set': {
      ...exempt({ StringNotEquals: { 'aws:PrincipalTag/team': 'security' } }),
      expect: wide('aws:principaltag/team security in Guard of policy guard (iam:TagRole is not denied)'),
    },
  },
  others: {
    'the management account': {
      ...given(policies(), management),
      expect: [{ outcome: 'not-applicable', message: 'management' }],
    },
    'no guard': { ...given(policies()), expect: [{ outcome: 'not-applicable', message: 'unguarded' }] },
    'policies that are not enabled': {
      ...given({ Status: 'PENDING_ENABLE', Policies: [] }),
      expect: [{ outcome: 'not-applicable', message: 'unguarded', facts: { Status: 'PENDING_ENABLE' } }],
    },
    'an exemption that hangs on the session': {
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a policy variable
      ...exemptArn('arn:aws:iam::*:role/${aws:username}'),
      expect: unknown,
    },
    'a role whose making hangs on a tag': {
      ...exemptArn(
        breakGlass,
        protectedRole(breakGlass, { Condition: { StringNotEquals: { 'aws:PrincipalTag/a': 'b' } } }),
      ),
      expect: unknown,
    },
    'a policy that cannot be understood': {
      ...given(policies({ ...attached('odd', ['r-1']), Content: '{' })),
      expect: unknown,
    },
  },
});
