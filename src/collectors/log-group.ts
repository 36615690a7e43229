import { DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { allPages, required } from '../aws/answers.ts';
import { defineCollector } from '../aws/collector.ts';
import { logs } from '../aws/services.ts';
import { parseArn } from '../core/arn.ts';
import { logGroup } from '../evidence/log-group.ts';

export default defineCollector({
  kind: logGroup,
  service: logs,
  operations: { DescribeLogGroups: DescribeLogGroupsCommand },
  async collect({ call, destination }) {
    const name = logGroupName(required(destination, 'destination').arn);
    // There is no way to ask for one group: the prefix also finds its namesakes with a longer name.
    const groups = await allPages(
      (nextToken) => call.DescribeLogGroups({ logGroupNamePrefix: name, nextToken }),
      ({ logGroups }) => logGroups,
      ({ nextToken }) => nextToken,
    );
    const group = groups.find(({ logGroupName }) => logGroupName === name);
    return group ? { ...group, logGroupName: name } : null;
  },
});

/** `log-group:NAME`: names carry no colon (CloudWatch Logs API Reference, CreateLogGroup). */
function logGroupName(arn: string): string {
  const resource = parseArn(arn)?.resource.split(':') ?? [];
  return required(resource[0] === 'log-group' ? resource[1] : undefined, 'log group name');
}
