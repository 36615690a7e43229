import check from '../../../checks/log-archive/bucket-exists.ts';
import { accountId } from '../../../src/core/ids.ts';
import { bucketScope, lostBucketScope, orgTrailArn, unreadWith } from '../../support/buckets.ts';
import { describeCheck, security } from '../../support/describe-check.ts';

const stranger = accountId('999999999999');
const exists = { existence: { exists: true } };
const gone = { existence: { exists: false } };

describeCheck(check, {
  passing: {
    'a bucket that a scanned account lists': {
      scope: bucketScope(),
      evidence: exists,
      expect: [{ outcome: 'pass', message: 'exists', text: '222222222222', facts: { exists: true } }],
    },
  },
  failing: {
    'a deleted bucket that a logging trail still names': {
      scope: lostBucketScope({ state: 'absent' }),
      evidence: gone,
      expect: [{ outcome: 'fail', gap: 'missing', message: 'gone', text: orgTrailArn, facts: { exists: false } }],
    },
    'a bucket that no account lists and S3 does not know': {
      scope: lostBucketScope({ state: 'elsewhere', account: null }),
      evidence: gone,
      expect: [{ outcome: 'fail', gap: 'missing', message: 'gone' }],
    },
    'a deleted bucket to which nothing is known to refer': {
      scope: lostBucketScope({ state: 'absent' }, []),
      evidence: gone,
      expect: [{ outcome: 'fail', gap: 'missing', message: 'gone', text: 'a source' }],
    },
    'a bucket of an account outside the organization': {
      scope: lostBucketScope({ state: 'elsewhere', account: stranger }),
      evidence: exists,
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'outside', facts: { exists: true, owner: stranger } }],
    },
  },
  others: {
    'a bucket of an account of the organization that was not entered': {
      scope: lostBucketScope({ state: 'elsewhere', account: security }),
      evidence: exists,
      expect: [{ outcome: 'unknown', unread: unreadWith({ code: 'OwnerNotScanned', action: 's3:ListAllMyBuckets' }) }],
    },
    'a bucket that exists and that no scanned account lists': {
      scope: lostBucketScope({ state: 'elsewhere', account: null }),
      evidence: exists,
      expect: [{ outcome: 'unknown', facts: { exists: true, owner: null } }],
    },
    'a bucket of another account, seen from an account without organization': {
      scope: lostBucketScope({ state: 'elsewhere', account: stranger }),
      evidence: exists,
      estate: { organizationId: null },
      expect: [{ outcome: 'unknown' }],
    },
  },
});
