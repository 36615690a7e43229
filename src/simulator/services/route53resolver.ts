import type * as Resolver from '@aws-sdk/client-route53resolver';
import type { Answers } from '../answers.ts';
import type { Call } from '../call.ts';
import type { QueryLogConfig } from '../estate/dns.ts';
import { resourceId } from '../estate/resource-id.ts';
import { vpcsOf } from './ec2-network.ts';

/** Amazon Route 53 Resolver: what logs the DNS queries of VPCs. */
export const route53resolver: Answers<typeof Resolver> = {
  ListResolverQueryLogConfigs({ NextToken, MaxResults }, call) {
    const { queryLogConfigs } = call.estate;
    const page = call.page(queryLogConfigs, paging(NextToken, MaxResults));
    return {
      ...(page.next !== undefined && { NextToken: page.next }),
      TotalCount: queryLogConfigs.length,
      TotalFilteredCount: queryLogConfigs.length,
      ResolverQueryLogConfigs: page.items.map((config) => {
        const owner = config.OwnerId ?? call.account.id;
        const Id = idOf(config, call);
        return {
          Id,
          OwnerId: owner,
          Status: config.Status,
          ShareStatus: owner === call.account.id ? ('NOT_SHARED' as const) : ('SHARED_WITH_ME' as const),
          AssociationCount: vpcIdsOf(config, call).length,
          Arn: `arn:${call.world.organization.partition}:route53resolver:${call.region}:${owner}:resolver-query-log-config/${Id}`,
          Name: config.Name,
          DestinationArn: config.DestinationArn,
          CreatorRequestId: Id,
          CreationTime: call.world.at(config.createdAgo).toISOString(),
        };
      }),
    };
  },

  ListResolverQueryLogConfigAssociations({ NextToken, MaxResults }, call) {
    const all = call.estate.queryLogConfigs.flatMap((config) =>
      vpcIdsOf(config, call).map((ResourceId) => ({
        Id: resourceId('rqlca', idOf(config, call), ResourceId),
        ResolverQueryLogConfigId: idOf(config, call),
        ResourceId,
        Status: 'ACTIVE' as const,
        Error: 'NONE' as const,
        ErrorMessage: '',
        CreationTime: call.world.at(config.createdAgo).toISOString(),
        ...config.association,
      })),
    );
    const page = call.page(all, paging(NextToken, MaxResults));
    return {
      ...(page.next !== undefined && { NextToken: page.next }),
      TotalCount: all.length,
      TotalFilteredCount: all.length,
      ResolverQueryLogConfigAssociations: page.items,
    };
  },
};

const idOf = (config: QueryLogConfig, call: Call): string =>
  resourceId('rqlc', config.OwnerId ?? call.account.id, call.region, config.Name);

const vpcIdsOf = ({ vpcIds }: QueryLogConfig, call: Call): readonly string[] =>
  vpcIds ?? vpcsOf(call.account, call.region).map(({ id }) => id);

const paging = (token: string | undefined, size: number | undefined) => ({
  token,
  size,
  most: 100,
  invalid: 'InvalidNextTokenException',
});
