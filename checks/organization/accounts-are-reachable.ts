import { defineCheck } from '../../src/core/check.ts';
import { accountAccess } from '../../src/evidence/account-access.ts';

export default defineCheck({
  id: 'organization/accounts-are-reachable',
  title: 'Every account lets the audit in',
  failureTitle: 'An account is closed to the audit',
  severity: 'high',
  source: 'organization',
  breadth: 'account',
  why: 'Nobody can say what is recorded in an account that cannot be looked into, and the one forgotten account is where an intruder stays unseen.',
  remedy: {
    text: 'Create the audit role in the account and let the scanning principal assume it, best by a service-managed stack set that also reaches accounts yet to come.',
    cli: 'aws cloudformation create-stack-instances --stack-set-name blindspot-audit --deployment-targets OrganizationalUnitIds=ROOT_ID --regions us-east-1',
    terraform:
      'resource "aws_iam_role" "audit" {\n  name = "BlindspotAudit"\n  assume_role_policy = jsonencode({\n    Version = "2012-10-17"\n    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = "SCANNING_PRINCIPAL_ARN" } }]\n  })\n}',
  },
  controls: {
    'nist-800-53-r5': ['AU-2', 'AU-6(3)', 'AU-12', 'CA-7'],
    'nist-csf-2.0': ['PR.PS-04', 'DE.CM-03', 'DE.CM-09'],
    'pci-dss-4.0.1': ['10.2.1', '10.4.1.1'],
    'soc-2': ['CC2.1', 'CC7.2'],
    'iso-27001-2022': ['A.8.15', 'A.8.16'],
    hipaa: ['164.308(a)(1)(ii)(D)', '164.312(b)'],
    'mitre-attack-18': ['T1562.008', 'T1535'],
    'mitre-attack-19': ['T1685.002', 'T1535'],
  },
  requirements: ['S6'],
  changedBy: [
    'iam:CreateRole',
    'iam:DeleteRole',
    'iam:UpdateAssumeRolePolicy',
    'organizations:AttachPolicy',
    'organizations:UpdatePolicy',
  ],
  needs: { access: accountAccess },
  messages: {
    entered: 'The scan entered account {account}.',
    shut: 'The scan could not enter account {account}: {operation} answered {code}: {message}',
    inactive: 'Account {account} is {state}: it is not entered.',
  },
  *evaluate({ access }, { scope, estate, pass, missing, notApplicable }) {
    const known = estate.accounts.find(({ id }) => id === scope.account);
    const account = known?.name ? `${scope.account} (${known.name})` : `${scope.account}`;
    if (access.entered) return yield pass('entered', { account });
    const { code, message, operation } = access;
    const details = { facts: { code, message }, operation };
    if (known && known.state !== 'ACTIVE') yield notApplicable('inactive', { account, state: known.state }, details);
    else yield missing('shut', { account, operation, code, message }, details);
  },
});
