import { flowLogDelivery } from '../../src/analysis/flow-log-delivery.ts';
import { defineCheck } from '../../src/core/check.ts';
import { networkTrafficControls } from '../../src/core/controls/network-traffic-controls.ts';
import { bucketExistence } from '../../src/evidence/bucket-existence.ts';
import { deliveryStream } from '../../src/evidence/delivery-stream.ts';
import { flowLogArn, flowLogDestination, flowLogs } from '../../src/evidence/flow-logs.ts';
import { logGroup } from '../../src/evidence/log-group.ts';

export default defineCheck({
  id: 'flow-logs/are-delivered',
  title: 'Flow logs arrive where they are sent',
  failureTitle: 'A flow log sends its records nowhere',
  severity: 'high',
  source: 'flow-logs',
  breadth: 'target',
  why: 'A flow log whose destination is gone or refuses it still shows as ACTIVE, and an intruder who breaks delivery need not delete it.',
  remedy: {
    text: 'Restore the destination and what lets the flow log write to it: the bucket or its policy, the log group and the role, or the delivery stream. Where it cannot be restored, delete the flow log and create it anew: its destination cannot be changed.',
    cli: 'aws ec2 describe-flow-logs --flow-log-ids FLOW_LOG_ID --query "FlowLogs[].[DeliverLogsStatus,DeliverLogsErrorMessage,LogDestination]"',
    terraform:
      'resource "aws_flow_log" "this" {\n  log_destination_type = "s3"\n  log_destination      = aws_s3_bucket.logs.arn\n}',
  },
  controls: {
    'cis-aws-1.4': ['3.9'],
    'cis-aws-3.0': ['3.7'],
    'cis-aws-5.0': ['3.7'],
    'cis-aws-6.0': ['4.7'],
    'cis-aws-7.0': ['4.7'],
    'aws-fsbp': ['EC2.6'],
    ...networkTrafficControls,
    'nist-800-53-r5': ['AU-5', 'AU-12', 'SI-4(4)', 'SC-7(9)'],
    'pci-dss-4.0.1': ['10.2.1', '10.7.2', '11.5.1'],
    'mitre-attack-18': ['T1562.008', 'T1048', 'T1071', 'T1041'],
    'mitre-attack-19': ['T1685.002', 'T1048', 'T1071', 'T1041'],
  },
  requirements: ['S8'],
  changedBy: [
    'ec2:CreateFlowLogs',
    'ec2:DeleteFlowLogs',
    's3:DeleteBucket',
    's3:PutBucketPolicy',
    'logs:DeleteLogGroup',
    'firehose:DeleteDeliveryStream',
  ],
  needs: { logs: flowLogs, buckets: bucketExistence, groups: logGroup, streams: deliveryStream },
  messages: {
    delivered:
      'Flow log {id} of {of} delivers to {destination}: DeliverLogsStatus is {status}, and the destination is there.',
    failed: 'Flow log {id} of {of} does not deliver: DeliverLogsStatus is FAILED ({error}).',
    gone: 'Flow log {id} of {of} delivers to {destination}, which does not exist.',
    stalled: 'Flow log {id} of {of} delivers to {destination}, whose DeliveryStreamStatus is {state}.',
    none: 'There is no flow log here.',
  },
  *evaluate({ logs, buckets, groups, streams }, { scope, estate, pass, unsound, unknown, notApplicable }) {
    if (logs.length === 0) return yield notApplicable('none');
    const at = { ...scope, partition: estate.partition };
    for (const log of logs) {
      const store = flowLogDestination(log, at);
      const delivery = flowLogDelivery(log, store, { buckets, groups, streams });
      const about = { id: log.FlowLogId, of: log.ResourceId, destination: store?.arn ?? '' };
      const { DeliverLogsStatus, DeliverLogsErrorMessage, LogDestinationType } = log;
      const facts = { DeliverLogsStatus, DeliverLogsErrorMessage, LogDestinationType, destination: store?.arn };
      const details = { resource: flowLogArn(at, log.FlowLogId), facts };
      switch (delivery.state) {
        case 'live':
          yield pass('delivered', { ...about, status: DeliverLogsStatus ?? 'not reported yet' }, details);
          break;
        case 'failed':
          yield unsound('failed', { ...about, error: delivery.error }, details);
          break;
        case 'gone':
          yield unsound('gone', about, { ...details, operation: delivery.operation });
          break;
        case 'stalled': {
          const { DeliveryStreamStatus: state } = delivery;
          yield unsound(
            'stalled',
            { ...about, state },
            {
              ...details,
              facts: { ...facts, DeliveryStreamStatus: state },
              operation: 'firehose:DescribeDeliveryStream',
            },
          );
          break;
        }
        case 'unread':
          yield unknown(delivery.unread, details);
      }
    }
  },
});
