import type * as Logs from '@aws-sdk/client-cloudwatch-logs';
import type { Answers } from '../answers.ts';
import type { Call, PageRequest } from '../call.ts';
import { days } from '../estate/ago.ts';
import type { LogGroup } from '../estate/monitoring.ts';
import { AwsError } from '../wire/aws-error.ts';

/** Amazon CloudWatch Logs. */
export const logs: Answers<typeof Logs> = {
  DescribeLogGroups(
    { logGroupNamePrefix = '', logGroupNamePattern, logGroupClass, logGroupIdentifiers, nextToken, limit },
    call,
  ) {
    const wanted = call.estate.logGroups.filter(
      (group) =>
        group.logGroupName.startsWith(logGroupNamePrefix) &&
        group.logGroupName.toLowerCase().includes(logGroupNamePattern?.toLowerCase() ?? '') &&
        (logGroupClass === undefined || group.logGroupClass === logGroupClass) &&
        (logGroupIdentifiers?.some((name) => name === group.logGroupName || name === groupArn(group, call)) ?? true),
    );
    const page = call.page(wanted, paging(nextToken, limit));
    return {
      logGroups: page.items.map((group) => ({
        logGroupName: group.logGroupName,
        creationTime: call.world.at(group.createdAgo).getTime(),
        retentionInDays: group.retentionInDays,
        metricFilterCount: group.metricFilters.length,
        arn: `${groupArn(group, call)}:*`,
        logGroupArn: groupArn(group, call),
        storedBytes: group.storedBytes,
        kmsKeyId: group.kmsKeyId,
        logGroupClass: group.logGroupClass,
      })),
      nextToken: page.next,
    };
  },

  DescribeMetricFilters({ logGroupName, filterNamePrefix = '', metricName, metricNamespace, nextToken, limit }, call) {
    const all = groups(logGroupName, call).flatMap((group) =>
      group.metricFilters.map((filter) => ({
        ...filter,
        logGroupName: group.logGroupName,
        creationTime: call.world.at(days(200)).getTime(),
        applyOnTransformedLogs: false,
      })),
    );
    const wanted = all.filter(
      ({ filterName, metricTransformations }) =>
        filterName.startsWith(filterNamePrefix) &&
        metricTransformations.some(
          (transformation) =>
            (metricName === undefined || transformation.metricName === metricName) &&
            (metricNamespace === undefined || transformation.metricNamespace === metricNamespace),
        ),
    );
    const page = call.page(wanted, paging(nextToken, limit));
    return { metricFilters: page.items, nextToken: page.next };
  },

  DescribeSubscriptionFilters({ logGroupName, filterNamePrefix = '', nextToken, limit }, call) {
    const wanted = groups(logGroupName, call).flatMap((group) =>
      group.subscriptionFilters
        .filter(({ filterName = '' }) => filterName.startsWith(filterNamePrefix))
        .map((filter) => ({
          ...filter,
          logGroupName: group.logGroupName,
          creationTime: call.world.at(days(200)).getTime(),
        })),
    );
    const page = call.page(wanted, paging(nextToken, limit));
    return { subscriptionFilters: page.items, nextToken: page.next };
  },

  DescribeAccountPolicies({ policyType, policyName, nextToken }, call) {
    const wanted = call.estate.logAccountPolicies.filter(
      (policy) => policy.policyType === policyType && (policyName === undefined || policy.policyName === policyName),
    );
    const page = call.page(wanted, paging(nextToken, undefined));
    return {
      accountPolicies: page.items.map((policy) => ({
        ...policy,
        scope: 'ALL',
        accountId: call.account.id,
        lastUpdatedTime: call.world.at(days(100)).getTime(),
      })),
      nextToken: page.next,
    };
  },

  DescribeDestinations({ DestinationNamePrefix = '', nextToken, limit }, call) {
    const page = call.page(
      call.estate.logDestinations.filter(({ destinationName }) => destinationName.startsWith(DestinationNamePrefix)),
      paging(nextToken, limit),
    );
    return {
      destinations: page.items.map((destination) => ({
        ...destination,
        arn: call.arn('logs', `destination:${destination.destinationName}`),
        creationTime: call.world.at(days(200)).getTime(),
      })),
      nextToken: page.next,
    };
  },

  DescribeDeliverySources({ nextToken, limit }, call) {
    const page = call.page(call.estate.web.deliverySources, paging(nextToken, limit));
    return {
      deliverySources: page.items.map(({ name, service, logType, resourceArn, status }) => ({
        name,
        arn: call.arn('logs', `delivery-source:${name}`),
        resourceArns: [resourceArn],
        service,
        logType,
        status,
      })),
      nextToken: page.next,
    };
  },

  DescribeDeliveries({ nextToken, limit }, call) {
    const deliveries = call.estate.web.deliverySources.flatMap(({ name, destinationArns }) =>
      destinationArns.map((destination, index) => ({
        id: `${name}-${index}`,
        arn: call.arn('logs', `delivery:${name}-${index}`),
        deliverySourceName: name,
        deliveryDestinationArn: destination,
        deliveryDestinationType: 'S3' as const,
      })),
    );
    const page = call.page(deliveries, paging(nextToken, limit));
    return { deliveries: page.items, nextToken: page.next };
  },

  DescribeResourcePolicies({ nextToken, limit }, call) {
    const page = call.page(call.estate.logResourcePolicies, paging(nextToken, limit));
    return {
      resourcePolicies: page.items.map((policy) => ({
        ...policy,
        lastUpdatedTime: call.world.at(days(100)).getTime(),
      })),
      nextToken: page.next,
    };
  },
};

/** One log group, which must be there, or all. */
function groups(name: string | undefined, call: Call): LogGroup[] {
  if (name === undefined) return call.estate.logGroups;
  const group = call.estate.logGroups.find(({ logGroupName }) => logGroupName === name);
  if (group === undefined) throw new AwsError('ResourceNotFoundException', 'The specified log group does not exist.');
  return [group];
}

function groupArn({ logGroupName }: LogGroup, call: Call): string {
  return call.arn('logs', `log-group:${logGroupName}`);
}

function paging(token: string | undefined, size: number | undefined): PageRequest {
  return { token, size, most: 50, invalid: 'InvalidParameterException' };
}
