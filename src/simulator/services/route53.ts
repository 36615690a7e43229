import type * as Route53 from '@aws-sdk/client-route-53';
import type { Answers } from '../answers.ts';
import type { Call } from '../call.ts';
import type { HostedZone } from '../estate/dns.ts';
import { hexId, uuidOf } from '../estate/resource-id.ts';

/** Amazon Route 53: hosted zones, which are of the account and no Region. */
export const route53: Answers<typeof Route53> = {
  ListHostedZones({ Marker, MaxItems }, call) {
    const size = MaxItems ?? 100;
    const page = call.page(call.account.hostedZones, { token: Marker, size, most: 100, invalid: 'InvalidInput' });
    return {
      HostedZones: page.items.map((zone) => ({
        Id: `/hostedzone/${idOf(zone, call)}`,
        Name: zone.Name,
        CallerReference: uuidOf('zone', call.account.id, zone.Name),
        Config: { PrivateZone: zone.PrivateZone },
        ResourceRecordSetCount: 2,
      })),
      Marker,
      IsTruncated: page.next !== undefined,
      NextMarker: page.next,
      MaxItems: size,
    };
  },

  ListQueryLoggingConfigs({ NextToken, MaxResults, HostedZoneId }, call) {
    const logged = call.account.hostedZones.flatMap(({ CloudWatchLogsLogGroupArn, ...zone }) => {
      const id = idOf(zone, call);
      return CloudWatchLogsLogGroupArn === undefined || (HostedZoneId !== undefined && HostedZoneId !== id)
        ? []
        : [{ Id: uuidOf('query-logging', id), HostedZoneId: id, CloudWatchLogsLogGroupArn }];
    });
    const page = call.page(logged, {
      token: NextToken,
      size: MaxResults,
      most: 100,
      invalid: 'InvalidPaginationToken',
    });
    return { QueryLoggingConfigs: page.items, NextToken: page.next };
  },
};

const idOf = ({ Name, PrivateZone }: HostedZone, call: Call): string =>
  `Z${hexId('zone', call.account.id, Name, String(PrivateZone)).slice(0, 20).toUpperCase()}`;
