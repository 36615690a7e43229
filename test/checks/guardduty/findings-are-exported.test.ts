import check from '../../../checks/guardduty/findings-are-exported.ts';
import { collected } from '../../../src/core/evidence.ts';
import { denied, describeCheck, security } from '../../support/describe-check.ts';
import { alone, DetectorId, detectorArn, member, publishing } from '../../support/detectors.ts';

const exports = (...Destinations: readonly ReturnType<typeof publishing>[]) => ({ DetectorId, Destinations });
const resource = `${detectorArn}/publishingDestination/${publishing().DestinationId}`;

describeCheck(check, {
  passing: {
    'a destination that publishes': {
      evidence: { administration: alone(true), exports: exports(publishing()) },
      expect: [
        {
          outcome: 'pass',
          message: 'publishing',
          resource,
          facts: { Status: 'PUBLISHING', DestinationArn: 'arn:aws:s3:::org-findings/guardduty' },
        },
      ],
    },
    'a destination whose properties are unread': {
      evidence: { administration: alone(true), exports: exports(publishing({ Details: denied })) },
      expect: [{ outcome: 'pass', message: 'publishing', facts: { Status: 'PUBLISHING' } }],
    },
  },
  failing: {
    'no destination, in the administrator or in an account that stands alone': {
      evidence: { administration: alone(), exports: exports() },
      expect: [{ outcome: 'fail', gap: 'missing', message: 'none', resource: detectorArn }],
    },
    'a destination to which GuardDuty cannot write': {
      evidence: {
        administration: alone(true),
        exports: exports(
          publishing({
            Status: 'UNABLE_TO_PUBLISH_FIX_DESTINATION_PROPERTY',
            Details: collected({
              DestinationArn: 'arn:aws:s3:::gone',
              PublishingFailureStartTimestamp: '2026-09-01T00:00:00.000Z',
            }),
          }),
        ),
      },
      expect: [
        {
          outcome: 'fail',
          gap: 'unsound',
          message: 'failing',
          text: 'UNABLE_TO_PUBLISH_FIX_DESTINATION_PROPERTY since 2026-09-01T00:00:00.000Z.',
          resource,
        },
      ],
    },
    'a destination that is stopped': {
      evidence: { administration: alone(true), exports: exports(publishing({ Status: 'STOPPED' })) },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'failing', text: 'Status STOPPED.' }],
    },
    'a destination that was never verified': {
      evidence: { administration: alone(true), exports: exports(publishing({ Status: 'PENDING_VERIFICATION' })) },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'failing' }],
    },
  },
  others: {
    'a member, whose administrator exports for it': {
      evidence: { administration: member(), exports: exports() },
      expect: [{ outcome: 'not-applicable', message: 'member', text: security }],
    },
    'no detector': {
      evidence: { administration: null, exports: null },
      expect: [{ outcome: 'not-applicable', message: 'noDetector' }],
    },
  },
});
