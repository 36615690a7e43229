import { defineCheck } from '../../src/core/check.ts';
import { securityHubStandards } from '../../src/evidence/security-hub.ts';

export default defineCheck({
  id: 'posture/security-hub-is-enabled',
  title: 'Security Hub checks a standard',
  failureTitle: 'Security Hub checks nothing',
  severity: 'medium',
  source: 'posture',
  breadth: 'target',
  why: 'What an intruder weakens stays weak, because nothing compares the settings here with a standard again and again.',
  remedy: {
    text: 'Enable Security Hub for the organization from its delegated administrator, with at least one standard in every Region.',
    cli: 'aws securityhub enable-security-hub --enable-default-standards --region REGION',
    terraform:
      'resource "aws_securityhub_account" "this" {}\n\nresource "aws_securityhub_standards_subscription" "fsbp" {\n  standards_arn = "arn:aws:securityhub:REGION::standards/aws-foundational-security-best-practices/v/1.0.0"\n  depends_on    = [aws_securityhub_account.this]\n}',
  },
  controls: {
    'cis-aws-3.0': ['4.16'],
    'cis-aws-5.0': ['4.16'],
    'cis-aws-6.0': ['5.16'],
    'cis-aws-7.0': ['5.16'],
    'nist-800-53-r5': ['CA-7', 'CM-6', 'RA-5', 'SI-4'],
    'nist-csf-2.0': ['DE.AE-03', 'DE.CM-09', 'ID.RA-01'],
    'pci-dss-4.0.1': ['2.2.1', '10.4.1.1', '11.5.2'],
    'soc-2': ['CC7.1', 'CC7.2'],
    'iso-27001-2022': ['A.8.8', 'A.8.9', 'A.8.16'],
    hipaa: ['164.308(a)(1)(ii)(D)', '164.308(a)(8)'],
    'mitre-attack-18': ['T1562.001'],
    'mitre-attack-19': ['T1685.001'],
  },
  requirements: ['S92'],
  changedBy: [
    'securityhub:EnableSecurityHub',
    'securityhub:DisableSecurityHub',
    'securityhub:BatchEnableStandards',
    'securityhub:BatchDisableStandards',
  ],
  needs: { hub: securityHubStandards },
  messages: {
    checking: 'Security Hub is enabled and checks {standards}.',
    off: 'Security Hub is not enabled here.',
    noStandard: 'Security Hub is enabled, but no standard is: it checks nothing itself.',
    notReady: 'Security Hub is enabled, but no standard is READY: {standards}.',
  },
  *evaluate({ hub }, { pass, missing, unsound }) {
    if (!hub) return yield missing('off');
    const { HubArn: resource, Standards } = hub;
    const details = {
      resource,
      facts: { StandardsSubscriptions: Standards.map((standard) => ({ ...standard })) },
      operation: 'securityhub:GetEnabledStandards',
    };
    const ready = Standards.filter(({ StandardsStatus }) => StandardsStatus === 'READY');
    if (ready.length > 0) return yield pass('checking', { standards: ready.map(nameOf).join(', ') }, details);
    if (Standards.length === 0) return yield unsound('noStandard', {}, details);
    const standards = Standards.map((standard) => `${nameOf(standard)} is ${standard.StandardsStatus}`).join(', ');
    yield unsound('notReady', { standards }, details);
  },
});

/** `cis-aws-foundations-benchmark/v/3.0.0` of a standard's ARN, which has it after `standards/` or `ruleset/`. */
const nameOf = ({ StandardsArn }: { readonly StandardsArn: string }): string =>
  StandardsArn.replace(/^.*?(?:standards|ruleset)\//, '');
