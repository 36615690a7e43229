import check from '../../../checks/log-archive/access-is-recorded.ts';
import { collected } from '../../../src/core/evidence.ts';
import { bucketScope, logBucket, orgTrailArn } from '../../support/buckets.ts';
import { denied, describeCheck } from '../../support/describe-check.ts';
import { trail, trailStatus } from '../../support/trails.ts';

const scope = bucketScope();
const off = { logging: {}, trails: [trail()] };
const stopped = trail({ Status: collected(trailStatus({ IsLogging: false })) });
const objects = (ReadWriteType: string, ...Values: readonly string[]) => ({
  [orgTrailArn]: { EventSelectors: [{ ReadWriteType, DataResources: [{ Type: 'AWS::S3::Object', Values }] }] },
});
const logsTo = (TargetBucket: string) => ({ LoggingEnabled: { TargetBucket, TargetPrefix: 'logs/' } });

describeCheck(check, {
  passing: {
    'server access logs in another bucket': {
      scope,
      evidence: { ...off, logging: logsTo('access-logs'), selectors: {} },
      expect: [{ outcome: 'pass', message: 'accessLogs', facts: { TargetBucket: 'access-logs' } }],
    },
    'data events of this bucket': {
      scope,
      evidence: { ...off, selectors: objects('All', `arn:aws:s3:::${logBucket}/`) },
      expect: [{ outcome: 'pass', message: 'dataEvents', text: orgTrailArn }],
    },
    'data events of all buckets': {
      scope,
      evidence: { ...off, selectors: objects('All', 'arn:aws:s3') },
      expect: [{ outcome: 'pass', message: 'dataEvents' }],
    },
  },
  failing: {
    neither: {
      scope,
      evidence: { ...off, selectors: { [orgTrailArn]: {} } },
      expect: [{ outcome: 'fail', gap: 'missing', message: 'nothing' }],
    },
    'no trail at all': {
      scope,
      evidence: { ...off, trails: [], selectors: {} },
      expect: [{ outcome: 'fail', gap: 'missing', message: 'nothing' }],
    },
    'data events of another bucket': {
      scope,
      evidence: { ...off, selectors: objects('All', 'arn:aws:s3:::orders/') },
      expect: [{ outcome: 'fail', gap: 'missing', message: 'nothing' }],
    },
    'writes only': {
      scope,
      evidence: { ...off, selectors: objects('WriteOnly', 'arn:aws:s3') },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'partly', text: 'reads: none, writes: all' }],
    },
    'a trail that is stopped': {
      scope,
      evidence: { ...off, trails: [stopped], selectors: objects('All', 'arn:aws:s3') },
      expect: [{ outcome: 'fail', gap: 'missing', message: 'nothing' }],
    },
    'server access logs in the bucket itself': {
      scope,
      evidence: { ...off, logging: logsTo(logBucket), selectors: { [orgTrailArn]: {} } },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'intoItself' }],
    },
  },
  others: {
    'a trail whose status could not be read': {
      scope,
      evidence: { ...off, trails: [trail({ Status: denied })], selectors: {} },
      expect: [{ outcome: 'unknown', unread: denied }],
    },
  },
});
