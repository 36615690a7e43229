import { recordedBy } from '../../src/analysis/event-selectors.ts';
import { parseArn } from '../../src/core/arn.ts';
import { defineCheck } from '../../src/core/check.ts';
import { trailEventSelectors } from '../../src/evidence/trail-event-selectors.ts';
import { trailInsightSelectors } from '../../src/evidence/trail-insight-selectors.ts';

const wanted = ['ApiCallRateInsight', 'ApiErrorRateInsight'];

export default defineCheck({
  id: 'cloudtrail/insights-are-enabled',
  title: 'Insights are enabled',
  failureTitle: 'Unusual rates of calls and errors go unnoticed',
  severity: 'low',
  source: 'cloudtrail-management',
  breadth: 'destination',
  destination: 'trail',
  why: 'An intruder who tries out stolen credentials makes a burst of calls and of refusals; Insights knows what is usual here and shows the burst.',
  remedy: {
    text: 'Turn on Insights for the call rate and the error rate of management events.',
    cli: 'aws cloudtrail put-insight-selectors --trail-name TRAIL_ARN --insight-selectors \'[{"InsightType":"ApiCallRateInsight"},{"InsightType":"ApiErrorRateInsight"}]\'',
    terraform:
      'resource "aws_cloudtrail" "this" {\n  insight_selector {\n    insight_type = "ApiCallRateInsight"\n  }\n\n  insight_selector {\n    insight_type = "ApiErrorRateInsight"\n  }\n}',
  },
  controls: {
    'nist-800-53-r5': ['AC-6(10)', 'SI-4'],
    'nist-csf-2.0': ['DE.AE-02'],
    'pci-dss-4.0.1': ['10.2.1.4', '10.4.1.1'],
    'soc-2': ['CC7.2'],
    'iso-27001-2022': ['A.8.16'],
    hipaa: ['164.308(a)(1)(ii)(D)'],
    'mitre-attack-18': ['T1580', 'T1526', 'T1087.004'],
    'mitre-attack-19': ['T1580', 'T1526', 'T1087.004'],
  },
  requirements: ['S40'],
  changedBy: ['cloudtrail:PutInsightSelectors', 'cloudtrail:PutEventSelectors', 'cloudtrail:DeleteTrail'],
  needs: { insights: trailInsightSelectors, selectors: trailEventSelectors },
  messages: {
    enabled: 'Trail {name} watches the rates of management calls and of errors.',
    none: 'Trail {name} has no Insights: GetInsightSelectors says InsightNotEnabledException.',
    partial: 'Trail {name} does not watch management events for {left}.',
    starved: 'Trail {name} has Insights, and records no management {class} for them to watch.',
  },
  *evaluate({ insights, selectors }, { scope, pass, missing, unsound }) {
    const name = parseArn(scope.destination?.arn ?? '')?.resource.replace('trail/', '') ?? '';
    if (insights === null) return yield missing('none', { name });
    const facts = { InsightSelectors: insights.InsightSelectors.map(({ InsightType }) => InsightType ?? null) };
    const watched = insights.InsightSelectors.filter(
      ({ EventCategories }) => EventCategories?.includes('Management') ?? true,
    );
    const left = wanted.filter((type) => !watched.some(({ InsightType }) => InsightType === type));
    if (left.length === wanted.length && insights.InsightSelectors.length === 0) return yield missing('none', { name });
    if (left.length > 0) return yield unsound('partial', { name, left: left.join(', ') }, { facts });
    // The call rate counts writes only, the error rate all calls (CloudTrail User Guide, "Working with CloudTrail Insights").
    const { read, write } = recordedBy(selectors).management;
    const operation = 'cloudtrail:GetEventSelectors';
    if (write.kind === 'none') {
      const none = read.kind === 'none' ? 'events' : 'writes';
      return yield unsound('starved', { name, class: none }, { facts, operation });
    }
    yield pass('enabled', { name }, { facts });
  },
});
