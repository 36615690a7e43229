import { ListHostedZonesCommand, ListQueryLoggingConfigsCommand } from '@aws-sdk/client-route-53';
import { allPages, required } from '../aws/answers.ts';
import { type Calls, defineCollector } from '../aws/collector.ts';
import { route53 } from '../aws/services.ts';
import { publicHostedZones } from '../evidence/public-hosted-zones.ts';

const operations = { ListHostedZones: ListHostedZonesCommand, ListQueryLoggingConfigs: ListQueryLoggingConfigsCommand };

export default defineCollector({
  kind: publicHostedZones,
  service: route53,
  operations,
  each: { ListQueryLoggingConfigs: 'account with a public zone' },
  async collect({ call, attempt }) {
    const zones = await allPages(
      (Marker) => call.ListHostedZones({ Marker }),
      (page) => page.HostedZones,
      (page) => (page.IsTruncated ? page.NextMarker : undefined),
    );
    const open = zones.filter(({ Config }) => !required(required(Config, 'Config').PrivateZone, 'PrivateZone'));
    return Promise.all(
      open.map(async (zone) => {
        const Id = required(zone.Id, 'Id').replace('/hostedzone/', '');
        return {
          Id,
          Name: required(zone.Name, 'Name'),
          QueryLogging: await attempt(() => queryLoggingOf(Id, call)),
        };
      }),
    );
  },
});

/** One listing holds those of all zones; it is asked once for all. */
async function queryLoggingOf(id: string, call: Calls<typeof operations>) {
  const configs = await allPages(
    (NextToken) => call.ListQueryLoggingConfigs({ NextToken, MaxResults: 100 }),
    (page) => page.QueryLoggingConfigs,
    (page) => page.NextToken,
  );
  const config = configs.find(({ HostedZoneId }) => HostedZoneId === id);
  if (!config) return null;
  return { CloudWatchLogsLogGroupArn: required(config.CloudWatchLogsLogGroupArn, 'CloudWatchLogsLogGroupArn') };
}
