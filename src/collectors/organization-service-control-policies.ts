import {
  DescribePolicyCommand,
  ListPoliciesCommand,
  ListRootsCommand,
  ListTargetsForPolicyCommand,
  type PolicyType,
} from '@aws-sdk/client-organizations';
import { allPages, required } from '../aws/answers.ts';
import { type Calls, defineCollector } from '../aws/collector.ts';
import { organizations } from '../aws/services.ts';
import { organizationServiceControlPolicies } from '../evidence/organization-service-control-policies.ts';

export const policyOperations = {
  ListRoots: ListRootsCommand,
  ListPolicies: ListPoliciesCommand,
  ListTargetsForPolicy: ListTargetsForPolicyCommand,
  DescribePolicy: DescribePolicyCommand,
};
type PolicyCalls = Calls<typeof policyOperations>;

export default defineCollector({
  kind: organizationServiceControlPolicies,
  service: organizations,
  operations: policyOperations,
  each: { ListPolicies: 'enabled type of policy', ListTargetsForPolicy: 'policy', DescribePolicy: 'policy' },
  collect: ({ call }) => policiesOfType('SERVICE_CONTROL_POLICY', call),
});

/** The organization's policies of a type; none where the type is not enabled. */
export async function policiesOfType(type: PolicyType, call: PolicyCalls) {
  const roots = await allPages(
    (NextToken) => call.ListRoots({ NextToken }),
    (page) => required(page.Roots, 'Roots'),
    (page) => page.NextToken,
  );
  const types = roots.flatMap(({ PolicyTypes }) => PolicyTypes ?? []); // absent: no type was ever enabled
  const Status = types.find(({ Type }) => Type === type)?.Status ?? null;
  if (Status === null) return { Status, Policies: [] };
  const policies = await allPages(
    (NextToken) => call.ListPolicies({ Filter: type, NextToken }),
    (page) => required(page.Policies, 'Policies'),
    (page) => page.NextToken,
  );
  return { Status, Policies: await Promise.all(policies.map(({ Id }) => policyOf(required(Id, 'Id'), call))) };
}

async function policyOf(Id: string, call: PolicyCalls) {
  const [{ Policy }, targets] = await Promise.all([
    call.DescribePolicy({ PolicyId: Id }),
    allPages(
      (NextToken) => call.ListTargetsForPolicy({ PolicyId: Id, NextToken }),
      (page) => required(page.Targets, 'Targets'),
      (page) => page.NextToken,
    ),
  ]);
  return {
    Id,
    Name: required(Policy?.PolicySummary?.Name, 'Policy.PolicySummary.Name'),
    Content: required(Policy?.Content, 'Policy.Content'),
    Targets: targets.map(({ TargetId }) => required(TargetId, 'TargetId')),
  };
}
