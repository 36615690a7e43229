import { detectorArn } from '../../src/analysis/guardduty-arn.ts';
import { defineCheck } from '../../src/core/check.ts';
import { guardDutyDetector } from '../../src/evidence/guardduty-detector.ts';

export default defineCheck({
  id: 'guardduty/detector-is-enabled',
  title: 'GuardDuty is enabled in every Region, used or not',
  failureTitle: 'GuardDuty is off',
  severity: 'critical',
  source: 'guardduty',
  breadth: 'target',
  presence: true,
  why: 'An intruder with stolen credentials works in the Region where nobody looks; without a detector, mining, reconnaissance and credential theft there raise no finding.',
  remedy: {
    text: 'Enable GuardDuty in this Region, best from the delegated administrator for all accounts at once. Do so in Regions without workloads too.',
    cli: 'aws guardduty create-detector --enable --finding-publishing-frequency FIFTEEN_MINUTES --region REGION\n# if it is suspended:\naws guardduty update-detector --detector-id DETECTOR_ID --enable --region REGION',
    terraform:
      'resource "aws_guardduty_detector" "this" {\n  enable                       = true\n  finding_publishing_frequency = "FIFTEEN_MINUTES"\n}',
  },
  controls: {
    'aws-fsbp': ['GuardDuty.1'],
    'nist-800-53-r5': ['SI-4', 'SI-4(1)', 'SI-4(4)', 'SI-4(20)', 'SI-3', 'RA-5', 'IR-4', 'CA-7'],
    'nist-csf-2.0': ['DE.CM-01', 'DE.AE-02', 'DE.AE-03', 'DE.AE-07'],
    'pci-dss-4.0.1': ['11.5.1', '10.4.1.1', '12.10.5'],
    'soc-2': ['CC7.1', 'CC7.2', 'CC7.3'],
    'iso-27001-2022': ['A.8.16', 'A.8.7', 'A.5.7'],
    hipaa: ['164.308(a)(1)(ii)(D)', '164.308(a)(6)(ii)'],
    'mitre-attack-18': ['T1562.001', 'T1562.008', 'T1535', 'T1078.004'],
    'mitre-attack-19': ['T1685.001', 'T1685.002', 'T1535', 'T1078.004'],
  },
  requirements: ['S19', 'S56'],
  changedBy: [
    'guardduty:CreateDetector',
    'guardduty:DeleteDetector',
    'guardduty:UpdateDetector',
    'guardduty:StopMonitoringMembers',
  ],
  needs: { detector: guardDutyDetector },
  messages: {
    enabled: 'GuardDuty is enabled: detector {id} has Status ENABLED.',
    off: 'GuardDuty is not enabled: ListDetectors names no detector.',
    suspended: 'GuardDuty is suspended: detector {id} has Status {status} and analyses nothing.',
  },
  *evaluate({ detector }, { scope, estate, pass, missing, unsound }) {
    if (!detector) return yield missing('off', {}, { facts: { DetectorIds: [] } });
    const { DetectorId: id, Status: status } = detector;
    const details = {
      resource: detectorArn(estate, scope, id),
      facts: { Status: status },
      operation: 'guardduty:GetDetector',
    };
    if (status === 'ENABLED') yield pass('enabled', { id }, details);
    else yield unsound('suspended', { id, status }, details);
  },
});
