import { cite } from '../../src/analysis/service-control/decide.ts';
import { type Exemption, exemptionsIn } from '../../src/analysis/service-control/exemptions.ts';
import { policyPathOf } from '../../src/analysis/service-control/policy-path.ts';
import { undecidedPolicy } from '../../src/analysis/undecided-policy.ts';
import { defineCheck } from '../../src/core/check.ts';
import { guardControls } from '../../src/core/controls/guard-controls.ts';
import { isCollected } from '../../src/core/evidence.ts';
import { organizationServiceControlPolicies } from '../../src/evidence/organization-service-control-policies.ts';
import { organizationTree } from '../../src/evidence/organization-tree.ts';

export default defineCheck({
  id: 'organization/guard-exemptions-are-narrow',
  title: 'Only named principals are exempt from the guard of telemetry',
  failureTitle: 'An administrator of the account can make himself exempt from the guard of telemetry',
  severity: 'medium',
  source: 'organization',
  breadth: 'account',
  why: 'Where any role of a fitting name is exempt, an intruder with administrative rights makes such a role, and the guard no longer binds him.',
  remedy: {
    text: 'Exempt one role by its whole name, and deny iam:CreateRole and iam:UpdateAssumeRolePolicy on that role to all others in the same policy.',
    cli: 'aws organizations update-policy --policy-id POLICY_ID --content file://guard-telemetry.json',
    terraform:
      'data "aws_iam_policy_document" "guard" {\n  statement {\n    sid       = "ProtectBreakGlass"\n    effect    = "Deny"\n    actions   = ["iam:CreateRole", "iam:UpdateAssumeRolePolicy"]\n    resources = ["arn:aws:iam::*:role/BreakGlass"]\n    condition {\n      test     = "ArnNotLike"\n      variable = "aws:PrincipalArn"\n      values   = ["arn:aws:iam::*:role/BreakGlass"]\n    }\n  }\n}',
  },
  controls: guardControls,
  requirements: ['S34'],
  changedBy: [
    'organizations:AttachPolicy',
    'organizations:DetachPolicy',
    'organizations:UpdatePolicy',
    'organizations:MoveAccount',
  ],
  needs: { policies: organizationServiceControlPolicies, tree: organizationTree },
  messages: {
    management:
      'Account {account} is the management account, which no service control policy binds: everybody in it is exempt.',
    unguarded:
      'No service control policy denies tampering in account {account}, so there is nothing to be exempt from.',
    nobody: 'Nobody in account {account} is exempt from the service control policies that guard telemetry.',
    named: 'Exempt in account {account} are named principals only: {exempt}.',
    wide: 'An administrator of account {account} can make himself exempt: {exempt}.',
  },
  *evaluate({ policies, tree }, { scope, estate, pass, unsound, notApplicable, unknown }) {
    const account = scope.account ?? '';
    if (account === estate.managementAccountId) return yield notApplicable('management', { account });
    if (policies.Status !== 'ENABLED')
      return yield notApplicable('unguarded', { account }, { facts: { Status: policies.Status } });
    const orgId = estate.organizationId ?? '';
    const path = policyPathOf(account, orgId, policies.Policies, tree);
    if (!isCollected(path)) return yield unknown(path);
    const at = { path: path.value, account, partition: estate.partition, orgId, regions: [] };
    const { guarded, exemptions } = exemptionsIn(at);
    if (!guarded) return yield notApplicable('unguarded', { account });

    const of = (reach: Exemption['reach']) => exemptions.filter((one) => one.reach === reach);
    const told = (some: readonly Exemption[]) =>
      [...new Set(some.map(({ pattern, by, how }) => `${pattern} in ${cite(by)} (${how})`))].join('; ');
    const operation = 'organizations:DescribePolicy';
    const details = { operation, facts: { Exempt: [...new Set(exemptions.map(({ pattern }) => pattern))] } };
    const open = of('open');
    if (open.length > 0) return yield unsound('wide', { account, exempt: told(open) }, details);
    const [undecided] = of('undecided');
    if (undecided) return yield unknown(undecidedPolicy(operation, `${undecided.pattern}: ${undecided.how}`));
    if (exemptions.length === 0) yield pass('nobody', { account }, details);
    else yield pass('named', { account, exempt: told(exemptions) }, details);
  },
});
