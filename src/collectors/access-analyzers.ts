import { ListAnalyzersCommand } from '@aws-sdk/client-accessanalyzer';
import { allPages, required } from '../aws/answers.ts';
import { defineCollector } from '../aws/collector.ts';
import { accessAnalyzer } from '../aws/services.ts';
import { accessAnalyzers } from '../evidence/access-analyzers.ts';

export default defineCollector({
  kind: accessAnalyzers,
  service: accessAnalyzer,
  operations: { ListAnalyzers: ListAnalyzersCommand },
  async collect({ call }) {
    const analyzers = await allPages(
      (nextToken) => call.ListAnalyzers({ nextToken }),
      (page) => required(page.analyzers, 'analyzers'),
      (page) => page.nextToken,
    );
    return analyzers.map(({ arn, name, type, status }) => ({
      arn: required(arn, 'analyzers.arn'),
      name: required(name, 'analyzers.name'),
      type: required(type, 'analyzers.type'),
      status: required(status, 'analyzers.status'),
    }));
  },
});
