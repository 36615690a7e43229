import check from '../../../checks/log-groups/is-kept-long-enough.ts';
import { describeCheck } from '../../support/describe-check.ts';
import { fromFlowLog, fromTrail, group, groupScope } from '../../support/log-groups.ts';

const scope = groupScope();
const ofFlowLog = groupScope([fromFlowLog()]);
const ofBoth = groupScope([fromTrail(), fromFlowLog()]);

describeCheck(check, {
  passing: {
    'no retention is for ever': {
      scope: ofFlowLog,
      evidence: { group: group() },
      expect: [
        { outcome: 'pass', message: 'forever', facts: { retentionInDays: null, logGroupClass: 'STANDARD', goal: 365 } },
      ],
    },
    "a trail's group for as long as events must be at hand": {
      scope,
      evidence: { group: group({ retentionInDays: 90 }) },
      expect: [
        {
          outcome: 'pass',
          message: 'archived',
          text: '90 days',
          facts: { retentionInDays: 90, logGroupClass: 'STANDARD', goal: 90 },
        },
      ],
    },
    'a flow log for a year': {
      scope: ofFlowLog,
      evidence: { group: group({ retentionInDays: 365 }) },
      expect: [{ outcome: 'pass', message: 'kept' }],
    },
    'goals of the settings': {
      scope: ofFlowLog,
      settings: { goals: { archiveDays: 30 } },
      evidence: { group: group({ retentionInDays: 30 }) },
      expect: [{ outcome: 'pass', message: 'kept', text: 'the goal is 30' }],
    },
  },
  failing: {
    "a trail's group for a day less than the goal": {
      scope,
      evidence: { group: group({ retentionInDays: 60 }) },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'shortToQuery', text: 'the goal is 90' }],
    },
    'a flow log that has no other copy for less than a year': {
      scope: ofFlowLog,
      evidence: { group: group({ retentionInDays: 180 }) },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'short', text: 'the goal is 365' }],
    },
    'a group that a trail and a flow log share': {
      scope: ofBoth,
      evidence: { group: group({ retentionInDays: 90 }) },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'short' }],
    },
    'a group of class DELIVERY without a retention': {
      scope,
      evidence: { group: group({ logGroupClass: 'DELIVERY' }) },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'shortToQuery', text: 'for 1 day only' }],
    },
  },
  others: {
    'no such group': {
      scope,
      evidence: { group: null },
      expect: [{ outcome: 'not-applicable', message: 'gone' }],
    },
  },
});
