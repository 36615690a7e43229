import { GetInsightSelectorsCommand } from '@aws-sdk/client-cloudtrail';
import { required } from '../aws/answers.ts';
import { defineCollector } from '../aws/collector.ts';
import { cloudTrail } from '../aws/services.ts';
import { trailInsightSelectors } from '../evidence/trail-insight-selectors.ts';

export default defineCollector({
  kind: trailInsightSelectors,
  service: cloudTrail,
  operations: { GetInsightSelectors: { command: GetInsightSelectorsCommand, absent: ['InsightNotEnabledException'] } },
  async collect({ call, destination }) {
    const answer = await call.GetInsightSelectors({ TrailName: required(destination, 'destination').arn });
    return answer ? { InsightSelectors: required(answer.InsightSelectors, 'InsightSelectors') } : null;
  },
});
