import {
  GetAdministratorAccountCommand,
  GetFindingAggregatorCommand,
  ListFindingAggregatorsCommand,
  ListMembersCommand,
} from '@aws-sdk/client-securityhub';
import { allPages, required } from '../aws/answers.ts';
import { defineCollector, defineVantage } from '../aws/collector.ts';
import { securityHub } from '../aws/services.ts';
import { securityHubAdministration } from '../evidence/security-hub-administration.ts';

export default defineCollector({
  kind: securityHubAdministration,
  service: securityHub,
  operations: {
    // InvalidAccessException is Security Hub's word for "not enabled here".
    GetAdministratorAccount: {
      command: GetAdministratorAccountCommand,
      absent: ['InvalidAccessException', 'ResourceNotFoundException'],
    },
    ListFindingAggregators: ListFindingAggregatorsCommand,
    GetFindingAggregator: GetFindingAggregatorCommand,
  },
  each: { ListFindingAggregators: 'hub that nobody else administers', GetFindingAggregator: 'finding aggregator' },
  // The relationship is one record that both sides read (Security Hub API Reference, Member: AdministratorId,
  // MemberStatus). Whether Security Hub is enabled in the member is the member's own to tell: see `impliedEmptyBy`.
  vantage: defineVantage({
    principal: 'securityhub.amazonaws.com',
    operations: { ListMembers: ListMembersCommand },
    async collect({ call, account }) {
      const members = await allPages(
        (NextToken) => call.ListMembers({ OnlyAssociated: true, MaxResults: 50, NextToken }),
        (page) => page.Members, // absent when there are none
        (page) => page.NextToken,
      );
      return Object.fromEntries(
        members.flatMap(({ AccountId, AdministratorId, MemberStatus }) =>
          AccountId && AdministratorId === account && MemberStatus === 'Enabled'
            ? [[AccountId, { Administrator: { AccountId: AdministratorId, MemberStatus }, FindingAggregators: [] }]]
            : [],
        ),
      );
    },
  }),
  async collect({ call }) {
    const answer = await call.GetAdministratorAccount({});
    if (!answer) return null;
    const { AccountId, MemberStatus } = answer.Administrator ?? {};
    if (AccountId) {
      const Administrator = { AccountId, MemberStatus: required(MemberStatus, 'Administrator.MemberStatus') };
      return { Administrator, FindingAggregators: [] };
    }
    const listed = await allPages(
      (NextToken) => call.ListFindingAggregators({ NextToken }),
      (page) => page.FindingAggregators, // absent when there are none
      (page) => page.NextToken,
    );
    const FindingAggregators = await Promise.all(
      listed.map(async (one) => {
        const FindingAggregatorArn = required(one.FindingAggregatorArn, 'FindingAggregatorArn');
        const found = await call.GetFindingAggregator({ FindingAggregatorArn });
        return {
          FindingAggregatorArn,
          FindingAggregationRegion: required(found.FindingAggregationRegion, 'FindingAggregationRegion'),
          RegionLinkingMode: required(found.RegionLinkingMode, 'RegionLinkingMode'),
          Regions: found.Regions ?? [], // only sent with the modes that name Regions
        };
      }),
    );
    return { FindingAggregators };
  },
});
