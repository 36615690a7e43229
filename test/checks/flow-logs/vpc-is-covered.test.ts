import check from '../../../checks/flow-logs/vpc-is-covered.ts';
import { denied, describeCheck, destination, management } from '../../support/describe-check.ts';
import {
  deliveryStreamOf,
  flowLog,
  flowLogBucket,
  flowLogGroup,
  flowLogStores,
  flowLogStream,
  network,
  toLogGroup,
  toStream,
  vpc,
  vpcArnOf,
} from '../../support/flow-logs.ts';

const sound = { ...network, ...flowLogStores };
const perSubnet = [
  flowLog({ FlowLogId: 'fl-a', ResourceId: 'subnet-a' }),
  flowLog({ FlowLogId: 'fl-b', ResourceId: 'subnet-b' }),
];

describeCheck(check, {
  passing: {
    'a flow log of the VPC, for all traffic': {
      evidence: { ...sound, logs: [flowLog()] },
      expect: [
        {
          outcome: 'pass',
          message: 'covered',
          resource: vpcArnOf('vpc-1'),
          facts: {
            VpcId: 'vpc-1',
            OwnerId: '444444444444',
            IsDefault: false,
            FlowLogIds: ['fl-1'],
            NetworkInterfaces: 2,
          },
        },
      ],
    },
    'a pair of flow logs, one for each direction, with different destinations': {
      evidence: {
        ...sound,
        logs: [
          flowLog({ FlowLogId: 'fl-1', TrafficType: 'ACCEPT' }),
          flowLog({ FlowLogId: 'fl-2', TrafficType: 'REJECT', ...toLogGroup }),
        ],
      },
      expect: [{ outcome: 'pass', message: 'covered', text: 'fl-1, fl-2' }],
    },
    'every subnet has flow logs, and the VPC itself none': {
      evidence: { ...sound, logs: perSubnet },
      expect: [{ outcome: 'pass', message: 'fragile', text: 'each of its subnets' }],
    },
    'every interface has flow logs, and subnets and VPC none': {
      evidence: {
        ...sound,
        logs: [
          flowLog({ FlowLogId: 'fl-a', ResourceId: 'eni-a' }),
          flowLog({ FlowLogId: 'fl-b', ResourceId: 'eni-b' }),
        ],
      },
      expect: [{ outcome: 'pass', message: 'fragile', text: 'each of its interfaces' }],
    },
    'a flow log through a delivery stream': {
      evidence: { ...sound, logs: [flowLog(toStream)] },
      expect: [{ outcome: 'pass', message: 'covered' }],
    },
    'one flow log whose bucket is out of sight beside one that delivers': {
      evidence: {
        ...sound,
        groups: { [flowLogGroup]: denied },
        logs: [flowLog(), flowLog({ FlowLogId: 'fl-2', ...toLogGroup })],
      },
      expect: [{ outcome: 'pass', message: 'covered', text: 'by fl-1.' }],
    },
  },
  failing: {
    'a VPC without flow logs': {
      evidence: { ...sound, logs: [] },
      expect: [{ outcome: 'fail', gap: 'missing', message: 'none', text: 'VPC vpc-1', resource: vpcArnOf('vpc-1') }],
    },
    'an empty default VPC without flow logs, which weighs less': {
      evidence: { ...sound, networks: [vpc({ IsDefault: true })], interfaces: [], logs: [] },
      expect: [{ outcome: 'fail', gap: 'missing', message: 'none', severity: 'low', text: 'Default VPC vpc-1' }],
    },
    'a flow log that AWS says is not delivered': {
      evidence: {
        ...sound,
        logs: [flowLog({ DeliverLogsStatus: 'FAILED', DeliverLogsErrorMessage: 'Access error' })],
      },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'dead', text: 'fl-1' }],
    },
    'a flow log whose bucket was deleted': {
      evidence: { ...sound, buckets: { [flowLogBucket]: { exists: false } }, logs: [flowLog()] },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'dead' }],
    },
    'a flow log whose log group is nowhere': {
      evidence: { ...sound, logs: [flowLog(toLogGroup)] },
      destinations: {
        [flowLogGroup]: { ...destination('log-group', flowLogGroup), location: { state: 'absent' } },
      },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'dead' }],
    },
    'a flow log whose delivery stream takes no records': {
      evidence: {
        ...sound,
        streams: { [flowLogStream]: deliveryStreamOf({ DeliveryStreamStatus: 'CREATING_FAILED' }) },
        logs: [flowLog(toStream)],
      },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'dead' }],
    },
    'a flow log for rejected traffic only': {
      evidence: { ...sound, logs: [flowLog({ TrafficType: 'REJECT' })] },
      expect: [
        {
          outcome: 'fail',
          gap: 'unsound',
          message: 'partly',
          text: 'accepted traffic of eni-a, eni-b is not recorded.',
        },
      ],
    },
    'one subnet of two': {
      evidence: { ...sound, logs: perSubnet.slice(0, 1) },
      expect: [
        {
          outcome: 'fail',
          gap: 'unsound',
          message: 'partly',
          text: 'accepted traffic of eni-b is not recorded; rejected traffic of eni-b is not recorded',
        },
      ],
    },
    'each VPC is judged by itself': {
      evidence: { ...sound, networks: [vpc(), vpc({ VpcId: 'vpc-2' })], logs: [flowLog({ ResourceId: 'vpc-2' })] },
      expect: [
        { outcome: 'fail', gap: 'missing', message: 'none', resource: vpcArnOf('vpc-1') },
        { outcome: 'pass', message: 'covered', resource: vpcArnOf('vpc-2') },
      ],
    },
    'what is unread cannot mend what nothing covers': {
      evidence: {
        ...sound,
        buckets: { [flowLogBucket]: denied },
        logs: [flowLog({ ResourceId: 'subnet-a' })],
      },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'partly' }],
    },
  },
  others: {
    'a VPC shared by another account is judged there': {
      evidence: { ...sound, networks: [vpc({ OwnerId: management })], logs: [] },
      expect: [
        { outcome: 'not-applicable', message: 'shared', resource: vpcArnOf('vpc-1', management), text: management },
      ],
    },
    'a target without VPCs': {
      evidence: { ...sound, networks: [], subnets: [], interfaces: [], logs: [] },
      expect: [{ outcome: 'not-applicable', message: 'noVpc' }],
    },
    'a bucket that could not be looked at leaves the VPC open': {
      evidence: { ...sound, buckets: { [flowLogBucket]: denied }, logs: [flowLog()] },
      expect: [{ outcome: 'unknown', resource: vpcArnOf('vpc-1'), unread: denied }],
    },
    'a type of destination that is not known leaves the VPC open': {
      evidence: { ...sound, logs: [flowLog({ LogDestinationType: 'tape' })] },
      expect: [{ outcome: 'unknown' }],
    },
  },
});
