import check from '../../../checks/flow-logs/are-delivered.ts';
import { denied, describeCheck } from '../../support/describe-check.ts';
import {
  deliveryStreamOf,
  flowLog,
  flowLogArnOf,
  flowLogBucket,
  flowLogGroup,
  flowLogStores,
  flowLogStream,
  toLogGroup,
  toStream,
} from '../../support/flow-logs.ts';

describeCheck(check, {
  passing: {
    'a bucket that is there': {
      evidence: { ...flowLogStores, logs: [flowLog({ LogDestination: `${flowLogBucket}/network/` })] },
      expect: [
        {
          outcome: 'pass',
          message: 'delivered',
          resource: flowLogArnOf('fl-1'),
          facts: { DeliverLogsStatus: 'SUCCESS', LogDestinationType: 's3', destination: flowLogBucket },
        },
      ],
    },
    'a log group named by its ARN, with the trailing star': {
      evidence: { ...flowLogStores, logs: [flowLog({ ...toLogGroup, LogDestination: `${flowLogGroup}:*` })] },
      expect: [{ outcome: 'pass', message: 'delivered', text: flowLogGroup }],
    },
    'a log group known only by its name': {
      evidence: {
        ...flowLogStores,
        logs: [flowLog({ ...toLogGroup, LogDestination: undefined, LogGroupName: '/vpc/flow-logs' })],
      },
      expect: [{ outcome: 'pass', message: 'delivered', text: flowLogGroup }],
    },
    'a log group of another account, known by its name and the role that writes there': {
      evidence: {
        ...flowLogStores,
        groups: { 'arn:aws:logs:eu-west-1:222222222222:log-group:central': { logGroupName: 'central' } },
        logs: [
          flowLog({
            LogDestinationType: 'cloud-watch-logs',
            LogDestination: undefined,
            LogGroupName: 'central',
            DeliverCrossAccountRole: 'arn:aws:iam::222222222222:role/flow-logs',
          }),
        ],
      },
      expect: [{ outcome: 'pass', message: 'delivered' }],
    },
    'a delivery stream that is active': {
      evidence: { ...flowLogStores, logs: [flowLog(toStream)] },
      expect: [{ outcome: 'pass', message: 'delivered' }],
    },
    'a flow log so new that nothing was delivered yet': {
      evidence: { ...flowLogStores, logs: [flowLog({ DeliverLogsStatus: undefined })] },
      expect: [{ outcome: 'pass', message: 'delivered', text: 'not reported yet' }],
    },
  },
  failing: {
    'DeliverLogsStatus FAILED': {
      evidence: {
        ...flowLogStores,
        logs: [flowLog({ DeliverLogsStatus: 'FAILED', DeliverLogsErrorMessage: 'Access error' })],
      },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'failed', text: 'Access error' }],
    },
    'DeliverLogsStatus FAILED, without a reason': {
      evidence: { ...flowLogStores, logs: [flowLog({ DeliverLogsStatus: 'FAILED' })] },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'failed', text: 'no reason given' }],
    },
    'a bucket that was deleted while the status still says SUCCESS': {
      evidence: { ...flowLogStores, buckets: { [flowLogBucket]: { exists: false } }, logs: [flowLog()] },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'gone', text: flowLogBucket }],
    },
    'a log group that was deleted': {
      evidence: { ...flowLogStores, groups: { [flowLogGroup]: null }, logs: [flowLog(toLogGroup)] },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'gone', text: flowLogGroup }],
    },
    'a delivery stream that was deleted': {
      evidence: { ...flowLogStores, streams: { [flowLogStream]: null }, logs: [flowLog(toStream)] },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'gone', text: flowLogStream }],
    },
    'a delivery stream that takes no records': {
      evidence: {
        ...flowLogStores,
        streams: { [flowLogStream]: deliveryStreamOf({ DeliveryStreamStatus: 'DELETING' }) },
        logs: [flowLog(toStream)],
      },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'stalled', text: 'DELETING' }],
    },
    'each flow log is judged by itself': {
      evidence: {
        ...flowLogStores,
        groups: { [flowLogGroup]: denied },
        logs: [
          flowLog({ FlowLogId: 'fl-1', DeliverLogsStatus: 'FAILED' }),
          flowLog({ FlowLogId: 'fl-2' }),
          flowLog({ FlowLogId: 'fl-3', ...toLogGroup }),
        ],
      },
      expect: [
        { outcome: 'fail', message: 'failed', resource: flowLogArnOf('fl-1') },
        { outcome: 'pass', message: 'delivered', resource: flowLogArnOf('fl-2') },
        { outcome: 'unknown', resource: flowLogArnOf('fl-3'), unread: denied },
      ],
    },
  },
  others: {
    'no flow logs': {
      evidence: { ...flowLogStores, logs: [] },
      expect: [{ outcome: 'not-applicable', message: 'none' }],
    },
    'a type of destination that is not known': {
      evidence: { ...flowLogStores, logs: [flowLog({ LogDestinationType: 'tape', LogDestination: undefined })] },
      expect: [
        {
          outcome: 'unknown',
          unread: {
            kind: 'failed',
            operation: 'ec2:DescribeFlowLogs',
            code: 'UnknownDestination',
            message: 'flow log fl-1 delivers to tape , which is of no known type',
            action: 'ec2:DescribeFlowLogs',
          },
        },
      ],
    },
  },
});
