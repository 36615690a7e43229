import type * as SecurityHubApi from '@aws-sdk/client-securityhub';
import type { Answers } from '../answers.ts';
import type { Call } from '../call.ts';
import { regionOf } from '../estate/account.ts';
import { days } from '../estate/ago.ts';
import { hexId, uuidOf } from '../estate/resource-id.ts';
import type { SecurityHub } from '../estate/security-hub.ts';
import { AwsError } from '../wire/aws-error.ts';

/** AWS Security Hub CSPM. Where it is not enabled, every operation is refused as an invalid access. */
export const securityHub: Answers<typeof SecurityHubApi> = {
  DescribeHub(_input, call) {
    enabled(call);
    return {
      HubArn: call.arn('securityhub', 'hub/default'),
      SubscribedAt: call.world.at(days(300)).toISOString(),
      AutoEnableControls: true,
      ControlFindingGenerator: 'SECURITY_CONTROL',
    };
  },

  GetEnabledStandards({ NextToken, MaxResults }, call) {
    const page = call.page(enabled(call).standards, paging(NextToken, MaxResults));
    const { partition } = call.world.organization;
    return {
      StandardsSubscriptions: page.items.map(({ name, status }) => ({
        StandardsSubscriptionArn: call.arn('securityhub', `subscription/${name}`),
        StandardsArn: `arn:${partition}:securityhub:${call.region}::standards/${name}`,
        StandardsInput: {},
        StandardsStatus: status,
      })),
      NextToken: page.next,
    };
  },

  GetAdministratorAccount(_input, call) {
    const { administrator } = enabled(call);
    if (administrator === undefined) return {};
    return {
      Administrator: {
        AccountId: administrator,
        InvitationId: hexId('invitation', call.account.id, call.region),
        InvitedAt: call.world.at(days(300)),
        MemberStatus: 'Enabled',
      },
    };
  },

  ListMembers({ NextToken, MaxResults }, call) {
    enabled(call);
    const { accounts } = call.world.organization;
    const members = accounts.filter(
      (account) => regionOf(account, call.region).securityHub?.administrator === call.account.id,
    );
    const page = call.page(members, { ...paging(NextToken, MaxResults), most: 50 });
    return {
      Members: page.items.map(({ id, email }) => ({
        AccountId: id,
        Email: email,
        AdministratorId: call.account.id,
        MasterId: call.account.id,
        MemberStatus: 'Enabled',
        InvitedAt: call.world.at(days(300)),
        UpdatedAt: call.world.at(days(300)),
      })),
      NextToken: page.next,
    };
  },

  ListFindingAggregators({ NextToken, MaxResults }, call) {
    enabled(call);
    const arn = aggregatorArn(call);
    const page = call.page(arn === undefined ? [] : [arn], paging(NextToken, MaxResults));
    return {
      FindingAggregators: page.items.map((FindingAggregatorArn) => ({ FindingAggregatorArn })),
      NextToken: page.next,
    };
  },

  GetFindingAggregator({ FindingAggregatorArn }, call) {
    enabled(call);
    const { findingAggregator } = call.account;
    if (findingAggregator === undefined || FindingAggregatorArn !== aggregatorArn(call)) {
      throw new AwsError('ResourceNotFoundException', `Finding aggregator ${FindingAggregatorArn} was not found.`);
    }
    const { region, mode, regions } = findingAggregator;
    return {
      FindingAggregatorArn,
      FindingAggregationRegion: region,
      RegionLinkingMode: mode,
      ...(regions.length > 0 && { Regions: [...regions] }),
    };
  },
};

const paging = (token: string | undefined, size: number | undefined) => ({
  token,
  size,
  most: 100,
  invalid: 'InvalidInputException',
});

function enabled({ account, estate }: Call): SecurityHub {
  if (estate.securityHub === undefined) {
    throw new AwsError('InvalidAccessException', `Account ${account.id} is not subscribed to AWS Security Hub`);
  }
  return estate.securityHub;
}

/** An account has one aggregator at most; it lies in its home Region, and is told in every Region. */
function aggregatorArn({ account, world }: Call): string | undefined {
  const { findingAggregator: aggregator } = account;
  if (aggregator === undefined) return undefined;
  const id = uuidOf('finding-aggregator', account.id);
  return `arn:${world.organization.partition}:securityhub:${aggregator.region}:${account.id}:finding-aggregator/${id}`;
}
