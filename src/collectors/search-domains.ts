import { DescribeDomainsCommand, ListDomainNamesCommand } from '@aws-sdk/client-opensearch';
import { required } from '../aws/answers.ts';
import { defineCollector } from '../aws/collector.ts';
import { openSearch } from '../aws/services.ts';
import { searchDomains } from '../evidence/search-domains.ts';

/** The most domains that one call describes (Amazon OpenSearch Service API Reference, DescribeDomains). */
const atOnce = 5;

export default defineCollector({
  kind: searchDomains,
  service: openSearch,
  operations: { ListDomainNames: ListDomainNamesCommand, DescribeDomains: DescribeDomainsCommand },
  each: { DescribeDomains: 'five domains' },
  async collect({ call }) {
    // The listing has no pages.
    const { DomainNames } = await call.ListDomainNames({});
    const names = required(DomainNames, 'DomainNames').map(({ DomainName }) => required(DomainName, 'DomainName'));
    const batches = Array.from({ length: Math.ceil(names.length / atOnce) }, (_, index) =>
      names.slice(index * atOnce, (index + 1) * atOnce),
    );
    const answers = await Promise.all(batches.map((batch) => call.DescribeDomains({ DomainNames: batch })));
    return answers
      .flatMap(({ DomainStatusList }) => required(DomainStatusList, 'DomainStatusList'))
      .map(({ DomainName, ARN, Deleted, LogPublishingOptions }) => ({
        DomainName: required(DomainName, 'DomainName'),
        ARN: required(ARN, 'ARN'),
        Deleted,
        // Left out of the answer when no log was ever set.
        LogPublishingOptions: Object.fromEntries(
          Object.entries(LogPublishingOptions ?? {}).map(([type, option]) => [
            type,
            { Enabled: required(option.Enabled, 'Enabled') },
          ]),
        ),
      }));
  },
});
