import check from '../../../checks/log-archive/versioning-is-enabled.ts';
import { bucketScope } from '../../support/buckets.ts';
import { describeCheck } from '../../support/describe-check.ts';

const scope = bucketScope();

describeCheck(check, {
  passing: {
    enabled: {
      scope,
      evidence: { versioning: { Status: 'Enabled' } },
      expect: [{ outcome: 'pass', message: 'enabled', facts: { Status: 'Enabled', MFADelete: null } }],
    },
  },
  failing: {
    'never switched on': {
      scope,
      evidence: { versioning: {} },
      expect: [{ outcome: 'fail', gap: 'missing', message: 'never' }],
    },
    suspended: {
      scope,
      evidence: { versioning: { Status: 'Suspended' } },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'suspended', text: 'Suspended' }],
    },
  },
});
