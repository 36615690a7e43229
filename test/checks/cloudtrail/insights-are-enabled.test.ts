import check from '../../../checks/cloudtrail/insights-are-enabled.ts';
import { describeCheck, destination } from '../../support/describe-check.ts';
import { managementSelectors, trail } from '../../support/trails.ts';

const scope = { destination: destination('trail', trail().TrailARN) };
const rate = { InsightType: 'ApiCallRateInsight' };
const errors = { InsightType: 'ApiErrorRateInsight' };
const insights = (...InsightSelectors: unknown[]) => ({ InsightSelectors });
const only = (ReadWriteType: string, IncludeManagementEvents = true) => ({
  EventSelectors: [{ ReadWriteType, IncludeManagementEvents }],
});

describeCheck(check, {
  passing: {
    'call rate and error rate': {
      scope,
      evidence: { insights: insights(rate, errors), selectors: managementSelectors },
      expect: [{ outcome: 'pass', message: 'enabled', text: 'Trail org-trail' }],
    },
    'both, for management and data events': {
      scope,
      evidence: {
        insights: insights(
          { ...rate, EventCategories: ['Management', 'Data'] },
          { ...errors, EventCategories: ['Management'] },
        ),
        selectors: managementSelectors,
      },
      expect: [{ outcome: 'pass' }],
    },
  },
  failing: {
    'not enabled': {
      scope,
      evidence: { insights: null, selectors: managementSelectors },
      expect: [{ outcome: 'fail', gap: 'missing', message: 'none' }],
    },
    'an empty list': {
      scope,
      evidence: { insights: insights(), selectors: managementSelectors },
      expect: [{ outcome: 'fail', gap: 'missing', message: 'none' }],
    },
    'the call rate only': {
      scope,
      evidence: { insights: insights(rate), selectors: managementSelectors },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'partial', text: 'for ApiErrorRateInsight' }],
    },
    'data events only': {
      scope,
      evidence: {
        insights: insights({ ...rate, EventCategories: ['Data'] }, errors),
        selectors: managementSelectors,
      },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'partial', text: 'for ApiCallRateInsight' }],
    },
    'a trail that records reads only has no calls to count': {
      scope,
      evidence: { insights: insights(rate, errors), selectors: only('ReadOnly') },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'starved', text: 'no management writes' }],
    },
    'a trail without management events': {
      scope,
      evidence: { insights: insights(rate, errors), selectors: only('All', false) },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'starved', text: 'no management events' }],
    },
  },
});
