import { ListAWSServiceAccessForOrganizationCommand } from '@aws-sdk/client-organizations';
import { allPages, isoDate, required } from '../aws/answers.ts';
import { defineCollector } from '../aws/collector.ts';
import { organizations } from '../aws/services.ts';
import { organizationServiceAccess } from '../evidence/organization-service-access.ts';

export default defineCollector({
  kind: organizationServiceAccess,
  service: organizations,
  operations: { ListAWSServiceAccessForOrganization: ListAWSServiceAccessForOrganizationCommand },
  async collect({ call }) {
    const services = await allPages(
      (NextToken) => call.ListAWSServiceAccessForOrganization({ NextToken }),
      (page) => page.EnabledServicePrincipals,
      (page) => page.NextToken,
    );
    return services.map(({ ServicePrincipal, DateEnabled }) => ({
      ServicePrincipal: required(ServicePrincipal, 'ServicePrincipal'),
      DateEnabled: isoDate(DateEnabled),
    }));
  },
});
