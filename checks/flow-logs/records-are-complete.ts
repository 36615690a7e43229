import { defaultFields, missingFields, requiredFields } from '../../src/analysis/flow-log-format.ts';
import { defineCheck } from '../../src/core/check.ts';
import { networkTrafficControls } from '../../src/core/controls/network-traffic-controls.ts';
import { flowLogArn, flowLogs, isOfTransitGateway } from '../../src/evidence/flow-logs.ts';

export default defineCheck({
  id: 'flow-logs/records-are-complete',
  title: 'Flow log records say who spoke to whom, how much, and whether it was let through',
  failureTitle: 'Flow log records lack fields that an investigation needs',
  severity: 'medium',
  source: 'flow-logs',
  breadth: 'target',
  why: 'A trimmed format keeps the flow log and loses the answer: without ports, bytes or action nobody can tell a scan from a copy of the database.',
  remedy: {
    text: 'Create a flow log whose format holds at least the fields of the default format, then delete the trimmed one: a format cannot be changed.',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a flow log's format names its fields so
    cli: "aws ec2 create-flow-logs --resource-type VPC --resource-ids VPC_ID --traffic-type ALL --log-destination-type s3 --log-destination arn:aws:s3:::LOG_BUCKET --log-format '${version} ${account-id} ${interface-id} ${srcaddr} ${dstaddr} ${srcport} ${dstport} ${protocol} ${packets} ${bytes} ${start} ${end} ${action} ${log-status}'",
    terraform:
      'resource "aws_flow_log" "this" {\n  # Without log_format the default format applies, which has them all.\n  log_format = null\n}',
  },
  controls: {
    ...networkTrafficControls,
    'nist-800-53-r5': ['AU-3', 'AU-3(1)', 'AU-12', 'SI-4(4)'],
    'pci-dss-4.0.1': ['10.2.2', '11.5.1'],
    'mitre-attack-18': ['T1562.008', 'T1048', 'T1071', 'T1041'],
    'mitre-attack-19': ['T1685.002', 'T1048', 'T1071', 'T1041'],
  },
  requirements: ['S17'],
  changedBy: ['ec2:CreateFlowLogs', 'ec2:DeleteFlowLogs'],
  needs: { logs: flowLogs },
  messages: {
    complete: 'Records of flow log {id} of {of} have all fields that an investigation needs.',
    trimmed: 'Records of flow log {id} of {of} lack {fields}: LogFormat is {format}.',
    none: 'There is no flow log here.',
  },
  *evaluate({ logs }, { scope, estate, pass, unsound, notApplicable }) {
    if (logs.length === 0) return yield notApplicable('none');
    for (const log of logs) {
      const { FlowLogId: id, ResourceId: of, LogFormat } = log;
      // A transit gateway lets everything through: its records have no action.
      const needed = isOfTransitGateway(log) ? requiredFields.filter((field) => field !== 'action') : requiredFields;
      const lacking = missingFields(LogFormat, needed);
      const facts = { LogFormat, lacking };
      const details = { resource: flowLogArn({ ...scope, partition: estate.partition }, id), facts };
      if (lacking.length === 0) yield pass('complete', { id, of }, details);
      else
        yield unsound(
          'trimmed',
          { id, of, fields: lacking.join(', '), format: LogFormat ?? defaultFields.join(' ') },
          details,
        );
    }
  },
});
