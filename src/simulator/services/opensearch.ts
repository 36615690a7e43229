import type * as OpenSearch from '@aws-sdk/client-opensearch';
import type { Answers } from '../answers.ts';
import { AwsError } from '../wire/aws-error.ts';

/** Amazon OpenSearch Service, which signs and is authorized as `es`. */
export const es: Answers<typeof OpenSearch> = {
  ListDomainNames: (_input, { estate }) => ({
    DomainNames: estate.dataServices.searchDomains.map(({ DomainName }) => ({ DomainName, EngineType: 'OpenSearch' })),
  }),

  DescribeDomains({ DomainNames = [] }, call) {
    if (DomainNames.length > 5) {
      throw new AwsError('ValidationException', 'Please provide a maximum of 5 domain names to describe.');
    }
    // Names of no domain are left out of the answer.
    const found = call.estate.dataServices.searchDomains.filter(({ DomainName }) => DomainNames.includes(DomainName));
    return {
      DomainStatusList: found.map(({ DomainName, logs }) => ({
        DomainId: `${call.account.id}/${DomainName}`,
        DomainName,
        ARN: call.arn('es', `domain/${DomainName}`),
        Created: true,
        Deleted: false,
        EngineVersion: 'OpenSearch_2.19',
        ClusterConfig: { InstanceType: 'r6g.large.search', InstanceCount: 3 },
        ...(Object.keys(logs).length > 0 && {
          LogPublishingOptions: Object.fromEntries(
            Object.entries(logs).map(([type, Enabled]) => [
              type,
              {
                Enabled,
                CloudWatchLogsLogGroupArn: call.arn('logs', `log-group:/aws/opensearch/${DomainName}/${type}`),
              },
            ]),
          ),
        }),
        AdvancedSecurityOptions: { Enabled: true },
      })),
    };
  },
};
