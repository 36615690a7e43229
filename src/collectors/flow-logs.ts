import { DescribeFlowLogsCommand } from '@aws-sdk/client-ec2';
import { allPages, required } from '../aws/answers.ts';
import { defineCollector } from '../aws/collector.ts';
import { ec2 } from '../aws/services.ts';
import { flowLogs, isOfTransitGateway } from '../evidence/flow-logs.ts';

export default defineCollector({
  kind: flowLogs,
  service: ec2,
  operations: { DescribeFlowLogs: DescribeFlowLogsCommand },
  async collect({ call }) {
    const logs = await allPages(
      (NextToken) => call.DescribeFlowLogs({ NextToken, MaxResults: 1000 }),
      (page) => page.FlowLogs,
      (page) => page.NextToken,
    );
    return logs.map((log) => ({
      FlowLogId: required(log.FlowLogId, 'FlowLogId'),
      ResourceId: required(log.ResourceId, 'ResourceId'),
      TrafficType: isOfTransitGateway(log) ? log.TrafficType : required(log.TrafficType, 'TrafficType'),
      LogDestinationType: required(log.LogDestinationType, 'LogDestinationType'),
      LogDestination: log.LogDestination,
      LogGroupName: log.LogGroupName,
      DeliverCrossAccountRole: log.DeliverCrossAccountRole,
      DeliverLogsStatus: log.DeliverLogsStatus,
      DeliverLogsErrorMessage: log.DeliverLogsErrorMessage,
      LogFormat: log.LogFormat,
      MaxAggregationInterval: log.MaxAggregationInterval,
    }));
  },
});
