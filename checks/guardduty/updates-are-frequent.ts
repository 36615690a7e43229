import { detectorArn } from '../../src/analysis/guardduty-arn.ts';
import { defineCheck } from '../../src/core/check.ts';
import { guardDutyDetector } from '../../src/evidence/guardduty-detector.ts';

export default defineCheck({
  id: 'guardduty/updates-are-frequent',
  title: 'GuardDuty reports updates of findings every 15 minutes',
  failureTitle: 'GuardDuty reports updates of findings hours late',
  severity: 'info',
  source: 'guardduty',
  breadth: 'target',
  why: 'New findings go out at once, but what an intruder does next under the same finding reaches event rules and the export only with the next update.',
  remedy: {
    text: 'Set the frequency of updates to 15 minutes in the administrator account; members inherit it.',
    cli: 'aws guardduty update-detector --detector-id DETECTOR_ID --finding-publishing-frequency FIFTEEN_MINUTES --region REGION',
    terraform: 'resource "aws_guardduty_detector" "this" {\n  finding_publishing_frequency = "FIFTEEN_MINUTES"\n}',
  },
  controls: {
    'nist-800-53-r5': ['SI-4', 'SI-4(5)', 'IR-4'],
    'nist-csf-2.0': ['DE.AE-02', 'DE.AE-03'],
    'pci-dss-4.0.1': ['10.4.1.1', '12.10.5'],
    'soc-2': ['CC7.2', 'CC7.3'],
    'iso-27001-2022': ['A.8.16'],
    hipaa: ['164.308(a)(6)(ii)'],
  },
  requirements: ['S54'],
  changedBy: ['guardduty:UpdateDetector'],
  needs: { detector: guardDutyDetector },
  messages: {
    frequent: 'Updates of findings go out every 15 minutes.',
    slow: 'Updates of findings go out late: FindingPublishingFrequency is {frequency}, not FIFTEEN_MINUTES.',
    noDetector: 'GuardDuty is not enabled here.',
    suspended: 'The detector has Status {status}, so nothing is updated.',
  },
  *evaluate({ detector }, { scope, estate, pass, unsound, notApplicable }) {
    if (!detector) return yield notApplicable('noDetector');
    if (detector.Status !== 'ENABLED') return yield notApplicable('suspended', { status: detector.Status });
    const { DetectorId, FindingPublishingFrequency } = detector;
    const details = {
      resource: detectorArn(estate, scope, DetectorId),
      facts: { FindingPublishingFrequency },
      operation: 'guardduty:GetDetector',
    };
    if (FindingPublishingFrequency === 'FIFTEEN_MINUTES') yield pass('frequent', {}, details);
    else yield unsound('slow', { frequency: FindingPublishingFrequency ?? 'not set' }, details);
  },
});
