import check from '../../../checks/posture/security-hub-is-enabled.ts';
import { describeCheck } from '../../support/describe-check.ts';

const HubArn = 'arn:aws:securityhub:eu-west-1:444444444444:hub/default';
const fsbp = (StandardsStatus: string) => ({
  StandardsArn: 'arn:aws:securityhub:eu-west-1::standards/aws-foundational-security-best-practices/v/1.0.0',
  StandardsStatus,
});
const cis = (StandardsStatus: string) => ({
  StandardsArn: 'arn:aws:securityhub:::ruleset/cis-aws-foundations-benchmark/v/1.2.0',
  StandardsStatus,
});
const hub = (...Standards: object[]) => ({ hub: { HubArn, Standards } });

describeCheck(check, {
  passing: {
    'one standard that is ready, among others': {
      evidence: hub(cis('FAILED'), fsbp('READY')),
      expect: [
        {
          outcome: 'pass',
          message: 'checking',
          text: 'checks aws-foundational-security-best-practices/v/1.0.0.',
          resource: HubArn,
          facts: { StandardsSubscriptions: [cis('FAILED'), fsbp('READY')] },
        },
      ],
    },
  },
  failing: {
    'no hub': { evidence: { hub: null }, expect: [{ outcome: 'fail', gap: 'missing', message: 'off' }] },
    'a hub without standards': {
      evidence: hub(),
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'noStandard', resource: HubArn }],
    },
    'standards that are not ready': {
      evidence: hub(cis('INCOMPLETE'), fsbp('PENDING')),
      expect: [
        {
          outcome: 'fail',
          gap: 'unsound',
          message: 'notReady',
          text: 'cis-aws-foundations-benchmark/v/1.2.0 is INCOMPLETE, aws-foundational',
        },
      ],
    },
  },
});
