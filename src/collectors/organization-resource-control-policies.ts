import { defineCollector } from '../aws/collector.ts';
import { organizations } from '../aws/services.ts';
import { organizationResourceControlPolicies } from '../evidence/organization-resource-control-policies.ts';
import { policiesOfType, policyOperations } from './organization-service-control-policies.ts';

export default defineCollector({
  kind: organizationResourceControlPolicies,
  service: organizations,
  operations: policyOperations,
  each: { ListPolicies: 'enabled type of policy', ListTargetsForPolicy: 'policy', DescribePolicy: 'policy' },
  collect: async ({ call, attempt }) => ({
    Listing: await attempt(() => policiesOfType('RESOURCE_CONTROL_POLICY', call)),
  }),
});
