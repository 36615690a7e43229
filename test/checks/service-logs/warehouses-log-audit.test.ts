import check from '../../../checks/service-logs/warehouses-log-audit.ts';
import { collected } from '../../../src/core/evidence.ts';
import type { Warehouse } from '../../../src/evidence/warehouses.ts';
import { denied, describeCheck } from '../../support/describe-check.ts';

const arn = 'arn:aws:redshift:eu-west-1:444444444444:cluster:reports';
const toBucket = {
  LoggingEnabled: true,
  LogDestinationType: 's3',
  LastSuccessfulDeliveryTime: '2026-11-21T09:00:00.000Z',
};
const toLogGroups = (LogExports: string[]) => ({ LoggingEnabled: true, LogDestinationType: 'cloudwatch', LogExports });
const warehouse = (logging: object = toBucket, changes: Partial<Warehouse> = {}): Warehouse => ({
  ClusterIdentifier: 'reports',
  arn,
  ClusterStatus: 'available',
  logging: collected({ LoggingEnabled: true, ...logging }),
  enable_user_activity_logging: collected('true'),
  ...changes,
});
const failure = { LastFailureTime: '2026-11-21T09:10:00.000Z', LastFailureMessage: 'Access Denied' };

describeCheck(check, {
  passing: {
    'to a bucket, with what is asked': {
      evidence: { clusters: [warehouse()] },
      expect: [{ outcome: 'pass', message: 'logged', resource: arn }],
    },
    'to CloudWatch Logs, every log': {
      evidence: { clusters: [warehouse(toLogGroups(['connectionlog', 'userlog', 'useractivitylog']))] },
      expect: [{ outcome: 'pass', message: 'logged' }],
    },
    'a failure that was followed by a delivery is over': {
      evidence: { clusters: [warehouse({ ...toBucket, ...failure, LastFailureTime: '2026-11-21T08:00:00.000Z' })] },
      expect: [{ outcome: 'pass', message: 'logged' }],
    },
  },
  failing: {
    'logging is off, whatever the parameter is': {
      evidence: { clusters: [warehouse({ LoggingEnabled: false }, { enable_user_activity_logging: denied })] },
      expect: [{ outcome: 'fail', gap: 'missing', message: 'off', facts: { LoggingEnabled: false } }],
    },
    'the last delivery failed': {
      evidence: { clusters: [warehouse({ ...toBucket, ...failure })] },
      expect: [
        { outcome: 'fail', gap: 'unsound', message: 'failing', text: 'at 2026-11-21T09:10:00.000Z: Access Denied' },
      ],
    },
    'no delivery ever succeeded': {
      evidence: { clusters: [warehouse(failure)] },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'failing' }],
    },
    'to CloudWatch Logs, connections only': {
      evidence: { clusters: [warehouse(toLogGroups(['connectionlog']))] },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'partly', text: 'userlog and useractivitylog' }],
    },
    'connections without what is asked': {
      evidence: { clusters: [warehouse(toBucket, { enable_user_activity_logging: collected('false') })] },
      expect: [
        {
          outcome: 'fail',
          gap: 'unsound',
          message: 'noActivity',
          resource: arn,
          facts: { enable_user_activity_logging: 'false' },
        },
      ],
    },
  },
  others: {
    'no clusters': { evidence: { clusters: [] }, expect: [{ outcome: 'not-applicable', message: 'noCluster' }] },
    'a cluster that is being deleted is none': {
      evidence: { clusters: [warehouse({ LoggingEnabled: false }, { ClusterStatus: 'deleting' })] },
      expect: [{ outcome: 'not-applicable', message: 'noCluster' }],
    },
    'logging could not be asked': {
      evidence: { clusters: [warehouse({}, { logging: denied })] },
      expect: [{ outcome: 'unknown', resource: arn, unread: denied }],
    },
    'the parameter could not be read': {
      evidence: { clusters: [warehouse(toBucket, { enable_user_activity_logging: denied })] },
      expect: [{ outcome: 'unknown', resource: arn, unread: denied }],
    },
  },
});
