import { ListDetectorsCommand, ListMembersCommand } from '@aws-sdk/client-guardduty';
import { allPages, required } from '../aws/answers.ts';
import { defineCollector } from '../aws/collector.ts';
import { guardDuty } from '../aws/services.ts';
import { accountId } from '../core/ids.ts';
import { guardDutyMembers } from '../evidence/guardduty-members.ts';
import { detectorId } from './guardduty-detector.ts';

export default defineCollector({
  kind: guardDutyMembers,
  service: guardDuty,
  operations: { ListDetectors: ListDetectorsCommand, ListMembers: ListMembersCommand },
  each: { ListMembers: 'detector' },
  async collect({ call }) {
    const DetectorId = await detectorId(call);
    if (DetectorId === undefined) return null;
    const members = await allPages(
      // 'false' also lists accounts that were removed or never came in: those are the ones left out.
      (NextToken) => call.ListMembers({ DetectorId, OnlyAssociated: 'false', MaxResults: 50, NextToken }),
      ({ Members }) => Members, // absent when there are none
      ({ NextToken }) => NextToken,
    );
    return {
      DetectorId,
      Members: members.map(({ AccountId, RelationshipStatus }) => ({
        AccountId: accountId(required(AccountId, 'Members.AccountId')),
        RelationshipStatus: required(RelationshipStatus, 'Members.RelationshipStatus'),
      })),
    };
  },
});
