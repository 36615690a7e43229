import { ListDetectorsCommand, ListMembersCommand } from '@aws-sdk/client-guardduty';
import { allPages, required } from '../aws/answers.ts';
import { type Calls, defineCollector } from '../aws/collector.ts';
import { guardDuty } from '../aws/services.ts';
import { accountId } from '../core/ids.ts';
import { guardDutyMembers } from '../evidence/guardduty-members.ts';
import { detectorId } from './guardduty-detector.ts';

const operations = { ListDetectors: ListDetectorsCommand, ListMembers: ListMembersCommand };

export default defineCollector({
  kind: guardDutyMembers,
  service: guardDuty,
  operations,
  each: { ListMembers: 'detector' },
  async collect({ call }) {
    const found = await membersOf(call);
    return (
      found && {
        DetectorId: found.DetectorId,
        Members: found.Members.map(({ AccountId, RelationshipStatus }) => ({
          AccountId: accountId(required(AccountId, 'Members.AccountId')),
          RelationshipStatus: required(RelationshipStatus, 'Members.RelationshipStatus'),
        })),
      }
    );
  },
});

/** The members of an administrator's detector; null without one. */
export async function membersOf(call: Calls<typeof operations>) {
  const DetectorId = await detectorId(call);
  if (DetectorId === undefined) return null;
  const Members = await allPages(
    // 'false' also lists accounts that were removed or never came in: those are the ones left out.
    (NextToken) => call.ListMembers({ DetectorId, OnlyAssociated: 'false', MaxResults: 50, NextToken }),
    (page) => page.Members, // absent when there are none
    ({ NextToken }) => NextToken,
  );
  return { DetectorId, Members };
}
