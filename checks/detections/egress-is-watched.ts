import { attestationHolds } from '../../src/analysis/detection-chain/attested-routes.ts';
import { egressAlarms } from '../../src/analysis/detection-chain/egress-alarms.ts';
import { defineCheck } from '../../src/core/check.ts';
import { counted } from '../../src/core/counted.ts';
import { channelEvidence } from '../../src/evidence/detection-evidence.ts';
import { flowLogDestination, flowLogs } from '../../src/evidence/flow-logs.ts';
import { guardDutyDetector } from '../../src/evidence/guardduty-detector.ts';
import { logGroupAlarms } from '../../src/evidence/log-group-alarms.ts';
import { logGroupMetricFilters } from '../../src/evidence/log-group-metric-filters.ts';
import { vpcs } from '../../src/evidence/vpcs.ts';

export default defineCheck({
  id: 'detections/egress-is-watched',
  title: 'Outbound traffic is watched',
  failureTitle: 'Data could leave unwatched',
  severity: 'medium',
  source: 'detections',
  breadth: 'target',
  why: 'Stolen data leaves over the network, to addresses that are known to be bad or in amounts that nothing explains. Flow logs that nobody reads tell of it afterwards.',
  remedy: {
    text: 'Turn on GuardDuty, which reads flow logs of its own; or give the log group of the flow logs a metric filter with an alarm; or attest the rule of your SIEM under the signal EGRESS.',
    cli: 'aws guardduty create-detector --enable --region REGION',
    terraform: 'resource "aws_guardduty_detector" "this" {\n  enable = true\n}',
  },
  controls: {
    'nist-800-53-r5': ['SI-4(4)', 'SC-7(9)', 'AC-4(26)'],
    'nist-csf-2.0': ['DE.CM-01'],
    'pci-dss-4.0.1': ['11.5.1', '10.4.1.1'],
    'soc-2': ['CC7.2', 'CC6.6'],
    'iso-27001-2022': ['A.8.16', 'A.8.20'],
    hipaa: ['164.308(a)(1)(ii)(D)'],
    'mitre-attack-18': ['T1048', 'T1071', 'T1041'],
    'mitre-attack-19': ['T1048', 'T1071', 'T1041'],
  },
  requirements: ['S9', 'S43'],
  changedBy: ['guardduty:DeleteDetector', 'guardduty:UpdateDetector', 'ec2:DeleteFlowLogs', 'monitoring:DeleteAlarms'],
  needs: {
    detector: guardDutyDetector,
    vpcs,
    flowLogs,
    filters: logGroupMetricFilters,
    alarms: logGroupAlarms,
    ...channelEvidence,
  },
  messages: {
    guardDuty: 'GuardDuty reads the traffic of all VPCs: it knows bad addresses, and what is unusual.',
    alarmed: 'Alarm {name} watches the flow logs in {group}.',
    attested: 'Rule {rule} of {system} watches outbound traffic, as {owner} attests on {date}.',
    unwatched: 'Nothing reads the traffic of {vpcs}: GuardDuty is {state}, and no alarm watches flow logs.',
    noVpc: 'There is no VPC here.',
  },
  *evaluate({ detector, vpcs: networks, flowLogs: logs, filters, alarms, ...channels }, context) {
    const { scope, estate, settings, now, pass, missing, notApplicable, unknown } = context;
    if (networks.length === 0) return yield notApplicable('noVpc', {}, { operation: 'ec2:DescribeVpcs' });
    const feature = detector?.Features?.find(({ Name }) => Name === 'FLOW_LOGS');
    // A detector reads flow logs from the start, and cannot be told not to.
    if (detector?.Status === 'ENABLED' && feature?.Status !== 'DISABLED') return yield pass('guardDuty');
    const attestation = settings.attestations.find((one) => one.signal === 'EGRESS' && attestationHolds(one, now));
    if (attestation) {
      const { rule, system, owner, date } = attestation;
      return yield pass('attested', { rule, system, owner, date });
    }
    const place = { partition: estate.partition, account: scope.account, region: scope.region };
    const groups = logs.flatMap((log) => {
      const to = flowLogDestination(log, place);
      return to?.type === 'log-group' ? [to.arn] : [];
    });
    const found = egressAlarms([...new Set(groups)], { filters, alarms, channels }, estate.organizationId);
    if (found.kind === 'watched') {
      return yield pass(
        'alarmed',
        { name: found.name, group: found.group },
        { operation: 'cloudwatch:DescribeAlarms' },
      );
    }
    if (found.kind === 'unread') return yield unknown(found.unread);
    const state = detector ? detector.Status : 'not enabled';
    yield missing('unwatched', { vpcs: counted(networks.length, 'VPC'), state });
  },
});
