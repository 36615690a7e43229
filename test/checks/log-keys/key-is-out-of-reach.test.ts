import check from '../../../checks/log-keys/key-is-out-of-reach.ts';
import { key, keyScope, logBucketArn, logKeyArn, policy, reference, unreadWith } from '../../support/buckets.ts';
import { describeCheck, destination, euWest1, logArchive, management, workload } from '../../support/describe-check.ts';

const scope = keyScope();
const may = (principal: string | object, actions: string | readonly string[], more: object = {}) => ({
  Sid: 'Grant',
  Effect: 'Allow',
  Principal: principal,
  Action: actions,
  Resource: '*',
  ...more,
});
const rootOf = (account: string) => ({ AWS: `arn:aws:iam::${account}:root` });
const ownersOwn = may(rootOf(logArchive), 'kms:*');
const evidence = (...statements: readonly object[]) => ({
  key: key(),
  policy: policy(ownersOwn, ...statements),
  buckets: {},
});
const bucketsFound = { [logBucketArn]: { exists: true } };
const ofBucket = reference({ type: 'key', arn: logKeyArn, from: logBucketArn, account: null, region: null });
const ownTrail = reference({
  type: 'key',
  arn: logKeyArn,
  from: 'arn:aws:cloudtrail:eu-west-1:444444444444:trail/own',
});

describeCheck(check, {
  passing: {
    'a key of the log archive that only the archive administers': {
      scope,
      evidence: evidence(may({ Service: 'cloudtrail.amazonaws.com' }, 'kms:GenerateDataKey*')),
      expect: [{ outcome: 'pass', message: 'safe', facts: { owner: logArchive } }],
    },
    'it encrypts the bucket that takes the logs of others': {
      scope: keyScope(logArchive, [ofBucket]),
      evidence: { ...evidence(), buckets: bucketsFound },
      destinations: { [logBucketArn]: destination('bucket', logBucketArn, logArchive, euWest1, [ownTrail]) },
      expect: [{ outcome: 'pass', message: 'safe' }],
    },
    'other accounts decrypt': {
      scope,
      evidence: evidence(may(rootOf(workload), ['kms:Decrypt', 'kms:DescribeKey'])),
      expect: [{ outcome: 'pass', message: 'safe' }],
    },
    'everybody of the owner’s account, by condition': {
      scope,
      evidence: evidence(may('*', 'kms:*', { Condition: { StringEquals: { 'kms:CallerAccount': logArchive } } })),
      expect: [{ outcome: 'pass', message: 'safe' }],
    },
    'a principal that was deleted': {
      scope,
      evidence: evidence(may({ AWS: 'AIDAEXAMPLEEXAMPLE123' }, 'kms:*')),
      expect: [{ outcome: 'pass', message: 'safe' }],
    },
    'a key that AWS manages': {
      scope,
      evidence: { key: key({ KeyManager: 'AWS' }), policy: policy(ownersOwn), buckets: {} },
      expect: [{ outcome: 'pass', message: 'aws' }],
    },
  },
  failing: {
    'a workload account administers it': {
      scope,
      evidence: evidence(may(rootOf(workload), 'kms:*')),
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'exposed', text: 'kms:ScheduleKeyDeletion' }],
    },
    'a foreign role may change its policy': {
      scope,
      evidence: evidence(may({ AWS: 'arn:aws:iam::999999999999:role/x' }, 'kms:PutKeyPolicy')),
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'exposed', text: 'kms:PutKeyPolicy' }],
    },
    'everybody of the organization may disable it': {
      scope,
      evidence: evidence(
        may('*', 'kms:DisableKey', { Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-example1234' } } }),
      ),
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'exposed', text: '*' }],
    },
    'all but one may do anything, by NotPrincipal': {
      scope,
      evidence: evidence({ Effect: 'Allow', NotPrincipal: rootOf(workload), Action: 'kms:*', Resource: '*' }),
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'exposed', text: 'NotPrincipal' }],
    },
    'a workload account encrypts its own trail with it': {
      scope: keyScope(workload, [ownTrail]),
      evidence: { key: key(), policy: policy(may(rootOf(workload), 'kms:*')), buckets: {} },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'own', text: 'trail/own' }],
    },
    'a workload account encrypts the bucket of its own trail with it': {
      scope: keyScope(workload, [ofBucket]),
      evidence: { ...evidence(), policy: policy(may(rootOf(workload), 'kms:*')), buckets: bucketsFound },
      destinations: { [logBucketArn]: destination('bucket', logBucketArn, workload, euWest1, [ownTrail]) },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'own', text: 'trail/own' }],
    },
    'the management account owns it': {
      scope: keyScope(management),
      evidence: { key: key(), policy: policy(may(rootOf(management), 'kms:*')), buckets: {} },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'management', severity: 'low' }],
    },
  },
  others: {
    'a workload account under a condition that cannot be judged': {
      scope,
      evidence: evidence(
        may(rootOf(workload), 'kms:DisableKey', { Condition: { StringEquals: { 'aws:SomethingNew': 'x' } } }),
      ),
      expect: [{ outcome: 'unknown', unread: unreadWith({ code: 'UndecidedPolicy' }) }],
    },
    'a grant that a denial may take back': {
      scope,
      evidence: evidence(may(rootOf(workload), 'kms:DisableKey'), {
        Effect: 'Deny',
        Principal: '*',
        Action: 'kms:DisableKey',
        Resource: '*',
      }),
      expect: [{ outcome: 'unknown', unread: unreadWith({ code: 'UndecidedPolicy' }) }],
    },
    'a policy that cannot be understood': {
      scope,
      evidence: { key: key(), policy: { Policy: '{' }, buckets: {} },
      expect: [{ outcome: 'unknown', unread: unreadWith({ code: 'UnparsablePolicy' }) }],
    },
    'a key that is gone': {
      scope,
      evidence: { key: null, policy: null, buckets: {} },
      expect: [{ outcome: 'not-applicable', message: 'gone' }],
    },
  },
});
