import check from '../../../checks/flow-logs/destination-is-central.ts';
import type { Destination } from '../../../src/core/destination.ts';
import { accountId } from '../../../src/core/ids.ts';
import { denied, describeCheck, destination, logArchive, workload } from '../../support/describe-check.ts';
import {
  flowLog,
  flowLogArnOf,
  flowLogBucket,
  flowLogGroup,
  flowLogStores,
  flowLogStream,
  toLogGroup,
  toStream,
} from '../../support/flow-logs.ts';

const central = {
  [flowLogBucket]: destination('bucket', flowLogBucket),
  [flowLogGroup]: destination('log-group', flowLogGroup, workload),
  [flowLogStream]: destination('stream', flowLogStream),
};
const elsewhere = (
  type: Destination['type'],
  arn: string,
  account: ReturnType<typeof accountId> | null,
): Record<string, Destination> => ({ [arn]: { ...destination(type, arn), location: { state: 'elsewhere', account } } });
const stranger = accountId('999999999999');
const unscanned = { ...denied, kind: 'unavailable', code: 'OwnerNotScanned' } as const;

describeCheck(check, {
  passing: {
    'a bucket of the log archive': {
      evidence: { ...flowLogStores, logs: [flowLog()] },
      destinations: central,
      expect: [
        {
          outcome: 'pass',
          message: 'central',
          resource: flowLogArnOf('fl-1'),
          facts: { LogDestinationType: 's3', destination: flowLogBucket, owner: logArchive },
        },
      ],
    },
    'a delivery stream of the log archive': {
      evidence: { ...flowLogStores, logs: [flowLog(toStream)] },
      destinations: central,
      expect: [{ outcome: 'pass', message: 'central' }],
    },
    'a delivery stream of an account of the organization that the scan did not enter': {
      evidence: { ...flowLogStores, streams: { [flowLogStream]: unscanned }, logs: [flowLog(toStream)] },
      destinations: elsewhere('stream', flowLogStream, logArchive),
      expect: [{ outcome: 'pass', message: 'central', text: logArchive }],
    },
  },
  failing: {
    'a log group of the account itself': {
      evidence: { ...flowLogStores, logs: [flowLog(toLogGroup)] },
      destinations: central,
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'own' }],
    },
    'a bucket of the account itself': {
      evidence: { ...flowLogStores, logs: [flowLog()] },
      destinations: { [flowLogBucket]: destination('bucket', flowLogBucket, workload) },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'own' }],
    },
    'a delivery stream of an account outside the organization': {
      evidence: { ...flowLogStores, streams: { [flowLogStream]: unscanned }, logs: [flowLog(toStream)] },
      destinations: elsewhere('stream', flowLogStream, stranger),
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'foreign', text: stranger }],
    },
  },
  others: {
    'a bucket that none of the scanned accounts owns': {
      evidence: { ...flowLogStores, logs: [flowLog()] },
      destinations: elsewhere('bucket', flowLogBucket, null),
      expect: [
        {
          outcome: 'unknown',
          unread: {
            kind: 'unavailable',
            operation: 's3:ListBuckets',
            code: 'OwnerNotScanned',
            message: `none of the accounts that the scan entered owns ${flowLogBucket}`,
            action: 's3:ListAllMyBuckets',
          },
        },
      ],
    },
    'a bucket that could not be looked at': {
      evidence: { ...flowLogStores, buckets: { [flowLogBucket]: denied }, logs: [flowLog()] },
      destinations: central,
      expect: [{ outcome: 'unknown', unread: denied }],
    },
    'another account, where there is no organization': {
      evidence: { ...flowLogStores, streams: { [flowLogStream]: unscanned }, logs: [flowLog(toStream)] },
      destinations: elsewhere('stream', flowLogStream, stranger),
      estate: { organizationId: null, managementAccountId: null, accounts: [] },
      expect: [{ outcome: 'pass', message: 'central' }],
    },
    'a log group that was deleted is nowhere': {
      evidence: { ...flowLogStores, groups: { [flowLogGroup]: null }, logs: [flowLog(toLogGroup)] },
      destinations: central,
      expect: [{ outcome: 'not-applicable', message: 'gone' }],
    },
    'failed delivery does not change where it goes': {
      evidence: { ...flowLogStores, logs: [flowLog({ DeliverLogsStatus: 'FAILED' })] },
      destinations: central,
      expect: [{ outcome: 'pass', message: 'central' }],
    },
    'no flow logs': {
      evidence: { ...flowLogStores, logs: [] },
      expect: [{ outcome: 'not-applicable', message: 'none' }],
    },
  },
});
