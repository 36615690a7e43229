import check from '../../../checks/log-groups/is-encrypted.ts';
import { describeCheck } from '../../support/describe-check.ts';
import { group, groupScope } from '../../support/log-groups.ts';

const scope = groupScope();
const kmsKeyId = 'arn:aws:kms:eu-west-1:111111111111:key/22222222-2222-4222-8222-222222222222';

describeCheck(check, {
  passing: {
    'a customer managed key': {
      scope,
      evidence: { group: group() },
      expect: [{ outcome: 'pass', message: 'customer', text: kmsKeyId, facts: { kmsKeyId } }],
    },
  },
  failing: {
    'no key': {
      scope,
      evidence: { group: group({ kmsKeyId: undefined }) },
      expect: [{ outcome: 'fail', gap: 'missing', message: 'byService', facts: { kmsKeyId: null } }],
    },
  },
  others: {
    'no such group': {
      scope,
      evidence: { group: null },
      expect: [{ outcome: 'not-applicable', message: 'gone' }],
    },
  },
});
