import check from '../../../checks/log-archive/is-kept-long-enough.ts';
import { bucketScope, fromEveryAccount, lock, logBucketArn, reference } from '../../support/buckets.ts';
import { describeCheck, logArchive } from '../../support/describe-check.ts';

const scope = bucketScope();
const unversioned = { versioning: {}, lock: null };
const versioned = { versioning: { Status: 'Enabled' }, lock: null };
const rules = (...Rules: readonly object[]) => ({
  Rules: Rules.map((rule, index) => ({ ID: `rule-${index + 1}`, Status: 'Enabled', Filter: { Prefix: '' }, ...rule })),
});
const expiresAfter = (Days: number, more: object = {}) => ({ Expiration: { Days }, ...more });

describeCheck(check, {
  passing: {
    'no lifecycle configuration': {
      scope,
      evidence: { ...unversioned, lifecycle: null },
      expect: [{ outcome: 'pass', message: 'forever' }],
    },
    'expiry at the goal': {
      scope,
      evidence: { ...unversioned, lifecycle: rules(expiresAfter(365)) },
      expect: [{ outcome: 'pass', message: 'kept', text: '365 days' }],
    },
    'a short expiry that is switched off': {
      scope,
      evidence: { ...unversioned, lifecycle: rules(expiresAfter(1, { Status: 'Disabled' })) },
      expect: [{ outcome: 'pass', message: 'forever' }],
    },
    'a short expiry of keys that hold no logs': {
      scope,
      evidence: { ...unversioned, lifecycle: rules(expiresAfter(7, { Filter: { Prefix: 'athena-results/' } })) },
      expect: [{ outcome: 'pass', message: 'forever' }],
    },
    'a short expiry of tagged objects, which logs are not': {
      scope,
      evidence: {
        ...unversioned,
        lifecycle: rules(expiresAfter(7, { Filter: { Tag: { Key: 'temporary', Value: 'yes' } } })),
      },
      expect: [{ outcome: 'pass', message: 'forever' }],
    },
    'expiry and noncurrent expiry that together reach the goal': {
      scope,
      evidence: {
        ...versioned,
        lifecycle: rules(expiresAfter(90, { NoncurrentVersionExpiration: { NoncurrentDays: 275 } })),
      },
      expect: [{ outcome: 'pass', message: 'hidden', text: 'until day 365' }],
    },
    'expiry that hides versions which nothing purges': {
      scope,
      evidence: { ...versioned, lifecycle: rules(expiresAfter(30)) },
      expect: [{ outcome: 'pass', message: 'hidden', text: 'for ever' }],
    },
    'expiry at the goal that hides versions which nothing purges': {
      scope,
      evidence: { ...versioned, lifecycle: rules(expiresAfter(365)) },
      expect: [{ outcome: 'pass', message: 'kept', text: 'keeps logs for ever; the goal is 365' }],
    },
    'a short expiry that Object Lock outlasts': {
      scope,
      evidence: {
        versioning: { Status: 'Enabled' },
        lock: lock('GOVERNANCE', 365),
        lifecycle: rules(expiresAfter(30, { NoncurrentVersionExpiration: { NoncurrentDays: 1 } })),
      },
      expect: [{ outcome: 'pass', message: 'hidden', text: 'until day 365' }],
    },
    'less than the default goal, where the settings ask for less': {
      scope,
      evidence: { ...unversioned, lifecycle: rules(expiresAfter(90)) },
      settings: { goals: { archiveDays: 90 } },
      expect: [{ outcome: 'pass', message: 'kept' }],
    },
  },
  failing: {
    'expiry a day before the goal': {
      scope,
      evidence: { ...unversioned, lifecycle: rules(expiresAfter(364)) },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'expired', text: 'rule-1' }],
    },
    'the tamperer’s rule of one day, whatever the others say': {
      scope,
      evidence: { ...unversioned, lifecycle: rules(expiresAfter(730), expiresAfter(1)) },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'expired', text: 'after 1 day by lifecycle rule rule-2' }],
    },
    'versions that are purged too soon': {
      scope,
      evidence: {
        ...versioned,
        lifecycle: rules(expiresAfter(90, { NoncurrentVersionExpiration: { NoncurrentDays: 30 } })),
      },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'expired', text: 'after 120 days' }],
    },
    'expiry by a date that is past': {
      scope,
      evidence: { ...unversioned, lifecycle: rules({ Expiration: { Date: '2026-01-01T00:00:00.000Z' } }) },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'expired', text: 'after 0 days' }],
    },
    'an old rule with a top-level Prefix': {
      scope,
      evidence: {
        ...unversioned,
        lifecycle: { Rules: [{ Status: 'Enabled', Prefix: 'AWSLogs/', Expiration: { Days: 30 } }] },
      },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'expired', text: 'AWSLogs/' }],
    },
    'a rule on the prefix of one of two trails': {
      scope: bucketScope(logArchive, [...fromEveryAccount({ prefix: 'org' }), reference({ prefix: 'shop' })]),
      evidence: { ...unversioned, lifecycle: rules(expiresAfter(30, { Filter: { Prefix: 'shop/' } })) },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'expired', text: 'under shop/AWSLogs/' }],
    },
    'a rule on any key of a bucket that receives copies': {
      scope: bucketScope(logArchive, [reference({ from: 'arn:aws:s3:::other', account: null, region: null })]),
      evidence: { ...unversioned, lifecycle: rules(expiresAfter(30, { Filter: { Prefix: 'trail/' } })) },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'expired', text: 'any key' }],
    },
    'a lock shorter than the goal': {
      scope,
      evidence: { versioning: {}, lock: lock('COMPLIANCE', 180), lifecycle: rules(expiresAfter(30)) },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'expired', text: 'after 180 days' }],
    },
  },
  others: {
    'a stream that writes where it likes': {
      scope: bucketScope(logArchive, [
        reference({
          source: 'flow-logs',
          from: 'arn:aws:firehose:eu-west-1:222222222222:deliverystream/flows',
          prefix: 'flows/',
          arn: logBucketArn,
        }),
      ]),
      evidence: { ...unversioned, lifecycle: rules(expiresAfter(30, { Filter: { Prefix: 'flows/2026/' } })) },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'expired', text: 'under flows/' }],
    },
  },
});
