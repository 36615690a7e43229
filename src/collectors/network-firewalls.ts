import { DescribeLoggingConfigurationCommand, ListFirewallsCommand } from '@aws-sdk/client-network-firewall';
import { allPages, required } from '../aws/answers.ts';
import { defineCollector } from '../aws/collector.ts';
import { networkFirewall } from '../aws/services.ts';
import { networkFirewalls } from '../evidence/network-firewalls.ts';

export default defineCollector({
  kind: networkFirewalls,
  service: networkFirewall,
  operations: {
    ListFirewalls: ListFirewallsCommand,
    DescribeLoggingConfiguration: DescribeLoggingConfigurationCommand,
  },
  each: { DescribeLoggingConfiguration: 'firewall' },
  async collect({ call, attempt }) {
    const firewalls = await allPages(
      (NextToken) => call.ListFirewalls({ NextToken, MaxResults: 100 }),
      (page) => page.Firewalls,
      (page) => page.NextToken,
    );
    return Promise.all(
      firewalls.map(async (firewall) => {
        const FirewallArn = required(firewall.FirewallArn, 'FirewallArn');
        return {
          FirewallArn,
          FirewallName: required(firewall.FirewallName, 'FirewallName'),
          LogDestinationConfigs: await attempt(async () => {
            const { FirewallArn: described, LoggingConfiguration } = await call.DescribeLoggingConfiguration({
              FirewallArn,
            });
            required(described, 'FirewallArn');
            // A firewall that was never set to log has no LoggingConfiguration.
            return (LoggingConfiguration?.LogDestinationConfigs ?? []).map(({ LogType, LogDestinationType }) => ({
              LogType: required(LogType, 'LogType'),
              LogDestinationType: required(LogDestinationType, 'LogDestinationType'),
            }));
          }),
        };
      }),
    );
  },
});
