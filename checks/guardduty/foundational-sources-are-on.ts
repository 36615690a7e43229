import { detectorArn } from '../../src/analysis/guardduty-arn.ts';
import { foundationalSources } from '../../src/analysis/guardduty-features.ts';
import { defineCheck } from '../../src/core/check.ts';
import { guardDutyDetector } from '../../src/evidence/guardduty-detector.ts';

export default defineCheck({
  id: 'guardduty/foundational-sources-are-on',
  title: 'GuardDuty reads CloudTrail, flow logs and DNS logs',
  failureTitle: 'GuardDuty does not read all its foundational sources',
  severity: 'high',
  source: 'guardduty',
  breadth: 'target',
  why: 'A detector that does not read a source cannot see what an intruder does there: API calls, connections to command and control, or DNS tunnels.',
  remedy: {
    text: 'AWS turns these sources on with the detector and lets nobody turn them off. Update the detector; if they stay off, recreate it or ask AWS Support.',
    cli: 'aws guardduty update-detector --detector-id DETECTOR_ID --enable --region REGION',
    terraform: 'resource "aws_guardduty_detector" "this" {\n  enable = true\n}',
  },
  controls: {
    'aws-fsbp': ['GuardDuty.1'],
    'nist-800-53-r5': ['SI-4', 'SI-4(1)', 'SI-4(4)', 'SI-4(20)', 'CA-7'],
    'nist-csf-2.0': ['DE.CM-01', 'DE.AE-02', 'DE.AE-03', 'DE.AE-07'],
    'pci-dss-4.0.1': ['11.5.1', '10.4.1.1'],
    'soc-2': ['CC7.1', 'CC7.2'],
    'iso-27001-2022': ['A.8.16', 'A.8.7'],
    hipaa: ['164.308(a)(1)(ii)(D)'],
    'mitre-attack-18': ['T1562.008', 'T1078.004', 'T1071.004'],
    'mitre-attack-19': ['T1685.002', 'T1078.004', 'T1071.004'],
  },
  requirements: ['S19'],
  changedBy: ['guardduty:UpdateDetector', 'guardduty:UpdateMemberDetectors', 'guardduty:DeleteDetector'],
  needs: { detector: guardDutyDetector },
  messages: {
    on: 'GuardDuty reads FLOW_LOGS, CLOUD_TRAIL and DNS_LOGS.',
    notAll: 'GuardDuty does not read all its foundational sources: {sources}.',
    noDetector: 'GuardDuty is not enabled here, so it reads nothing.',
    suspended: 'The detector has Status {status}, so it reads nothing.',
  },
  *evaluate({ detector }, { scope, estate, pass, unsound, notApplicable }) {
    if (!detector) return yield notApplicable('noDetector');
    if (detector.Status !== 'ENABLED') return yield notApplicable('suspended', { status: detector.Status });
    const status = (name: string) => detector.Features?.find(({ Name }) => Name === name)?.Status ?? 'not listed';
    const details = {
      resource: detectorArn(estate, scope, detector.DetectorId),
      facts: Object.fromEntries(foundationalSources.map((name) => [name, status(name)])),
      operation: 'guardduty:GetDetector',
    };
    const off = foundationalSources.filter((name) => status(name) !== 'ENABLED');
    if (off.length === 0) yield pass('on', {}, details);
    else yield unsound('notAll', { sources: off.map((name) => `${name} is ${status(name)}`).join(', ') }, details);
  },
});
