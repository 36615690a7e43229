import check from '../../../checks/log-keys/key-is-rotated.ts';
import { key, keyScope } from '../../support/buckets.ts';
import { describeCheck } from '../../support/describe-check.ts';

const scope = keyScope();

describeCheck(check, {
  passing: {
    rotated: {
      scope,
      evidence: { key: key(), rotation: { KeyRotationEnabled: true, RotationPeriodInDays: 180 } },
      expect: [{ outcome: 'pass', message: 'rotated', text: '180 days' }],
    },
    'rotated, the period left to KMS': {
      scope,
      evidence: { key: key(), rotation: { KeyRotationEnabled: true } },
      expect: [{ outcome: 'pass', message: 'rotated', text: '365 days' }],
    },
    'managed by AWS': {
      scope,
      evidence: { key: key({ KeyManager: 'AWS' }), rotation: { KeyRotationEnabled: true } },
      expect: [{ outcome: 'pass', message: 'aws' }],
    },
  },
  failing: {
    'not rotated': {
      scope,
      evidence: { key: key(), rotation: { KeyRotationEnabled: false } },
      expect: [
        {
          outcome: 'fail',
          gap: 'missing',
          message: 'off',
          facts: { KeyRotationEnabled: false, RotationPeriodInDays: null },
        },
      ],
    },
  },
  others: {
    'a key that KMS cannot rotate': {
      scope,
      evidence: { key: key({ KeySpec: 'RSA_2048' }), rotation: null },
      expect: [{ outcome: 'not-applicable', message: 'impossible', text: 'RSA_2048' }],
    },
    'a key that is gone': {
      scope,
      evidence: { key: null, rotation: null },
      expect: [{ outcome: 'not-applicable', message: 'gone' }],
    },
  },
});
