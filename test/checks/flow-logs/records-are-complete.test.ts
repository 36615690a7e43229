import check from '../../../checks/flow-logs/records-are-complete.ts';
import { describeCheck } from '../../support/describe-check.ts';
import { flowLog, flowLogArnOf } from '../../support/flow-logs.ts';

const format = (fields: string) =>
  fields
    .split(' ')
    .map((field) => `\${${field}}`)
    .join(' ');
const enough = 'srcaddr dstaddr srcport dstport protocol bytes action start end log-status';

describeCheck(check, {
  passing: {
    'the default format': {
      evidence: { logs: [flowLog()] },
      expect: [{ outcome: 'pass', message: 'complete', resource: flowLogArnOf('fl-1') }],
    },
    'a format with what is needed, in another order, and more': {
      evidence: {
        logs: [flowLog({ LogFormat: format(`vpc-id flow-direction ${enough.split(' ').reverse().join(' ')}`) })],
      },
      expect: [{ outcome: 'pass', message: 'complete' }],
    },
    'a transit gateway, whose records have no action': {
      evidence: {
        logs: [flowLog({ ResourceId: 'tgw-1', LogFormat: format(`tgw-id ${enough.replace('action ', '')}`) })],
      },
      expect: [{ outcome: 'pass', message: 'complete' }],
    },
  },
  failing: {
    'a format without ports and action': {
      evidence: { logs: [flowLog({ LogFormat: format('srcaddr dstaddr protocol bytes start end log-status') })] },
      expect: [
        {
          outcome: 'fail',
          gap: 'unsound',
          message: 'trimmed',
          text: 'lack srcport, dstport, action',
          facts: {
            LogFormat: format('srcaddr dstaddr protocol bytes start end log-status'),
            lacking: ['srcport', 'dstport', 'action'],
          },
        },
      ],
    },
    'packet addresses are not those of the flow': {
      evidence: {
        logs: [flowLog({ LogFormat: format(enough.replace('srcaddr dstaddr', 'pkt-srcaddr pkt-dstaddr')) })],
      },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'trimmed', text: 'lack srcaddr, dstaddr:' }],
    },
  },
  others: {
    'no flow logs': { evidence: { logs: [] }, expect: [{ outcome: 'not-applicable', message: 'none' }] },
  },
});
