import { bucketArn, bucketNameOf } from '../../core/arn.ts';
import { describeUnread, type Evidence, isCollected } from '../../core/evidence.ts';
import type { DetectorAdministration } from '../../evidence/guardduty-administrator.ts';
import {
  type GuardDutyExports,
  type PublishingDestination,
  publishingDestinationArn,
} from '../../evidence/guardduty-publishing-destinations.ts';
import type { Sender } from './sender.ts';
import type { Place } from './senders.ts';

const enabled = { check: 'guardduty/detector-is-enabled' };

/** Findings of a member go to its administrator; those of any other detector where it exports them, or nowhere. */
export function guardDutySenders(
  { Administrator, AdministersOrganization }: DetectorAdministration,
  exports: Evidence<GuardDutyExports | null>,
  at: Place,
): readonly Sender[] {
  const common = { source: 'guardduty' as const, via: null, region: at.region };
  const exported: readonly Sender[] = isCollected(exports)
    ? (exports.value?.Destinations ?? []).map((one) => {
        const resource = publishingDestinationArn(at, exports.value?.DetectorId ?? '', one.DestinationId);
        const judge = { check: 'guardduty/findings-are-exported', resource };
        // Whether a member exports of its own accord besides, no check judges.
        return { ...common, ...exportOf(one, at.partition), judges: Administrator ? [enabled] : [enabled, judge] };
      })
    : [{ ...common, to: null, judges: [], says: { state: 'unknown', why: describeUnread(exports) } }];
  if (Administrator) {
    const to = { type: 'guardduty-administrator', account: Administrator.AccountId } as const;
    return [{ ...common, to, judges: [{ check: 'guardduty/is-centrally-managed' }, enabled] }, ...exported];
  }
  const administers = AdministersOrganization && isCollected(AdministersOrganization) && AdministersOrganization.value;
  if (exported.length > 0 || administers) return exported;
  return [{ ...common, to: null, judges: [{ check: 'guardduty/findings-are-exported' }] }];
}

function exportOf({ DestinationId, Status, Details }: PublishingDestination, partition: string) {
  if (!isCollected(Details)) return { to: null, says: { state: 'unknown' as const, why: describeUnread(Details) } };
  const bucket = bucketNameOf(Details.value.DestinationArn);
  return {
    to: bucket ? { type: 'bucket' as const, arn: bucketArn(partition, bucket) } : null,
    says:
      Status === 'PUBLISHING'
        ? { state: 'delivers' as const, why: 'The Status of the publishing destination is PUBLISHING.' }
        : { state: 'broken' as const, why: `Publishing destination ${DestinationId} has Status ${Status}.` },
  };
}
