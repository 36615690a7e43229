import check from '../../../checks/flow-logs/accepted-and-rejected-traffic.ts';
import { denied, describeCheck, management } from '../../support/describe-check.ts';
import {
  flowLog,
  flowLogArnOf,
  flowLogGroup,
  flowLogStores,
  flowLogStream,
  network,
  toLogGroup,
  toStream,
  vpc,
} from '../../support/flow-logs.ts';

const sound = { ...network, ...flowLogStores };
const accepts = flowLog({ FlowLogId: 'fl-1', TrafficType: 'ACCEPT' });
const rejects = flowLog({ FlowLogId: 'fl-2', TrafficType: 'REJECT' });

describeCheck(check, {
  passing: {
    'a flow log for all traffic': {
      evidence: { ...sound, logs: [flowLog()] },
      expect: [{ outcome: 'pass', message: 'both', resource: flowLogArnOf('fl-1') }],
    },
    'a pair, one for each direction': {
      evidence: { ...sound, logs: [accepts, rejects] },
      expect: [
        { outcome: 'pass', message: 'together', resource: flowLogArnOf('fl-1') },
        { outcome: 'pass', message: 'together', resource: flowLogArnOf('fl-2') },
      ],
    },
    'rejected traffic of an interface, in a subnet whose accepted traffic is recorded': {
      evidence: {
        ...sound,
        logs: [
          { ...rejects, ResourceId: 'eni-a' },
          { ...accepts, ResourceId: 'subnet-a' },
        ],
      },
      expect: [
        { outcome: 'pass', message: 'together', resource: flowLogArnOf('fl-2') },
        { outcome: 'fail', message: 'acceptedOnly', resource: flowLogArnOf('fl-1') },
      ],
    },
    'rejected traffic of a subnet, in a VPC where all is recorded': {
      evidence: { ...sound, logs: [{ ...rejects, ResourceId: 'subnet-a' }, flowLog()] },
      expect: [
        { outcome: 'pass', message: 'together' },
        { outcome: 'pass', message: 'both' },
      ],
    },
    'rejected traffic of a VPC, the rest by its subnets': {
      evidence: {
        ...sound,
        logs: [
          rejects,
          { ...accepts, FlowLogId: 'fl-a', ResourceId: 'subnet-a' },
          { ...accepts, FlowLogId: 'fl-b', ResourceId: 'subnet-b' },
        ],
      },
      expect: [
        { outcome: 'pass', message: 'together' },
        { outcome: 'pass', message: 'together' },
        { outcome: 'pass', message: 'together' },
      ],
    },
  },
  failing: {
    'rejected traffic only': {
      evidence: { ...sound, logs: [rejects] },
      expect: [
        {
          outcome: 'fail',
          gap: 'unsound',
          message: 'rejectedOnly',
          facts: { TrafficType: 'REJECT', ResourceId: 'vpc-1' },
        },
      ],
    },
    'accepted traffic only': {
      evidence: { ...sound, logs: [accepts] },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'acceptedOnly' }],
    },
    'a pair whose other half does not deliver': {
      evidence: { ...sound, logs: [rejects, { ...accepts, DeliverLogsStatus: 'FAILED' }] },
      expect: [
        { outcome: 'fail', gap: 'unsound', message: 'rejectedOnly' },
        { outcome: 'pass', message: 'together' },
      ],
    },
    'a pair of different VPCs is none': {
      evidence: {
        ...sound,
        networks: [vpc(), vpc({ VpcId: 'vpc-2' })],
        logs: [rejects, { ...accepts, ResourceId: 'vpc-2' }],
      },
      expect: [
        { outcome: 'fail', message: 'rejectedOnly' },
        { outcome: 'fail', message: 'acceptedOnly' },
      ],
    },
    'rejected traffic of something that is no longer there': {
      evidence: { ...sound, logs: [{ ...rejects, ResourceId: 'eni-gone' }, accepts] },
      expect: [
        { outcome: 'fail', message: 'rejectedOnly' },
        { outcome: 'fail', message: 'acceptedOnly' },
      ],
    },
  },
  others: {
    'a pair whose other half goes to a log group that was not read': {
      evidence: { ...sound, groups: { [flowLogGroup]: denied }, logs: [rejects, { ...accepts, ...toLogGroup }] },
      expect: [
        { outcome: 'unknown', unread: denied },
        { outcome: 'pass', message: 'together' },
      ],
    },
    'a pair whose other half goes to a stream that was not read': {
      evidence: { ...sound, streams: { [flowLogStream]: denied }, logs: [rejects, { ...accepts, ...toStream }] },
      expect: [
        { outcome: 'unknown', unread: denied },
        { outcome: 'pass', message: 'together' },
      ],
    },
    'an own interface in a VPC shared by another account': {
      evidence: { ...sound, networks: [vpc({ OwnerId: management })], logs: [{ ...rejects, ResourceId: 'eni-a' }] },
      expect: [{ outcome: 'not-applicable', message: 'shared', text: management }],
    },
    'a transit gateway rejects nothing': {
      evidence: { ...sound, logs: [flowLog({ ResourceId: 'tgw-1', TrafficType: undefined })] },
      expect: [{ outcome: 'not-applicable', message: 'gateway' }],
    },
    'no flow logs': { evidence: { ...sound, logs: [] }, expect: [{ outcome: 'not-applicable', message: 'none' }] },
  },
});
