import check from '../../../checks/log-archive/insecure-transport-is-denied.ts';
import { bucketScope, logBucketArn, policy, trailStatements, unreadWith } from '../../support/buckets.ts';
import { describeCheck } from '../../support/describe-check.ts';

const scope = bucketScope();
const tlsOnly = (changes: object = {}) => ({
  Effect: 'Deny',
  Principal: '*',
  Action: 's3:*',
  Resource: [logBucketArn, `${logBucketArn}/*`],
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  ...changes,
});

describeCheck(check, {
  passing: {
    'denied for bucket and objects': {
      scope,
      evidence: { policy: policy(...trailStatements, tlsOnly()) },
      expect: [{ outcome: 'pass', message: 'denied' }],
    },
  },
  failing: {
    'denied for the objects only': {
      scope,
      evidence: { policy: policy(tlsOnly({ Resource: `${logBucketArn}/*` })) },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'partly' }],
    },
    'denied for reads only': {
      scope,
      evidence: { policy: policy(tlsOnly({ Action: 's3:GetObject' })) },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'partly' }],
    },
    'a policy that says nothing of it': {
      scope,
      evidence: { policy: policy(...trailStatements) },
      expect: [{ outcome: 'fail', gap: 'missing', message: 'answered' }],
    },
    'no policy': {
      scope,
      evidence: { policy: null },
      expect: [{ outcome: 'fail', gap: 'missing', message: 'answered', facts: { policy: false } }],
    },
  },
  others: {
    'a policy that cannot be understood': {
      scope,
      evidence: { policy: { Policy: '[]' } },
      expect: [{ outcome: 'unknown', unread: unreadWith({ code: 'UnparsablePolicy' }) }],
    },
  },
});
