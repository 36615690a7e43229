import { detectorArn } from '../../src/analysis/guardduty-arn.ts';
import { defineCheck } from '../../src/core/check.ts';
import { isCollected } from '../../src/core/evidence.ts';
import { guardDutyAdministrator } from '../../src/evidence/guardduty-administrator.ts';
import { guardDutyPublishingDestinations } from '../../src/evidence/guardduty-publishing-destinations.ts';

export default defineCheck({
  id: 'guardduty/findings-are-exported',
  title: 'GuardDuty findings are exported to a bucket',
  failureTitle: 'GuardDuty findings are lost after 90 days',
  severity: 'medium',
  source: 'guardduty',
  breadth: 'target',
  why: 'GuardDuty keeps findings for 90 days and lets administrators archive them: without an export, the first trace of an intruder is gone when the breach is discovered.',
  remedy: {
    text: 'In the administrator account, or in one that stands alone, export findings of each Region to a bucket of the log archive, with a KMS key that GuardDuty may use.',
    cli: 'aws guardduty create-publishing-destination --detector-id DETECTOR_ID --destination-type S3 --destination-properties DestinationArn=arn:aws:s3:::BUCKET,KmsKeyArn=KEY_ARN --region REGION',
    terraform:
      'resource "aws_guardduty_publishing_destination" "this" {\n  detector_id     = aws_guardduty_detector.this.id\n  destination_arn = aws_s3_bucket.findings.arn\n  kms_key_arn     = aws_kms_key.findings.arn\n}',
  },
  controls: {
    'nist-800-53-r5': ['AU-9(2)', 'AU-11', 'SI-4', 'IR-4'],
    'nist-csf-2.0': ['DE.AE-02', 'DE.AE-03', 'DE.AE-07'],
    'pci-dss-4.0.1': ['10.5.1', '11.5.1', '12.10.5'],
    'soc-2': ['CC7.2', 'CC7.3'],
    'iso-27001-2022': ['A.8.16', 'A.5.28'],
    hipaa: ['164.308(a)(1)(ii)(D)', '164.308(a)(6)(ii)'],
    'mitre-attack-18': ['T1562.008', 'T1070'],
    'mitre-attack-19': ['T1685.002', 'T1070'],
  },
  requirements: ['S20', 'S28'],
  changedBy: [
    'guardduty:CreatePublishingDestination',
    'guardduty:UpdatePublishingDestination',
    'guardduty:DeletePublishingDestination',
  ],
  needs: { administration: guardDutyAdministrator, exports: guardDutyPublishingDestinations },
  messages: {
    publishing: 'Findings are exported: destination {id} has Status PUBLISHING.',
    none: 'Findings are not exported: ListPublishingDestinations names no destination, and GuardDuty keeps them for 90 days.',
    failing: 'Findings are not exported: destination {id} has Status {status}{since}.',
    member: 'Account {administrator} administers GuardDuty here, and its export holds the findings of this account.',
    noDetector: 'GuardDuty is not enabled here, so there are no findings.',
  },
  *evaluate({ administration, exports }, { scope, estate, pass, missing, unsound, notApplicable }) {
    if (!administration || !exports) return yield notApplicable('noDetector');
    const administrator = administration.Administrator?.AccountId;
    if (administrator) return yield notApplicable('member', { administrator });
    const operation = 'guardduty:ListPublishingDestinations';
    const { DetectorId, Destinations } = exports;
    if (Destinations.length === 0) {
      const resource = detectorArn(estate, scope, DetectorId);
      return yield missing('none', {}, { resource, facts: { Destinations: [] }, operation });
    }
    for (const { DestinationId: id, Status: status, Details } of Destinations) {
      const known = isCollected(Details) ? Details.value : undefined;
      const since = known?.PublishingFailureStartTimestamp;
      const details = {
        resource: detectorArn(estate, scope, DetectorId, `/publishingDestination/${id}`),
        facts: { Status: status, DestinationArn: known?.DestinationArn, PublishingFailureStartTimestamp: since },
        operation,
      };
      if (status === 'PUBLISHING') yield pass('publishing', { id }, details);
      else yield unsound('failing', { id, status, since: since ? ` since ${since}` : '' }, details);
    }
  },
});
