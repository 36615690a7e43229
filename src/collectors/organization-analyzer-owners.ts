import {
  ListAWSServiceAccessForOrganizationCommand,
  ListDelegatedAdministratorsCommand,
} from '@aws-sdk/client-organizations';
import { allPages, required } from '../aws/answers.ts';
import { defineCollector } from '../aws/collector.ts';
import { organizations } from '../aws/services.ts';
import { organizationAnalyzerOwners } from '../evidence/organization-analyzer-owners.ts';

const ServicePrincipal = 'access-analyzer.amazonaws.com';

export default defineCollector({
  kind: organizationAnalyzerOwners,
  service: organizations,
  operations: {
    ListAWSServiceAccessForOrganization: ListAWSServiceAccessForOrganizationCommand,
    ListDelegatedAdministrators: ListDelegatedAdministratorsCommand,
  },
  each: { ListDelegatedAdministrators: 'organization that trusts IAM Access Analyzer' },
  collect: async ({ call, attempt }) => ({
    Owners: await attempt(async () => {
      const services = await allPages(
        (NextToken) => call.ListAWSServiceAccessForOrganization({ NextToken }),
        (page) => page.EnabledServicePrincipals,
        (page) => page.NextToken,
      );
      if (!services.some((service) => service.ServicePrincipal === ServicePrincipal))
        return { TrustedAccess: false, DelegatedAdministrators: [] };
      const administrators = await allPages(
        (NextToken) => call.ListDelegatedAdministrators({ ServicePrincipal, NextToken }),
        (page) => page.DelegatedAdministrators,
        (page) => page.NextToken,
      );
      return { TrustedAccess: true, DelegatedAdministrators: administrators.map(({ Id }) => required(Id, 'Id')) };
    }),
  }),
});
