import { flowLogBounds } from '../../src/analysis/flow-log-bounds.ts';
import { flowLogDelivery } from '../../src/analysis/flow-log-delivery.ts';
import { otherSide } from '../../src/analysis/flow-log-other-side.ts';
import { defineCheck } from '../../src/core/check.ts';
import { networkTrafficControls } from '../../src/core/controls/network-traffic-controls.ts';
import { bucketExistence } from '../../src/evidence/bucket-existence.ts';
import { deliveryStream } from '../../src/evidence/delivery-stream.ts';
import { flowLogArn, flowLogDestination, flowLogs, isOfTransitGateway } from '../../src/evidence/flow-logs.ts';
import { logGroup } from '../../src/evidence/log-group.ts';
import { networkInterfaces } from '../../src/evidence/network-interfaces.ts';
import { subnets } from '../../src/evidence/subnets.ts';
import { vpcs } from '../../src/evidence/vpcs.ts';

export default defineCheck({
  id: 'flow-logs/accepted-and-rejected-traffic',
  title: 'Flow logs record accepted and rejected traffic',
  failureTitle: 'Flow logs record only one side of the traffic',
  severity: 'high',
  source: 'flow-logs',
  breadth: 'target',
  why: 'Where only rejected traffic is recorded, data that an intruder carries out leaves no trace; where only accepted traffic is, their probing leaves none.',
  remedy: {
    text: 'Create a flow log for all traffic, then delete the narrow one: its traffic type cannot be changed.',
    cli: 'aws ec2 create-flow-logs --resource-type VPC --resource-ids VPC_ID --traffic-type ALL --log-destination-type s3 --log-destination arn:aws:s3:::LOG_BUCKET',
    terraform: 'resource "aws_flow_log" "this" {\n  traffic_type = "ALL"\n}',
  },
  controls: {
    ...networkTrafficControls,
    'mitre-attack-18': ['T1562.008', 'T1048', 'T1071', 'T1041'],
    'mitre-attack-19': ['T1685.002', 'T1048', 'T1071', 'T1041'],
  },
  requirements: ['S17', 'S43', 'S103'],
  changedBy: ['ec2:CreateFlowLogs', 'ec2:DeleteFlowLogs'],
  needs: {
    logs: flowLogs,
    networks: vpcs,
    subnets,
    interfaces: networkInterfaces,
    buckets: bucketExistence,
    groups: logGroup,
    streams: deliveryStream,
  },
  messages: {
    both: 'Flow log {id} of {of} records accepted and rejected traffic: TrafficType is ALL.',
    together: 'Flow log {id} of {of} records one side (TrafficType is {type}); other flow logs record the other there.',
    rejectedOnly:
      'Flow log {id} of {of} records rejected traffic only (TrafficType is REJECT), and nothing records what was accepted there: data that leaves is not seen.',
    acceptedOnly:
      'Flow log {id} of {of} records accepted traffic only (TrafficType is ACCEPT), and nothing records what was rejected there: probing is not seen.',
    gateway: 'Flow log {id} is of {of}: a transit gateway rejects nothing, and its flow logs have no TrafficType.',
    shared:
      'Flow log {id} of {of} records one side (TrafficType is {type}), in a VPC shared by account {owner}, whose own flow logs may record the other.',
    none: 'There is no flow log here.',
  },
  *evaluate({ logs, networks, subnets, interfaces, buckets, groups, streams }, context) {
    const { scope, estate, pass, unsound, unknown, notApplicable } = context;
    if (logs.length === 0) return yield notApplicable('none');
    const at = { ...scope, partition: estate.partition };
    const delivered = logs.map((log) => ({
      ...log,
      delivery: flowLogDelivery(log, flowLogDestination(log, at), { buckets, groups, streams }),
    }));
    const network = { account: scope.account ?? '', vpcs: networks, subnets, interfaces };
    const bounds = flowLogBounds(network, delivered);
    for (const { FlowLogId: id, ResourceId: of, TrafficType: type = 'ALL' } of logs) {
      const details = { resource: flowLogArn(at, id), facts: { TrafficType: type, ResourceId: of } };
      if (isOfTransitGateway({ ResourceId: of })) {
        yield notApplicable('gateway', { id, of }, { resource: details.resource });
        continue;
      }
      if (type === 'ALL') {
        yield pass('both', { id, of }, details);
        continue;
      }
      const other = otherSide({ ResourceId: of, TrafficType: type }, delivered, network, bounds);
      if (other.state === 'recorded') yield pass('together', { id, of, type }, details);
      else if (other.state === 'unread') yield unknown(other.unread, details);
      else if (other.state === 'shared') yield notApplicable('shared', { id, of, type, owner: other.owner }, details);
      else yield unsound(type === 'REJECT' ? 'rejectedOnly' : 'acceptedOnly', { id, of }, details);
    }
  },
});
