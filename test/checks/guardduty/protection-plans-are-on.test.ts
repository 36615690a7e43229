import check from '../../../checks/guardduty/protection-plans-are-on.ts';
import { describeCheck } from '../../support/describe-check.ts';
import { detector, detectorArn } from '../../support/detectors.ts';

const plans = [
  'S3_DATA_EVENTS',
  'EKS_AUDIT_LOGS',
  'EBS_MALWARE_PROTECTION',
  'RDS_LOGIN_EVENTS',
  'LAMBDA_NETWORK_LOGS',
  'RUNTIME_MONITORING',
  'EKS_RUNTIME_MONITORING',
  'AI_PROTECTION',
];
const resource = (name: string) => `${detectorArn}#${name}`;
const listing = (features: Readonly<Record<string, string>>) => ({
  detector: detector({
    Features: Object.entries({ FLOW_LOGS: 'ENABLED', ...features }).map(([Name, Status]) => ({ Name, Status })),
  }),
});
/** What is said of the plans that are not listed. */
const notOffered = (...listed: string[]) =>
  plans
    .filter((name) => !listed.includes(name))
    .map((name) => ({ outcome: 'not-applicable', message: 'notOffered', resource: resource(name) }) as const);

describeCheck(check, {
  passing: {
    'every plan on, the superseded one not listed': {
      evidence: { detector: detector() },
      expect: plans.map((name) =>
        name === 'EKS_RUNTIME_MONITORING'
          ? { outcome: 'not-applicable', message: 'superseded', resource: resource(name) }
          : { outcome: 'pass', message: 'on', resource: resource(name) },
      ),
    },
    'a plan that nobody knew when this was written': {
      evidence: listing({ QUANTUM_PROTECTION: 'ENABLED' }),
      expect: [
        ...notOffered(),
        { outcome: 'pass', message: 'on', text: 'QUANTUM_PROTECTION is on', resource: resource('QUANTUM_PROTECTION') },
      ],
    },
    'a plan with its agents, which are shown': {
      evidence: {
        detector: detector({
          Features: [
            {
              Name: 'RUNTIME_MONITORING',
              Status: 'ENABLED',
              AdditionalConfiguration: [{ Name: 'EC2_AGENT_MANAGEMENT', Status: 'DISABLED' }],
            },
          ],
        }),
      },
      expect: [
        ...notOffered('RUNTIME_MONITORING', 'EKS_RUNTIME_MONITORING', 'AI_PROTECTION'),
        {
          outcome: 'pass',
          message: 'on',
          facts: {
            Name: 'RUNTIME_MONITORING',
            Status: 'ENABLED',
            AdditionalConfiguration: ['EC2_AGENT_MANAGEMENT=DISABLED'],
          },
        },
        { outcome: 'not-applicable', message: 'superseded' },
        { outcome: 'not-applicable', message: 'notOffered', resource: resource('AI_PROTECTION') },
      ],
    },
  },
  failing: {
    'a plan off': {
      evidence: listing({ S3_DATA_EVENTS: 'DISABLED' }),
      expect: [
        {
          outcome: 'fail',
          gap: 'missing',
          message: 'off',
          text: 'S3 Protection is off',
          resource: resource('S3_DATA_EVENTS'),
        },
        ...notOffered('S3_DATA_EVENTS'),
      ],
    },
    'runtime monitoring off, with and without the older plan for EKS': {
      evidence: listing({ RUNTIME_MONITORING: 'DISABLED', EKS_RUNTIME_MONITORING: 'DISABLED' }),
      expect: [
        ...notOffered('RUNTIME_MONITORING', 'EKS_RUNTIME_MONITORING', 'AI_PROTECTION'),
        { outcome: 'fail', gap: 'missing', message: 'off', resource: resource('RUNTIME_MONITORING') },
        { outcome: 'not-applicable', message: 'superseded', resource: resource('EKS_RUNTIME_MONITORING') },
        { outcome: 'not-applicable', message: 'notOffered', resource: resource('AI_PROTECTION') },
      ],
    },
    'the older plan for EKS off where nothing supersedes it': {
      evidence: listing({ EKS_RUNTIME_MONITORING: 'DISABLED' }),
      expect: [
        ...notOffered('EKS_RUNTIME_MONITORING', 'AI_PROTECTION'),
        { outcome: 'fail', gap: 'missing', message: 'off', resource: resource('EKS_RUNTIME_MONITORING') },
        { outcome: 'not-applicable', message: 'notOffered', resource: resource('AI_PROTECTION') },
      ],
    },
  },
  others: {
    'an unknown feature that is off is shown, not judged': {
      evidence: listing({ QUANTUM_PROTECTION: 'DISABLED' }),
      expect: [
        ...notOffered(),
        { outcome: 'not-applicable', message: 'notKnown', text: 'QUANTUM_PROTECTION as DISABLED' },
      ],
    },
    'an answer without features': {
      evidence: { detector: detector({ Features: undefined }) },
      expect: [{ outcome: 'unknown' }],
    },
    'no detector': {
      evidence: { detector: null },
      expect: [{ outcome: 'not-applicable', message: 'noDetector' }],
    },
    'a suspended detector': {
      evidence: { detector: detector({ Status: 'DISABLED' }) },
      expect: [{ outcome: 'not-applicable', message: 'suspended' }],
    },
  },
});
