import { logGroupArn } from '../../core/arn.ts';
import { describeUnread, isCollected } from '../../core/evidence.ts';
import { hostedZoneArn, type PublicHostedZone } from '../../evidence/public-hosted-zones.ts';
import { type QueryLogAssociation, queryLogDestination } from '../../evidence/resolver-query-logging.ts';
import { type Vpc, vpcArn } from '../../evidence/vpcs.ts';
import type { Sender } from './sender.ts';
import type { Place } from './senders.ts';

/** The queries of a VPC go where its query logging configuration says, along one association. */
export function queryLogSender(
  { Id, ResourceId, Status, Error: error, Config }: QueryLogAssociation,
  networks: readonly Vpc[],
  { account, region, partition }: Place,
): Sender {
  const vpc = networks.find(({ VpcId }) => VpcId === ResourceId) ?? { VpcId: ResourceId, OwnerId: account };
  const common = {
    source: 'dns' as const,
    via: null,
    region,
    judges: [{ check: 'dns/resolver-queries-are-logged', resource: vpcArn(partition, region, vpc) }],
  };
  if (!isCollected(Config)) return { ...common, to: null, says: { state: 'unknown', why: describeUnread(Config) } };
  const to = queryLogDestination(Config.value) ?? null;
  const failure = error && error !== 'NONE' ? ` (${error})` : '';
  if (Status === 'ACTIVE' && !failure) return { ...common, to };
  // Another association of the VPC may log all the same, so that the check passes.
  return { ...common, to, says: { state: 'broken', why: `Association ${Id} is ${Status}${failure}.` } };
}

/** The queries that a public zone answers go to a log group, or are not logged. */
export function zoneSender({ Id, QueryLogging }: PublicHostedZone, partition: string): readonly Sender[] {
  if (isCollected(QueryLogging) && QueryLogging.value === null) return [];
  return [
    {
      source: 'dns',
      via: null,
      region: null,
      to:
        isCollected(QueryLogging) && QueryLogging.value
          ? { type: 'log-group', arn: logGroupArn(QueryLogging.value.CloudWatchLogsLogGroupArn) }
          : null,
      judges: [{ check: 'dns/public-zones-are-logged', resource: hostedZoneArn(partition, Id) }],
    },
  ];
}
