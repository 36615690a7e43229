import {
  DescribePolicyCommand,
  ListPoliciesCommand,
  ListRootsCommand,
  ListTargetsForPolicyCommand,
} from '@aws-sdk/client-organizations';
import { allPages, required } from '../aws/answers.ts';
import { type Calls, defineCollector } from '../aws/collector.ts';
import { organizations } from '../aws/services.ts';
import { organizationServiceControlPolicies } from '../evidence/organization-service-control-policies.ts';

const operations = {
  ListRoots: ListRootsCommand,
  ListPolicies: ListPoliciesCommand,
  ListTargetsForPolicy: ListTargetsForPolicyCommand,
  DescribePolicy: DescribePolicyCommand,
};

export default defineCollector({
  kind: organizationServiceControlPolicies,
  service: organizations,
  operations,
  async collect({ call }) {
    const roots = await allPages(
      (NextToken) => call.ListRoots({ NextToken }),
      (page) => required(page.Roots, 'Roots'),
      (page) => page.NextToken,
    );
    const types = roots.flatMap(({ PolicyTypes }) => PolicyTypes ?? []); // absent: no type was ever enabled
    const Status = types.find(({ Type }) => Type === 'SERVICE_CONTROL_POLICY')?.Status ?? null;
    if (Status === null) return { Status, Policies: [] };
    const policies = await allPages(
      (NextToken) => call.ListPolicies({ Filter: 'SERVICE_CONTROL_POLICY', NextToken }),
      (page) => required(page.Policies, 'Policies'),
      (page) => page.NextToken,
    );
    return { Status, Policies: await Promise.all(policies.map(({ Id }) => policyOf(required(Id, 'Id'), call))) };
  },
});

async function policyOf(Id: string, call: Calls<typeof operations>) {
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
