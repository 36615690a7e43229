import { ListDataLakesCommand, ListLogSourcesCommand, ListSubscribersCommand } from '@aws-sdk/client-securitylake';
import { allPages, required } from '../aws/answers.ts';
import { defineCollector } from '../aws/collector.ts';
import { securityLake } from '../aws/services.ts';
import { securityLakes } from '../evidence/security-lake.ts';

export default defineCollector({
  kind: securityLakes,
  service: securityLake,
  operations: {
    // Some Regions answer an account that has no lake with an empty list, and some with "Security Lake isn't enabled
    // for your account in any Regions". A refusal that names Security Lake's administrator is still a refusal.
    ListDataLakes: { command: ListDataLakesCommand, absent: ['ResourceNotFoundException'] },
    ListLogSources: ListLogSourcesCommand,
    ListSubscribers: ListSubscribersCommand,
  },
  each: { ListLogSources: 'data lake', ListSubscribers: 'data lake' },
  async collect({ call, attempt, region }) {
    const answer = await call.ListDataLakes({ regions: [region] });
    const lake = answer?.dataLakes?.find((one) => one.region === region); // absent when there are none
    if (!lake) return null;
    return {
      dataLakeArn: required(lake.dataLakeArn, 'dataLakeArn'),
      createStatus: lake.createStatus,
      replicationRegions: lake.replicationConfiguration?.regions ?? [], // absent where nothing is passed on
      Sources: await attempt(async () => {
        const sources = await allPages(
          (nextToken) => call.ListLogSources({ regions: [region], nextToken }),
          (page) => page.sources,
          (page) => page.nextToken,
        );
        return sources
          .filter((one) => one.region === region)
          .map((one) => ({
            account: required(one.account, 'sources.account'),
            sourceNames: (one.sources ?? []).flatMap(({ awsLogSource }) => awsLogSource?.sourceName ?? []),
          }));
      }),
      Subscribers: await attempt(async () => {
        const subscribers = await allPages(
          (nextToken) => call.ListSubscribers({ nextToken }),
          (page) => page.subscribers,
          (page) => page.nextToken,
        );
        return subscribers.map(({ subscriberName, subscriberStatus }) => ({
          subscriberName: required(subscriberName, 'subscriberName'),
          subscriberStatus,
        }));
      }),
    };
  },
});
