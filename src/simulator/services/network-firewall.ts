import type * as NetworkFirewall from '@aws-sdk/client-network-firewall';
import type { Answers } from '../answers.ts';
import { AwsError } from '../wire/aws-error.ts';

/** AWS Network Firewall. */
export const networkFirewall: Answers<typeof NetworkFirewall> = {
  ListFirewalls({ NextToken, MaxResults }, call) {
    const page = call.page(call.estate.dataServices.firewalls, {
      token: NextToken,
      size: MaxResults,
      most: 100,
      invalid: 'InvalidTokenException',
    });
    return {
      Firewalls: page.items.map(({ FirewallName }) => ({
        FirewallName,
        FirewallArn: call.arn('network-firewall', `firewall/${FirewallName}`),
      })),
      NextToken: page.next,
    };
  },

  DescribeLoggingConfiguration({ FirewallArn, FirewallName }, call) {
    const found = call.estate.dataServices.firewalls.find((firewall) =>
      FirewallArn === undefined
        ? firewall.FirewallName === FirewallName
        : call.arn('network-firewall', `firewall/${firewall.FirewallName}`) === FirewallArn,
    );
    if (found === undefined) {
      throw new AwsError('ResourceNotFoundException', `Firewall not found: ${FirewallArn ?? FirewallName}`);
    }
    return {
      FirewallArn: call.arn('network-firewall', `firewall/${found.FirewallName}`),
      LoggingConfiguration: {
        LogDestinationConfigs: found.logs.map((LogType) => ({
          LogType,
          LogDestinationType: 'S3',
          LogDestination: { bucketName: found.bucket },
        })),
      },
    };
  },
};
