import check from '../../../checks/log-groups/can-carry-detections.ts';
import { describeCheck } from '../../support/describe-check.ts';
import { fromFlowLog, fromTrail, group, groupScope } from '../../support/log-groups.ts';

const scope = groupScope();
const open = (part: string) =>
  ({
    kind: 'failed',
    operation: 'logs:DescribeLogGroups',
    code: 'Inconclusive',
    action: 'logs:DescribeLogGroups',
    message: `log group org-trail ${part}: whether it takes metric filters is not known`,
  }) as const;

describeCheck(check, {
  passing: {
    'the standard class': {
      scope,
      evidence: { group: group() },
      expect: [{ outcome: 'pass', message: 'standard', facts: { logGroupClass: 'STANDARD' } }],
    },
    'the standard class of a group that a flow log shares': {
      scope: groupScope([fromFlowLog(), fromTrail()]),
      evidence: { group: group() },
      expect: [{ outcome: 'pass', message: 'standard' }],
    },
  },
  failing: {
    'infrequent access': {
      scope,
      evidence: { group: group({ logGroupClass: 'INFREQUENT_ACCESS' }) },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'none', text: 'logGroupClass is INFREQUENT_ACCESS' }],
    },
    delivery: {
      scope,
      evidence: { group: group({ logGroupClass: 'DELIVERY' }) },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'none' }],
    },
  },
  others: {
    'a class of which we know nothing': {
      scope,
      evidence: { group: group({ logGroupClass: 'ESSENTIALS' }) },
      expect: [{ outcome: 'unknown', unread: open('is of class ESSENTIALS') }],
    },
    'no class in the answer': {
      scope,
      evidence: { group: group({ logGroupClass: undefined }) },
      expect: [{ outcome: 'unknown', unread: open('has no logGroupClass') }],
    },
    'infrequent access, of flow logs only': {
      scope: groupScope([fromFlowLog()]),
      evidence: { group: group({ logGroupClass: 'INFREQUENT_ACCESS' }) },
      expect: [{ outcome: 'not-applicable', message: 'notOfTrail' }],
    },
    'no such group': {
      scope,
      evidence: { group: null },
      expect: [{ outcome: 'not-applicable', message: 'gone' }],
    },
  },
});
