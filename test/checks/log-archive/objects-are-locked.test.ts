import check from '../../../checks/log-archive/objects-are-locked.ts';
import { bucketScope, copies, lock, logBucketArn, policy, trailStatements, unreadWith } from '../../support/buckets.ts';
import { describeCheck, logArchive } from '../../support/describe-check.ts';

const scope = bucketScope();
const plain = { versioning: { Status: 'Enabled' }, replication: null, policy: policy(...trailStatements) };
const noBypass = (changes: object = {}) => ({
  Effect: 'Deny',
  Principal: '*',
  Action: 's3:BypassGovernanceRetention',
  Resource: `${logBucketArn}/*`,
  ...changes,
});

describeCheck(check, {
  passing: {
    'COMPLIANCE for the goal': {
      scope,
      evidence: { ...plain, lock: lock('COMPLIANCE', 365) },
      expect: [{ outcome: 'pass', message: 'compliance' }],
    },
    'COMPLIANCE in years': {
      scope,
      evidence: {
        ...plain,
        lock: { ObjectLockEnabled: 'Enabled', Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Years: 7 } } },
      },
      expect: [{ outcome: 'pass', message: 'compliance', text: '2,555 days' }],
    },
    'less than the archive goal, but the settings ask for less': {
      scope,
      evidence: { ...plain, lock: lock('COMPLIANCE', 90) },
      settings: { goals: { immutableDays: 90 } },
      expect: [{ outcome: 'pass', message: 'compliance' }],
    },
    'GOVERNANCE, the bypass denied to everybody': {
      scope,
      evidence: { ...plain, lock: lock('GOVERNANCE', 400), policy: policy(...trailStatements, noBypass()) },
      expect: [{ outcome: 'pass', message: 'governance' }],
    },
    'no lock, but MFA delete': {
      scope,
      evidence: { ...plain, lock: null, versioning: { Status: 'Enabled', MFADelete: 'Enabled' } },
      expect: [{ outcome: 'pass', message: 'mfaDelete' }],
    },
  },
  failing: {
    'no Object Lock at all': {
      scope,
      evidence: { ...plain, lock: null },
      expect: [{ outcome: 'fail', gap: 'missing', message: 'none' }],
    },
    'Object Lock on, no rule': {
      scope,
      evidence: { ...plain, lock: { ObjectLockEnabled: 'Enabled' } },
      expect: [
        {
          outcome: 'fail',
          gap: 'unsound',
          message: 'noDefault',
          facts: { ObjectLockEnabled: 'Enabled', Mode: null, Days: null, Years: null, goal: 365 },
        },
      ],
    },
    'Object Lock on, a rule without default retention': {
      scope,
      evidence: { ...plain, lock: { ObjectLockEnabled: 'Enabled', Rule: {} } },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'noDefault' }],
    },
    'a retention shorter than the goal': {
      scope,
      evidence: { ...plain, lock: lock('COMPLIANCE', 364) },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'tooShort', text: '364 days' }],
    },
    'GOVERNANCE without a denial of the bypass': {
      scope,
      evidence: { ...plain, lock: lock('GOVERNANCE', 365) },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'bypassable', severity: 'medium' }],
    },
    'GOVERNANCE, and no policy': {
      scope,
      evidence: { ...plain, lock: lock('GOVERNANCE', 365), policy: null },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'bypassable' }],
    },
    'GOVERNANCE, the bypass denied to some only': {
      scope,
      evidence: {
        ...plain,
        lock: lock('GOVERNANCE', 365),
        policy: policy(noBypass({ Principal: { AWS: 'arn:aws:iam::222222222222:role/reader' } })),
      },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'bypassable' }],
    },
    'no lock, and copies in another account': {
      scope,
      evidence: { ...plain, lock: null, replication: copies() },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'copied', severity: 'medium', text: '333333333333' }],
    },
    'no lock, and a copy rule that is off': {
      scope,
      evidence: { ...plain, lock: null, replication: copies({ Status: 'Disabled' }) },
      expect: [{ outcome: 'fail', gap: 'missing', message: 'none' }],
    },
    'no lock, and copies of another prefix': {
      scope,
      evidence: { ...plain, lock: null, replication: copies({ Filter: { Prefix: 'reports/' } }) },
      expect: [{ outcome: 'fail', gap: 'missing', message: 'none' }],
    },
    'no lock, and copies of tagged objects only': {
      scope,
      evidence: { ...plain, lock: null, replication: copies({ Filter: { Tag: { Key: 'a', Value: 'b' } } }) },
      expect: [{ outcome: 'fail', gap: 'missing', message: 'none' }],
    },
    'no lock, and copies in the same account': {
      scope,
      evidence: { ...plain, lock: null, replication: copies({}, logArchive) },
      expect: [{ outcome: 'fail', gap: 'missing', message: 'none' }],
    },
    'no lock, MFADelete on, versioning suspended': {
      scope,
      evidence: { ...plain, lock: null, versioning: { Status: 'Suspended', MFADelete: 'Enabled' } },
      expect: [{ outcome: 'fail', gap: 'missing', message: 'none' }],
    },
  },
  others: {
    'GOVERNANCE, and a policy that cannot be understood': {
      scope,
      evidence: { ...plain, lock: lock('GOVERNANCE', 365), policy: { Policy: '{' } },
      expect: [{ outcome: 'unknown', unread: unreadWith({ kind: 'failed', code: 'UnparsablePolicy' }) }],
    },
  },
});
