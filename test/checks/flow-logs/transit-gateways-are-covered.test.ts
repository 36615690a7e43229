import check from '../../../checks/flow-logs/transit-gateways-are-covered.ts';
import { denied, describeCheck, management } from '../../support/describe-check.ts';
import {
  flowLog,
  flowLogBucket,
  flowLogGroup,
  flowLogStores,
  flowLogStream,
  toLogGroup,
  toStream,
} from '../../support/flow-logs.ts';
import { transitGateway, transitGatewayArn } from '../../support/transit-gateways.ts';

const log = (changes = {}) => flowLog({ ResourceId: 'tgw-1', TrafficType: undefined, ...changes });
const perAttachment = [
  log({ FlowLogId: 'fl-a', ResourceId: 'tgw-attach-a' }),
  log({ FlowLogId: 'fl-b', ResourceId: 'tgw-attach-b' }),
];
const sound = { gateways: [transitGateway()], ...flowLogStores };

describeCheck(check, {
  passing: {
    'a flow log of the gateway': {
      evidence: { ...sound, logs: [log()] },
      expect: [{ outcome: 'pass', message: 'covered', resource: transitGatewayArn, text: 'fl-1' }],
    },
    'a flow log of the gateway, whatever its attachments are': {
      evidence: { ...sound, gateways: [transitGateway({ Attachments: denied })], logs: [log()] },
      expect: [{ outcome: 'pass', message: 'covered' }],
    },
    'a flow log of each attachment in use': {
      evidence: { ...sound, logs: perAttachment },
      expect: [{ outcome: 'pass', message: 'fragile' }],
    },
  },
  failing: {
    'no flow logs': {
      evidence: { ...sound, logs: [] },
      expect: [{ outcome: 'fail', gap: 'missing', message: 'none', resource: transitGatewayArn }],
    },
    'no flow logs, whatever its attachments are': {
      evidence: { ...sound, gateways: [transitGateway({ Attachments: denied })], logs: [] },
      expect: [{ outcome: 'fail', gap: 'missing', message: 'none' }],
    },
    'a flow log of another gateway': {
      evidence: { ...sound, logs: [log({ ResourceId: 'tgw-2' })] },
      expect: [{ outcome: 'fail', gap: 'missing', message: 'none' }],
    },
    'a flow log that does not deliver': {
      evidence: { ...sound, logs: [log({ DeliverLogsStatus: 'FAILED' })] },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'dead', text: 'fl-1' }],
    },
    'a flow log whose bucket is gone': {
      evidence: { ...sound, buckets: { [flowLogBucket]: { exists: false } }, logs: [log()] },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'dead' }],
    },
    'a flow log of one attachment only': {
      evidence: { ...sound, logs: perAttachment.slice(0, 1) },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'partly', text: 'nothing records tgw-attach-b' }],
    },
  },
  others: {
    'a gateway shared by another account is judged there': {
      evidence: { ...sound, gateways: [transitGateway({ OwnerId: management })], logs: [] },
      expect: [{ outcome: 'not-applicable', message: 'shared', text: management }],
    },
    'no transit gateways': {
      evidence: { ...sound, gateways: [], logs: [] },
      expect: [{ outcome: 'not-applicable', message: 'noGateway' }],
    },
    'a gateway that is being deleted is none': {
      evidence: { ...sound, gateways: [transitGateway({ State: 'deleting' })], logs: [] },
      expect: [{ outcome: 'not-applicable', message: 'noGateway' }],
    },
    'flow logs of attachments, and attachments unread': {
      evidence: { ...sound, gateways: [transitGateway({ Attachments: denied })], logs: perAttachment },
      expect: [{ outcome: 'unknown', resource: transitGatewayArn, unread: denied }],
    },
    'a log group that could not be looked at': {
      evidence: { ...sound, groups: { [flowLogGroup]: denied }, logs: [log(toLogGroup)] },
      expect: [{ outcome: 'unknown', unread: denied }],
    },
    'a delivery stream that could not be looked at': {
      evidence: { ...sound, streams: { [flowLogStream]: denied }, logs: [log(toStream)] },
      expect: [{ outcome: 'unknown', unread: denied }],
    },
  },
});
