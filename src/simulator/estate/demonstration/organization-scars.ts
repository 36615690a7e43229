import { accountOf } from '../organization.ts';
import { company } from './company.ts';
import { missing, type Scar, unknown } from './scar.ts';

/** What is wrong with the organization itself. */
export const organizationScars: readonly Scar[] = [
  {
    because: 'The newest account was made by hand, and nobody created the audit role in it.',
    plant: (organization) => {
      accountOf(organization, company.hrPortal).roles = [];
    },
    shows: [
      missing('organization/accounts-are-reachable', company.hrPortal, null),
      unknown('cloudtrail/trails-do-not-drift', null, null),
    ],
  },
  {
    because: 'Config was rolled out by scripts, so its trusted access was never enabled.',
    plant: (organization) => {
      organization.serviceAccess = organization.serviceAccess.filter(
        (principal) => principal !== 'config-multiaccountsetup.amazonaws.com',
      );
    },
    shows: [missing('organization/trusted-access-is-enabled', null, null)],
  },
  {
    because: 'The organization trail predates delegation for CloudTrail.',
    plant: (organization) => {
      for (const delegated of organization.delegatedAdministrators) {
        delegated.services = delegated.services.filter((service) => service !== 'cloudtrail.amazonaws.com');
      }
    },
    shows: [missing('organization/security-administrator-is-delegated', null, null)],
  },
  {
    because: 'A service control policy of the payments team closes AWS Config in Frankfurt to everybody, auditors too.',
    plant: (organization) => {
      organization.denials.push({
        action: 'config:DescribeConfigRules',
        accounts: [company.payments],
        regions: ['eu-central-1'],
        by: 'service control policy',
      });
    },
    shows: [unknown('config/baseline-rules-are-evaluating', company.payments, 'eu-central-1')],
  },
];
