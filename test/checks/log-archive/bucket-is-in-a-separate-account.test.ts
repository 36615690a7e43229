import check from '../../../checks/log-archive/bucket-is-in-a-separate-account.ts';
import { bucketScope, fromEveryAccount, logBucket, reference } from '../../support/buckets.ts';
import { describeCheck, logArchive, management, security, workload } from '../../support/describe-check.ts';

const evidence = { buckets: [{ Name: logBucket, BucketRegion: 'eu-west-1' }] };
const ownTrail = 'arn:aws:cloudtrail:eu-west-1:444444444444:trail/own';

describeCheck(check, {
  passing: {
    'the archive of an organization trail, which sees the archive account too': {
      scope: bucketScope(),
      evidence,
      expect: [{ outcome: 'pass', message: 'separate', text: '4 accounts' }],
    },
    'an archive that also keeps the configuration history of its own account': {
      scope: bucketScope(logArchive, [
        ...fromEveryAccount(),
        reference({ source: 'config', from: 'default', account: logArchive }),
      ]),
      evidence,
      expect: [{ outcome: 'pass', message: 'separate' }],
    },
    'a bucket in a second account, named like the first': {
      scope: bucketScope(security, [reference({ from: ownTrail })]),
      evidence,
      expect: [
        {
          outcome: 'pass',
          message: 'separate',
          text: '1 account',
          facts: { owner: security, accounts: [workload], listed: true },
        },
      ],
    },
  },
  failing: {
    'a bucket of the management account': {
      scope: bucketScope(management),
      evidence,
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'management', text: '111111111111' }],
    },
    'a workload account that keeps its own trail': {
      scope: bucketScope(workload, [reference({ from: ownTrail })]),
      evidence,
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'own', text: ownTrail }],
    },
    'a workload account that keeps its own flow logs': {
      scope: bucketScope(workload, [reference({ source: 'flow-logs', from: 'fl-1' })]),
      evidence,
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'own', text: 'fl-1' }],
    },
    'an account that keeps only its own configuration history': {
      scope: bucketScope(workload, [reference({ source: 'config', from: 'default' })]),
      evidence,
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'own' }],
    },
    'a workload account that keeps its own trail beside others': {
      scope: bucketScope(workload, [reference({ from: ownTrail }), reference({ account: security })]),
      evidence,
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'shared', severity: 'medium' }],
    },
  },
  others: {
    'a bucket that holds copies only': {
      scope: bucketScope(security, [reference({ from: 'arn:aws:s3:::other', account: null, region: null })]),
      evidence,
      expect: [{ outcome: 'not-applicable', message: 'copies' }],
    },
  },
});
