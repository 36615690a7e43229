import { defineCheck } from '../../src/core/check.ts';
import { networkTrafficControls } from '../../src/core/controls/network-traffic-controls.ts';
import type { Unread } from '../../src/core/evidence.ts';
import { flowLogArn, flowLogs, isOfTransitGateway } from '../../src/evidence/flow-logs.ts';

export default defineCheck({
  id: 'flow-logs/aggregation-is-fine-grained',
  title: 'Flow logs are aggregated over a minute at most',
  failureTitle: 'Flow logs are aggregated over ten minutes',
  severity: 'info',
  source: 'flow-logs',
  breadth: 'target',
  why: 'Over ten minutes the beacons of an implant blur into one record, and an alarm on the traffic comes that much later.',
  remedy: {
    text: 'Create a flow log with an aggregation interval of 60 seconds, then delete the coarse one: the interval cannot be changed.',
    cli: 'aws ec2 create-flow-logs --resource-type VPC --resource-ids VPC_ID --traffic-type ALL --log-destination-type s3 --log-destination arn:aws:s3:::LOG_BUCKET --max-aggregation-interval 60',
    terraform: 'resource "aws_flow_log" "this" {\n  max_aggregation_interval = 60\n}',
  },
  controls: {
    ...networkTrafficControls,
    'nist-800-53-r5': ['AU-12', 'SI-4(4)'],
    'mitre-attack-18': ['T1071', 'T1041'],
    'mitre-attack-19': ['T1071', 'T1041'],
  },
  requirements: ['S54'],
  changedBy: ['ec2:CreateFlowLogs', 'ec2:DeleteFlowLogs'],
  needs: { logs: flowLogs },
  messages: {
    fine: 'Flow log {id} of {of} is aggregated over {seconds} seconds at most.',
    coarse: 'Flow log {id} of {of} is aggregated over up to {seconds} seconds (MaxAggregationInterval).',
    none: 'There is no flow log here.',
  },
  *evaluate({ logs }, { scope, estate, pass, unsound, unknown, notApplicable }) {
    if (logs.length === 0) return yield notApplicable('none');
    for (const log of logs) {
      const { FlowLogId: id, ResourceId: of, MaxAggregationInterval } = log;
      const resource = flowLogArn({ ...scope, partition: estate.partition }, id);
      // That of a transit gateway is always 60 seconds (Amazon VPC User Guide, "Flow log records").
      const seconds = MaxAggregationInterval ?? (isOfTransitGateway(log) ? 60 : undefined);
      const details = { resource, facts: { MaxAggregationInterval } };
      if (seconds === undefined) yield unknown(unsaid, { resource });
      else if (seconds <= 60) yield pass('fine', { id, of, seconds }, details);
      else yield unsound('coarse', { id, of, seconds }, details);
    }
  },
});

const unsaid: Unread = {
  kind: 'failed',
  operation: 'ec2:DescribeFlowLogs',
  code: 'MissingField',
  message: 'the answer has no MaxAggregationInterval',
  action: 'ec2:DescribeFlowLogs',
};
