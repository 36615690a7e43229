import { enumerate } from '../../src/analysis/enumerate.ts';
import { flowLogBounds } from '../../src/analysis/flow-log-bounds.ts';
import { flowLogDelivery } from '../../src/analysis/flow-log-delivery.ts';
import { defineCheck } from '../../src/core/check.ts';
import { networkTrafficControls } from '../../src/core/controls/network-traffic-controls.ts';
import { counted } from '../../src/core/counted.ts';
import { bucketExistence } from '../../src/evidence/bucket-existence.ts';
import { deliveryStream } from '../../src/evidence/delivery-stream.ts';
import { flowLogDestination, flowLogs } from '../../src/evidence/flow-logs.ts';
import { logGroup } from '../../src/evidence/log-group.ts';
import { networkInterfaces } from '../../src/evidence/network-interfaces.ts';
import { subnets } from '../../src/evidence/subnets.ts';
import { vpcArn, vpcs } from '../../src/evidence/vpcs.ts';

export default defineCheck({
  id: 'flow-logs/vpc-is-covered',
  title: 'The traffic of every VPC is recorded',
  failureTitle: 'Traffic in a VPC leaves no record',
  severity: 'high',
  source: 'flow-logs',
  breadth: 'target',
  presence: true,
  why: 'An intruder can scan, move sideways and carry data out through a network that keeps no record of who spoke to whom.',
  remedy: {
    text: 'Create a flow log at the VPC itself, for all traffic: it also covers the subnets and interfaces of tomorrow.',
    cli: 'aws ec2 create-flow-logs --resource-type VPC --resource-ids VPC_ID --traffic-type ALL --log-destination-type s3 --log-destination arn:aws:s3:::LOG_BUCKET --max-aggregation-interval 60',
    terraform:
      'resource "aws_flow_log" "this" {\n  vpc_id                   = aws_vpc.this.id\n  traffic_type             = "ALL"\n  log_destination_type     = "s3"\n  log_destination          = "arn:aws:s3:::LOG_BUCKET"\n  max_aggregation_interval = 60\n}',
  },
  controls: {
    'cis-aws-1.4': ['3.9'],
    'cis-aws-3.0': ['3.7'],
    'cis-aws-5.0': ['3.7'],
    'cis-aws-6.0': ['4.7'],
    'cis-aws-7.0': ['4.7'],
    'aws-fsbp': ['EC2.6'],
    ...networkTrafficControls,
    'mitre-attack-18': ['T1562.008', 'T1048', 'T1071', 'T1041'],
    'mitre-attack-19': ['T1685.002', 'T1048', 'T1071', 'T1041'],
  },
  requirements: ['S2'],
  changedBy: [
    'ec2:CreateFlowLogs',
    'ec2:DeleteFlowLogs',
    'ec2:CreateVpc',
    'ec2:CreateSubnet',
    'ec2:CreateNetworkInterface',
  ],
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
    covered: 'Accepted and rejected traffic of {vpc} is captured at the VPC, by {logs}.',
    fragile:
      'All traffic of {vpc} is captured, but only because each of its {by} has flow logs ({logs}): what is created tomorrow is not covered.',
    none: '{vpc} has no flow log, and none of its subnets or network interfaces has one; it has {interfaces}.',
    dead: 'No flow log of {vpc} delivers its records: {logs}.',
    partly: 'Flow logs {logs} capture {vpc} only in part: {gaps}.',
    shared: '{vpc} is shared by account {owner}, which alone sees and sets its flow logs: it is judged there.',
    noVpc: 'There is no VPC here.',
  },
  *evaluate({ logs, networks, subnets, interfaces, buckets, groups, streams }, context) {
    const { scope, estate, pass, missing, unsound, unknown, notApplicable } = context;
    if (networks.length === 0) return yield notApplicable('noVpc', {}, { operation: 'ec2:DescribeVpcs' });
    const at = { ...scope, partition: estate.partition };
    const delivered = logs.map((log) => ({
      ...log,
      delivery: flowLogDelivery(log, flowLogDestination(log, at), { buckets, groups, streams }),
    }));
    const network = { account: scope.account ?? '', vpcs: networks, subnets, interfaces };
    for (const { worst, best, unread } of flowLogBounds(network, delivered)) {
      const vpc = networks.find(({ VpcId }) => VpcId === worst.vpcId);
      if (!vpc) continue;
      const name = vpc.IsDefault ? `Default VPC ${vpc.VpcId}` : `VPC ${vpc.VpcId}`;
      const facts = { ...vpc, FlowLogIds: [...best.live, ...best.dead], NetworkInterfaces: best.interfaces };
      const details = { resource: vpcArn(estate.partition, scope.region, vpc), facts };
      // Nothing can speak in an empty VPC until somebody puts an interface into it.
      const failing = best.interfaces === 0 ? { ...details, severity: 'low' as const } : details;
      if (worst.state === 'covered') yield pass('covered', { vpc: name, logs: enumerate(worst.live) }, details);
      else if (worst.state === 'covered-fragile')
        yield pass('fragile', { vpc: name, by: worst.by, logs: enumerate(worst.live) }, details);
      else if (worst.state === 'shared') yield notApplicable('shared', { vpc: name, owner: worst.owner }, details);
      else if (best.state === 'none' && best.dead.length > 0)
        yield unsound('dead', { vpc: name, logs: enumerate(best.dead) }, failing);
      else if (best.state === 'none')
        yield missing('none', { vpc: name, interfaces: counted(best.interfaces, 'network interface') }, failing);
      else if (best.state === 'partly')
        yield unsound('partly', { vpc: name, logs: enumerate(best.live), gaps: gaps(best.missing) }, failing);
      else if (unread) yield unknown(unread, details);
    }
  },
});

/** What is not captured, as a sentence says it: `accepted traffic of eni-1, eni-2; rejected traffic of eni-1`. */
function gaps({ ACCEPT, REJECT }: Readonly<Record<'ACCEPT' | 'REJECT', readonly string[]>>): string {
  return [
    ...(ACCEPT.length > 0 ? [`accepted traffic of ${enumerate(ACCEPT)} is not recorded`] : []),
    ...(REJECT.length > 0 ? [`rejected traffic of ${enumerate(REJECT)} is not recorded`] : []),
  ].join('; ');
}
