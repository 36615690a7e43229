import { parseArn } from '../../src/core/arn.ts';
import { defineCheck } from '../../src/core/check.ts';
import { isCollected } from '../../src/core/evidence.ts';
import { networkFirewalls } from '../../src/evidence/network-firewalls.ts';

const needed = ['FLOW', 'ALERT'];

export default defineCheck({
  id: 'service-logs/network-firewalls-log-flows-and-alerts',
  title: 'Every network firewall logs its flows and its alerts',
  failureTitle: 'A network firewall does not log what it sees',
  severity: 'low',
  source: 'service-logs',
  breadth: 'target',
  why: 'What the firewall recognizes as an attack, and what it lets pass, is nowhere else: flow logs know no rules and no host names.',
  remedy: {
    text: 'Send both the FLOW and the ALERT log of the firewall to a bucket, a log group or a delivery stream. AWS adds one type of log in one call.',
    cli: `aws network-firewall update-logging-configuration --firewall-arn FIREWALL_ARN --logging-configuration '{"LogDestinationConfigs":[{"LogType":"ALERT","LogDestinationType":"S3","LogDestination":{"bucketName":"LOG_BUCKET"}}]}' --region REGION`,
    terraform:
      'resource "aws_networkfirewall_logging_configuration" "this" {\n  firewall_arn = aws_networkfirewall_firewall.this.arn\n  logging_configuration {\n    dynamic "log_destination_config" {\n      for_each = ["FLOW", "ALERT"]\n      content {\n        log_type             = log_destination_config.value\n        log_destination_type = "S3"\n        log_destination      = { bucketName = "LOG_BUCKET" }\n      }\n    }\n  }\n}',
  },
  controls: {
    'aws-fsbp': ['NetworkFirewall.2'],
    'nist-800-53-r5': ['AU-2', 'AU-12', 'SI-4', 'SI-4(4)'],
    'nist-csf-2.0': ['DE.CM-01', 'DE.CM-09'],
    'pci-dss-4.0.1': ['10.2.1'],
    'soc-2': ['CC7.2'],
    'iso-27001-2022': ['A.8.15'],
    hipaa: ['164.312(b)'],
    'mitre-attack-18': ['T1190', 'T1562.008'],
    'mitre-attack-19': ['T1190', 'T1685.002'],
  },
  requirements: ['S4'],
  changedBy: ['network-firewall:CreateFirewall', 'network-firewall:UpdateLoggingConfiguration'],
  needs: { firewalls: networkFirewalls },
  messages: {
    logged: 'Firewall {firewall} logs {types}.',
    none: 'Firewall {firewall} logs nothing: it has no LogDestinationConfigs.',
    partly: 'Firewall {firewall} logs {types}, but not {lacking}.',
    shared: 'Firewall {firewall} belongs to account {owner}: it is judged there.',
    noFirewall: 'There is no network firewall here.',
  },
  *evaluate({ firewalls }, { scope, pass, missing, unsound, unknown, notApplicable }) {
    if (firewalls.length === 0) return yield notApplicable('noFirewall');
    for (const { FirewallName: firewall, FirewallArn: resource, LogDestinationConfigs: configs } of firewalls) {
      const owner = parseArn(resource)?.account;
      if (owner !== undefined && owner !== scope.account) {
        yield notApplicable('shared', { firewall, owner }, { resource });
        continue;
      }
      if (!isCollected(configs)) {
        yield unknown(configs, { resource });
        continue;
      }
      const logged = [...new Set(configs.value.map(({ LogType }) => LogType))];
      const lacking = needed.filter((type) => !logged.includes(type)).join(' and ');
      const types = logged.join(', ');
      const details = {
        resource,
        facts: { LogDestinationConfigs: configs.value },
        operation: 'network-firewall:DescribeLoggingConfiguration',
      };
      if (lacking === '') yield pass('logged', { firewall, types }, details);
      else if (logged.length === 0) yield missing('none', { firewall }, details);
      else yield unsound('partly', { firewall, types, lacking }, details);
    }
  },
});
