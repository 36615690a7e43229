import { enumerate } from '../../src/analysis/enumerate.ts';
import { flowLogDelivery } from '../../src/analysis/flow-log-delivery.ts';
import { transitGatewayCoverage } from '../../src/analysis/transit-gateway-coverage.ts';
import { defineCheck } from '../../src/core/check.ts';
import { networkTrafficControls } from '../../src/core/controls/network-traffic-controls.ts';
import { bucketExistence } from '../../src/evidence/bucket-existence.ts';
import { deliveryStream } from '../../src/evidence/delivery-stream.ts';
import { flowLogDestination, flowLogs } from '../../src/evidence/flow-logs.ts';
import { logGroup } from '../../src/evidence/log-group.ts';
import { transitGateways } from '../../src/evidence/transit-gateways.ts';

export default defineCheck({
  id: 'flow-logs/transit-gateways-are-covered',
  title: 'The traffic of every transit gateway is recorded',
  failureTitle: 'Traffic between networks leaves no record at the transit gateway',
  severity: 'low',
  source: 'flow-logs',
  breadth: 'target',
  why: 'A transit gateway joins accounts and data centres: an intruder who moves between them is seen whole only there.',
  remedy: {
    text: 'Create a flow log at the transit gateway itself: it also covers the attachments of tomorrow.',
    cli: 'aws ec2 create-flow-logs --resource-type TransitGateway --resource-ids TRANSIT_GATEWAY_ID --log-destination-type s3 --log-destination arn:aws:s3:::LOG_BUCKET --max-aggregation-interval 60',
    terraform:
      'resource "aws_flow_log" "this" {\n  transit_gateway_id       = aws_ec2_transit_gateway.this.id\n  log_destination_type     = "s3"\n  log_destination          = "arn:aws:s3:::LOG_BUCKET"\n  max_aggregation_interval = 60\n}',
  },
  controls: {
    ...networkTrafficControls,
    'mitre-attack-18': ['T1562.008', 'T1048', 'T1041'],
    'mitre-attack-19': ['T1685.002', 'T1048', 'T1041'],
  },
  requirements: ['S2'],
  changedBy: [
    'ec2:CreateFlowLogs',
    'ec2:DeleteFlowLogs',
    'ec2:CreateTransitGateway',
    'ec2:CreateTransitGatewayVpcAttachment',
  ],
  needs: {
    gateways: transitGateways,
    logs: flowLogs,
    buckets: bucketExistence,
    groups: logGroup,
    streams: deliveryStream,
  },
  messages: {
    covered: 'Traffic through transit gateway {gateway} is captured at the gateway, by {logs}.',
    fragile:
      'Traffic through transit gateway {gateway} is captured, but only because each of its attachments has a flow log ({logs}): what is attached tomorrow is not covered.',
    none: 'Neither transit gateway {gateway} nor any of its attachments has a flow log.',
    dead: 'No flow log of transit gateway {gateway} delivers its records: {logs}.',
    partly: 'Flow logs {logs} capture transit gateway {gateway} only in part: nothing records {attachments}.',
    shared:
      'Transit gateway {gateway} is shared by account {owner}, which sees and sets its flow logs: it is judged there.',
    noGateway: 'There is no transit gateway here.',
  },
  *evaluate({ gateways, logs, buckets, groups, streams }, context) {
    const { scope, estate, pass, missing, unsound, unknown, notApplicable } = context;
    const present = gateways.filter(({ State }) => State !== 'deleting' && State !== 'deleted');
    if (present.length === 0) return yield notApplicable('noGateway');
    const at = { ...scope, partition: estate.partition };
    const delivered = logs.map((log) => ({
      ...log,
      delivery: flowLogDelivery(log, flowLogDestination(log, at), { buckets, groups, streams }),
    }));
    for (const one of present) {
      const { TransitGatewayId: gateway, TransitGatewayArn, OwnerId: owner, State } = one;
      const details = { resource: TransitGatewayArn, facts: { TransitGatewayId: gateway, OwnerId: owner, State } };
      if (owner !== scope.account) {
        yield notApplicable('shared', { gateway, owner }, details);
        continue;
      }
      const coverage = transitGatewayCoverage(one, delivered);
      const byLogs = { ...details, operation: 'ec2:DescribeFlowLogs' };
      switch (coverage.state) {
        case 'covered':
          yield pass('covered', { gateway, logs: enumerate(coverage.live) }, byLogs);
          break;
        case 'covered-fragile':
          yield pass('fragile', { gateway, logs: enumerate(coverage.live) }, byLogs);
          break;
        case 'none':
          if (coverage.dead.length === 0) yield missing('none', { gateway }, byLogs);
          else yield unsound('dead', { gateway, logs: enumerate(coverage.dead) }, byLogs);
          break;
        case 'partly': {
          const { live, missing: attachments } = coverage;
          yield unsound('partly', { gateway, logs: enumerate(live), attachments: enumerate(attachments) }, byLogs);
          break;
        }
        case 'unread':
          yield unknown(coverage.unread, details);
      }
    }
  },
});
