import { flowLogStoreState } from '../../src/analysis/flow-log-delivery.ts';
import { membersOf } from '../../src/analysis/members.ts';
import { defineCheck } from '../../src/core/check.ts';
import type { Unread } from '../../src/core/evidence.ts';
import { bucketExistence } from '../../src/evidence/bucket-existence.ts';
import { deliveryStream } from '../../src/evidence/delivery-stream.ts';
import { flowLogArn, flowLogDestination, flowLogs } from '../../src/evidence/flow-logs.ts';
import { logGroup } from '../../src/evidence/log-group.ts';

export default defineCheck({
  id: 'flow-logs/destination-is-central',
  title: 'Flow logs are delivered to another account of the organization',
  failureTitle: 'Flow logs stay within reach of who takes over the account',
  severity: 'medium',
  source: 'flow-logs',
  breadth: 'target',
  why: 'Whoever takes over the account can delete the record of their own traffic when it lies in the same account.',
  remedy: {
    text: 'Deliver to a bucket in the log archive account; create the flow log anew, as its destination cannot be changed.',
    cli: 'aws ec2 create-flow-logs --resource-type VPC --resource-ids VPC_ID --traffic-type ALL --log-destination-type s3 --log-destination arn:aws:s3:::CENTRAL_LOG_BUCKET',
    terraform:
      'resource "aws_flow_log" "this" {\n  log_destination_type = "s3"\n  log_destination      = "arn:aws:s3:::CENTRAL_LOG_BUCKET"\n}',
  },
  controls: {
    'nist-800-53-r5': ['AU-4(1)', 'AU-9', 'AU-9(2)', 'AU-12'],
    'nist-csf-2.0': ['PR.DS-01', 'DE.CM-01'],
    'pci-dss-4.0.1': ['10.3.2', '10.3.3'],
    'soc-2': ['CC6.1', 'CC7.2'],
    'iso-27001-2022': ['A.8.15', 'A.5.33'],
    hipaa: ['164.312(b)', '164.312(c)(1)'],
    'mitre-attack-18': ['T1562.008', 'T1485'],
    'mitre-attack-19': ['T1685.002', 'T1485'],
  },
  requirements: ['S27'],
  changedBy: ['ec2:CreateFlowLogs', 'ec2:DeleteFlowLogs'],
  needs: { logs: flowLogs, buckets: bucketExistence, groups: logGroup, streams: deliveryStream },
  messages: {
    central: 'Flow log {id} of {of} is delivered to {destination} in account {owner}.',
    own: 'Flow log {id} of {of} is delivered to {destination}, which belongs to the account itself.',
    foreign:
      'Flow log {id} of {of} is delivered to {destination} in account {owner}, which is not in the organization.',
    gone: 'Flow log {id} of {of} is delivered to {destination}, which does not exist.',
    none: 'There is no flow log here.',
  },
  *evaluate({ logs, buckets, groups, streams }, { scope, estate, pass, unsound, unknown, notApplicable }) {
    if (logs.length === 0) return yield notApplicable('none');
    const at = { ...scope, partition: estate.partition };
    for (const log of logs) {
      const store = flowLogDestination(log, at);
      const state = flowLogStoreState(log, store, { buckets, groups, streams });
      const lookup = store && { bucket: buckets, 'log-group': groups, stream: streams }[store.type];
      const location = store && lookup?.locate(store.arn)?.location;
      const owner = location && location.state !== 'absent' ? location.account : null;
      const about = { id: log.FlowLogId, of: log.ResourceId, destination: store?.arn ?? '' };
      const facts = { LogDestinationType: log.LogDestinationType, destination: store?.arn, owner };
      const details = { resource: flowLogArn(at, log.FlowLogId), facts };
      const elsewhere = location?.state === 'elsewhere' && owner !== null; // Its ARN names the owner, entered or not.
      if (state.state === 'gone') yield notApplicable('gone', about, { ...details, operation: state.operation });
      else if (state.state === 'unread' && !elsewhere) yield unknown(state.unread, details);
      else if (owner === null) yield unknown(ownerUnknown(about.destination), details);
      else if (owner === scope.account) yield unsound('own', about, details);
      else if (estate.organizationId !== null && !membersOf(estate).has(owner))
        yield unsound('foreign', { ...about, owner }, details);
      else yield pass('central', { ...about, owner }, details);
    }
  },
});

const ownerUnknown = (destination: string): Unread => ({
  kind: 'unavailable',
  operation: 's3:ListBuckets',
  code: 'OwnerNotScanned',
  message: `none of the accounts that the scan entered owns ${destination}`,
  action: 's3:ListAllMyBuckets',
});
