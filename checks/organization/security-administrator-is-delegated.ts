import { defineCheck } from '../../src/core/check.ts';
import { organizationDelegatedAdministrators } from '../../src/evidence/organization-delegated-administrators.ts';
import { organizationServiceAccess } from '../../src/evidence/organization-service-access.ts';

/** AWS Config is delegated by either principal: the one of aggregators, or the one of rules and conformance packs. */
const services = [
  { name: 'GuardDuty', principals: ['guardduty.amazonaws.com'] },
  { name: 'AWS Config', principals: ['config.amazonaws.com', 'config-multiaccountsetup.amazonaws.com'] },
  { name: 'Security Hub', principals: ['securityhub.amazonaws.com'], optional: true },
  { name: 'CloudTrail', principals: ['cloudtrail.amazonaws.com'] },
];

export default defineCheck({
  id: 'organization/security-administrator-is-delegated',
  title: 'One security account administers the security services',
  failureTitle: 'A security service is not administered from the security account',
  severity: 'medium',
  source: 'organization',
  breadth: 'organization',
  why: 'Where security runs in the management account, its people work where no service control policy holds an intruder back; where it is spread, nobody sees the whole.',
  remedy: {
    text: 'Register the security account as delegated administrator of each service, through the service itself where it has a way of its own (GuardDuty, Security Hub, CloudTrail).',
    cli: 'aws organizations register-delegated-administrator --account-id SECURITY_ACCOUNT_ID --service-principal SERVICE_PRINCIPAL',
    terraform:
      'resource "aws_organizations_delegated_administrator" "this" {\n  account_id        = "SECURITY_ACCOUNT_ID"\n  service_principal = "SERVICE_PRINCIPAL"\n}',
  },
  controls: {
    'nist-800-53-r5': ['AC-6', 'AU-6(3)', 'AU-9(4)', 'CA-7'],
    'nist-csf-2.0': ['PR.AA-05', 'DE.CM-03', 'DE.CM-09'],
    'pci-dss-4.0.1': ['10.3.1', '10.4.1.1', '7.2'],
    'soc-2': ['CC6.1', 'CC6.3', 'CC7.2'],
    'iso-27001-2022': ['A.5.15', 'A.8.15', 'A.8.16'],
    hipaa: ['164.308(a)(1)(ii)(D)', '164.312(a)(1)'],
    'mitre-attack-18': ['T1562.008', 'T1666'],
    'mitre-attack-19': ['T1685.002', 'T1666'],
  },
  requirements: ['S24', 'S35'],
  changedBy: [
    'organizations:RegisterDelegatedAdministrator',
    'organizations:DeregisterDelegatedAdministrator',
    'guardduty:EnableOrganizationAdminAccount',
    'guardduty:DisableOrganizationAdminAccount',
    'securityhub:EnableOrganizationAdminAccount',
    'securityhub:DisableOrganizationAdminAccount',
    'cloudtrail:RegisterOrganizationDelegatedAdmin',
    'cloudtrail:DeregisterOrganizationDelegatedAdmin',
  ],
  needs: { administrators: organizationDelegatedAdministrators, access: organizationServiceAccess },
  messages: {
    delegated: '{service} is administered by account {account}.',
    none: '{service} has no delegated administrator: only the management account can administer it.',
    management: '{service} is delegated to the management account {account} itself.',
    split: '{service} is administered by account {account}, while account {main} administers {others}.',
    unused: '{service} has no trusted access in the organization: it is not used.',
  },
  *evaluate({ administrators, access }, { estate, pass, missing, unsound, notApplicable }) {
    const delegated = services.map((service) => ({
      ...service,
      accounts: administrators
        .filter(({ Services }) => service.principals.some((one) => Services.includes(one)))
        .map(({ Id }) => Id),
    }));
    // The account with most services, the first listed of equals: the one against which the others are measured.
    const share = (id: string) => delegated.filter(({ accounts }) => accounts.includes(id)).length;
    const candidates = administrators.map(({ Id }) => Id).filter((id) => id !== estate.managementAccountId);
    const main = candidates.reduce((best, id) => (share(id) > share(best) ? id : best), candidates[0] ?? '');
    const others = delegated
      .filter(({ accounts }) => accounts.includes(main))
      .map(({ name }) => name)
      .join(', ');
    for (const { name: service, principals, optional, accounts } of delegated) {
      const account = accounts.join(', ');
      const details = { resource: principals[0] ?? service, facts: { principals, accounts } };
      const used = access.some(({ ServicePrincipal }) => principals.includes(ServicePrincipal));
      if (accounts.includes(main)) yield pass('delegated', { service, account }, details);
      else if (accounts.some((id) => id !== estate.managementAccountId))
        yield unsound('split', { service, account, main, others }, details);
      else if (accounts.length > 0) yield unsound('management', { service, account }, details);
      else if (optional && !used)
        yield notApplicable(
          'unused',
          { service },
          { ...details, operation: 'organizations:ListAWSServiceAccessForOrganization' },
        );
      else yield missing('none', { service }, details);
    }
  },
});
