import { DescribeAccountPoliciesCommand, DescribeSubscriptionFiltersCommand } from '@aws-sdk/client-cloudwatch-logs';
import { allPages, required } from '../aws/answers.ts';
import { defineCollector } from '../aws/collector.ts';
import { logs } from '../aws/services.ts';
import { parseArn } from '../core/arn.ts';
import { logGroupSubscriptions } from '../evidence/log-group-subscriptions.ts';

export default defineCollector({
  kind: logGroupSubscriptions,
  service: logs,
  operations: {
    DescribeSubscriptionFilters: { command: DescribeSubscriptionFiltersCommand, absent: ['ResourceNotFoundException'] },
    DescribeAccountPolicies: DescribeAccountPoliciesCommand,
  },
  async collect({ call, attempt, destination }) {
    // `log-group:NAME`: names carry no colon (CloudWatch Logs API Reference, CreateLogGroup).
    const logGroupName = required(parseArn(destination?.arn ?? '')?.resource.split(':')[1], 'log group name');
    const first = await call.DescribeSubscriptionFilters({ logGroupName });
    if (!first) return null;
    const filters = await allPages(
      async (nextToken) =>
        nextToken === undefined ? first : call.DescribeSubscriptionFilters({ logGroupName, nextToken }),
      (page) => page?.subscriptionFilters,
      (page) => page?.nextToken,
    );
    return {
      logGroupName,
      subscriptionFilters: filters.map(({ filterName, destinationArn, filterPattern }) => ({
        filterName: required(filterName, 'filterName'),
        destinationArn: required(destinationArn, 'destinationArn'),
        filterPattern,
      })),
      accountPolicies: await attempt(async () => {
        const policies = await allPages(
          (nextToken) => call.DescribeAccountPolicies({ policyType: 'SUBSCRIPTION_FILTER_POLICY', nextToken }),
          ({ accountPolicies }) => accountPolicies,
          ({ nextToken }) => nextToken,
        );
        return policies.map(({ policyName, policyDocument, selectionCriteria }) => ({
          policyName: required(policyName, 'policyName'),
          policyDocument: required(policyDocument, 'policyDocument'),
          selectionCriteria,
        }));
      }),
    };
  },
});
