import {
  ListResolverQueryLogConfigAssociationsCommand,
  ListResolverQueryLogConfigsCommand,
} from '@aws-sdk/client-route53resolver';
import { allPages, required } from '../aws/answers.ts';
import { type Calls, defineCollector } from '../aws/collector.ts';
import { route53Resolver } from '../aws/services.ts';
import { type QueryLogConfig, resolverQueryLogging } from '../evidence/resolver-query-logging.ts';

const operations = {
  ListResolverQueryLogConfigAssociations: ListResolverQueryLogConfigAssociationsCommand,
  ListResolverQueryLogConfigs: ListResolverQueryLogConfigsCommand,
};

export default defineCollector({
  kind: resolverQueryLogging,
  service: route53Resolver,
  operations,
  each: { ListResolverQueryLogConfigs: 'target with a logged VPC' },
  async collect({ call, attempt }) {
    const associations = await allPages(
      (NextToken) => call.ListResolverQueryLogConfigAssociations({ MaxResults: 100, ...(NextToken && { NextToken }) }),
      (page) => page.ResolverQueryLogConfigAssociations,
      (page) => page.NextToken,
    );
    return Promise.all(
      associations.map(async ({ Id, ResourceId, ResolverQueryLogConfigId, Status, Error: error, ErrorMessage }) => ({
        Id: required(Id, 'Id'),
        ResourceId: required(ResourceId, 'ResourceId'),
        ResolverQueryLogConfigId: required(ResolverQueryLogConfigId, 'ResolverQueryLogConfigId'),
        Status: required(Status, 'Status'),
        Error: error,
        ErrorMessage,
        Config: await attempt(async () => configOf(ResolverQueryLogConfigId, call)),
      })),
    );
  },
});

/** The listing has the configurations that other accounts share with this one, too; it is asked once for all. */
async function configOf(id: string | undefined, call: Calls<typeof operations>): Promise<QueryLogConfig> {
  const configs = await allPages(
    (NextToken) => call.ListResolverQueryLogConfigs({ MaxResults: 100, ...(NextToken && { NextToken }) }),
    (page) => page.ResolverQueryLogConfigs,
    (page) => page.NextToken,
  );
  const config = required(
    configs.find(({ Id }) => Id === id),
    `query logging configuration ${id}`,
  );
  return {
    Id: required(config.Id, 'Id'),
    Arn: required(config.Arn, 'Arn'),
    Name: config.Name,
    OwnerId: required(config.OwnerId, 'OwnerId'),
    Status: required(config.Status, 'Status'),
    ShareStatus: config.ShareStatus,
    DestinationArn: required(config.DestinationArn, 'DestinationArn'),
  };
}
