import type * as AccessAnalyzer from '@aws-sdk/client-accessanalyzer';
import type { Answers } from '../answers.ts';
import { days } from '../estate/ago.ts';

/** IAM Access Analyzer. An analyzer of the organization is listed only where it was made. */
export const accessAnalyzer: Answers<typeof AccessAnalyzer> = {
  ListAnalyzers({ nextToken, maxResults, type }, call) {
    const { analyzers } = call.estate;
    const wanted = type === undefined ? analyzers : analyzers.filter((analyzer) => analyzer.type === type);
    const page = call.page(wanted, { token: nextToken, size: maxResults, most: 100, invalid: 'ValidationException' });
    return {
      analyzers: page.items.map((analyzer) => ({
        ...analyzer,
        arn: call.arn('access-analyzer', `analyzer/${analyzer.name}`),
        createdAt: call.world.at(days(300)),
      })),
      nextToken: page.next,
    };
  },
};
