import { detectorArn } from '../../src/analysis/guardduty-arn.ts';
import {
  featureTitle,
  foundationalSources,
  isSuperseded,
  protectionPlans,
} from '../../src/analysis/guardduty-features.ts';
import { defineCheck } from '../../src/core/check.ts';
import { guardDutyDetector } from '../../src/evidence/guardduty-detector.ts';

export default defineCheck({
  id: 'guardduty/protection-plans-are-on',
  title: "GuardDuty's protection plans are on",
  failureTitle: 'A GuardDuty protection plan is off',
  severity: 'medium',
  source: 'guardduty',
  breadth: 'target',
  why: 'The foundational sources do not show object access, cluster audit logs, database logins or what runs inside a host: an intruder who stays there meets no detection.',
  remedy: {
    text: 'Turn the plan on, best from the delegated administrator for all accounts. Where a cost decision keeps it off, write that decision down as a waiver.',
    cli: 'aws guardduty update-detector --detector-id DETECTOR_ID --features Name=S3_DATA_EVENTS,Status=ENABLED --region REGION',
    terraform:
      'resource "aws_guardduty_detector_feature" "s3" {\n  detector_id = aws_guardduty_detector.this.id\n  name        = "S3_DATA_EVENTS"\n  status      = "ENABLED"\n}',
  },
  controls: {
    'aws-fsbp': [
      'GuardDuty.5',
      'GuardDuty.6',
      'GuardDuty.7',
      'GuardDuty.8',
      'GuardDuty.9',
      'GuardDuty.10',
      'GuardDuty.11',
      'GuardDuty.12',
      'GuardDuty.13',
    ],
    'nist-800-53-r5': ['SI-4', 'SI-4(1)', 'SI-4(4)', 'SI-3', 'RA-5'],
    'nist-csf-2.0': ['DE.CM-01', 'DE.AE-02', 'DE.AE-03', 'DE.AE-07'],
    'pci-dss-4.0.1': ['11.5.1', '10.4.1.1'],
    'soc-2': ['CC7.1', 'CC7.2'],
    'iso-27001-2022': ['A.8.16', 'A.8.7'],
    hipaa: ['164.308(a)(1)(ii)(D)'],
    'mitre-attack-18': ['T1562.001', 'T1078.004'],
    'mitre-attack-19': ['T1685.001', 'T1078.004'],
  },
  requirements: ['S54'],
  changedBy: [
    'guardduty:UpdateDetector',
    'guardduty:UpdateMemberDetectors',
    'guardduty:UpdateOrganizationConfiguration',
  ],
  needs: { detector: guardDutyDetector },
  messages: {
    on: '{plan} is on: {feature} is ENABLED.',
    off: '{plan} is off: {feature} is {status}. If that is to reduce cost, it also reduces what can be seen.',
    superseded: '{plan} is not judged: RUNTIME_MONITORING, which is offered here, supersedes it.',
    notOffered: '{plan} is not offered here: GetDetector does not list {feature}.',
    notKnown: 'GuardDuty lists {feature} as {status}. It is not one of the protection plans that this check judges.',
    noDetector: 'GuardDuty is not enabled here, so it has no protection plans.',
    suspended: 'The detector has Status {status}, so its protection plans do nothing.',
  },
  *evaluate({ detector }, { scope, estate, pass, missing, notApplicable, unknown }) {
    if (!detector) return yield notApplicable('noDetector');
    if (detector.Status !== 'ENABLED') return yield notApplicable('suspended', { status: detector.Status });
    const operation = 'guardduty:GetDetector';
    if (!detector.Features) {
      const message = 'the answer has no Features, which AWS always sends';
      return yield unknown({ kind: 'failed', operation, code: 'MissingField', message, action: operation });
    }
    const listed = new Map(detector.Features.map((feature) => [feature.Name, feature]));
    for (const feature of new Set([...protectionPlans, ...listed.keys()])) {
      if (foundationalSources.includes(feature)) continue;
      const plan = featureTitle(feature);
      const { Status: status, AdditionalConfiguration = [] } = listed.get(feature) ?? {};
      const additional = AdditionalConfiguration.map(({ Name, Status }) => `${Name}=${Status}`);
      const details = {
        resource: detectorArn(estate, scope, detector.DetectorId, `#${feature}`),
        facts: { Name: feature, Status: status, AdditionalConfiguration: additional },
        operation,
      };
      if (status === 'ENABLED') yield pass('on', { plan, feature }, details);
      else if (isSuperseded(feature, [...listed.keys()])) yield notApplicable('superseded', { plan }, details);
      else if (status === undefined) yield notApplicable('notOffered', { plan, feature }, details);
      else if (!protectionPlans.includes(feature)) yield notApplicable('notKnown', { feature, status }, details);
      else yield missing('off', { plan, feature, status }, details);
    }
  },
});
