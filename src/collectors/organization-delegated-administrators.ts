import {
  ListDelegatedAdministratorsCommand,
  ListDelegatedServicesForAccountCommand,
} from '@aws-sdk/client-organizations';
import { allPages, required } from '../aws/answers.ts';
import { type Calls, defineCollector } from '../aws/collector.ts';
import { organizations } from '../aws/services.ts';
import { organizationDelegatedAdministrators } from '../evidence/organization-delegated-administrators.ts';

const operations = {
  ListDelegatedAdministrators: ListDelegatedAdministratorsCommand,
  // An administrator that was deregistered since it was listed has no services.
  ListDelegatedServicesForAccount: {
    command: ListDelegatedServicesForAccountCommand,
    absent: ['AccountNotRegisteredException'],
  },
};

export default defineCollector({
  kind: organizationDelegatedAdministrators,
  service: organizations,
  operations,
  each: { ListDelegatedServicesForAccount: 'delegated administrator' },
  async collect({ call }) {
    const administrators = await allPages(
      (NextToken) => call.ListDelegatedAdministrators({ NextToken }),
      (page) => page.DelegatedAdministrators,
      (page) => page.NextToken,
    );
    return Promise.all(
      administrators.map(async (administrator) => {
        const Id = required(administrator.Id, 'Id');
        return { Id, Services: await servicesOf(Id, call) };
      }),
    );
  },
});

async function servicesOf(AccountId: string, call: Calls<typeof operations>): Promise<string[]> {
  const services = await allPages(
    (NextToken) => call.ListDelegatedServicesForAccount({ AccountId, NextToken }),
    (page) => page?.DelegatedServices,
    (page) => page?.NextToken,
  );
  return services.map(({ ServicePrincipal }) => required(ServicePrincipal, 'ServicePrincipal'));
}
