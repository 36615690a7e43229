import check from '../../../checks/flow-logs/aggregation-is-fine-grained.ts';
import { describeCheck } from '../../support/describe-check.ts';
import { flowLog, flowLogArnOf } from '../../support/flow-logs.ts';

describeCheck(check, {
  passing: {
    'sixty seconds': {
      evidence: { logs: [flowLog()] },
      expect: [
        { outcome: 'pass', message: 'fine', resource: flowLogArnOf('fl-1'), facts: { MaxAggregationInterval: 60 } },
      ],
    },
    'a transit gateway, which is always aggregated over sixty seconds': {
      evidence: { logs: [flowLog({ ResourceId: 'tgw-1', MaxAggregationInterval: undefined })] },
      expect: [{ outcome: 'pass', message: 'fine' }],
    },
  },
  failing: {
    'ten minutes': {
      evidence: { logs: [flowLog({ MaxAggregationInterval: 600 })] },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'coarse', text: '600 seconds' }],
    },
  },
  others: {
    'an interval that was not said is not guessed': {
      evidence: { logs: [flowLog({ MaxAggregationInterval: undefined })] },
      expect: [{ outcome: 'unknown', resource: flowLogArnOf('fl-1') }],
    },
    'no flow logs': { evidence: { logs: [] }, expect: [{ outcome: 'not-applicable', message: 'none' }] },
  },
});
