import { ListLoggingConfigurationsCommand, ListWebACLsCommand } from '@aws-sdk/client-wafv2';
import { allPages, required } from '../aws/answers.ts';
import { type Calls, defineCollector } from '../aws/collector.ts';
import { wafV2 } from '../aws/services.ts';
import { globalRegionOf } from '../core/partition.ts';
import { webAcls } from '../evidence/web-acls.ts';

const operations = { ListWebACLs: ListWebACLsCommand, ListLoggingConfigurations: ListLoggingConfigurationsCommand };
type Scope = 'REGIONAL' | 'CLOUDFRONT';

/** Whose logging configurations there are: the account's own, and those that AWS services manage for it. */
const logScopes = ['CUSTOMER', 'SECURITY_LAKE', 'CLOUDWATCH_TELEMETRY_RULE_MANAGED'] as const;

export default defineCollector({
  kind: webAcls,
  service: wafV2,
  operations,
  each: { ListLoggingConfigurations: 'scope with a web ACL' },
  async collect({ call, attempt, region, partition }) {
    // AWS WAF is asked about CloudFront in US East (N. Virginia) only.
    const withGlobal = partition === 'aws' && region === globalRegionOf(partition);
    const scopes: readonly Scope[] = withGlobal ? ['REGIONAL', 'CLOUDFRONT'] : ['REGIONAL'];
    return Promise.all(
      scopes.map(async (Scope) => {
        const acls = await allPages(
          (NextMarker) => call.ListWebACLs({ Scope, NextMarker, Limit: 100 }),
          (page) => page.WebACLs,
          (page) => page.NextMarker,
        );
        return {
          Scope,
          WebACLs: acls.map(({ Name, ARN }) => ({ Name: required(Name, 'Name'), ARN: required(ARN, 'ARN') })),
          LoggingConfigurations: await attempt(async () => (acls.length === 0 ? [] : loggingOf(Scope, call))),
        };
      }),
    );
  },
});

async function loggingOf(Scope: Scope, call: Calls<typeof operations>) {
  const all = await Promise.all(
    logScopes.map((LogScope) =>
      allPages(
        (NextMarker) => call.ListLoggingConfigurations({ Scope, LogScope, NextMarker, Limit: 100 }),
        (page) => page.LoggingConfigurations,
        (page) => page.NextMarker,
      ),
    ),
  );
  return all.flat().map(({ ResourceArn, LogDestinationConfigs, LoggingFilter }) => ({
    ResourceArn: required(ResourceArn, 'ResourceArn'),
    LogDestinationConfigs: required(LogDestinationConfigs, 'LogDestinationConfigs'),
    LoggingFilter: LoggingFilter && {
      DefaultBehavior: required(LoggingFilter.DefaultBehavior, 'DefaultBehavior'),
      Filters: required(LoggingFilter.Filters, 'Filters').map(({ Behavior, Conditions }) => ({
        Behavior: required(Behavior, 'Behavior'),
        Conditions: required(Conditions, 'Conditions').map(({ ActionCondition }) => ({
          ActionCondition: ActionCondition && { Action: required(ActionCondition.Action, 'Action') },
        })),
      })),
    },
  }));
}
