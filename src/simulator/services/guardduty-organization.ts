import type { Member } from '@aws-sdk/client-guardduty';
import type { Call } from '../call.ts';
import type { Account } from '../estate/account.ts';
import { regionOf } from '../estate/account.ts';
import type { Detector } from '../estate/detector.ts';
import type { Organization } from '../estate/organization.ts';
import { hexId } from '../estate/resource-id.ts';
import { AwsError } from '../wire/aws-error.ts';

/** The account that administers GuardDuty in a Region. */
export function administratorIn(organization: Organization, region: string): string | undefined {
  const stated = organization.guardDutyAdministratorIn[region];
  if (stated === null) return undefined;
  return stated ?? organization.guardDutyAdministrator;
}

/** A detector's id. */
export function detectorId(accountId: string, region: string): string {
  return hexId('detector', accountId, region);
}

/** The caller's detector; GuardDuty refuses every other id in the same words. */
export function ownDetector(id: string | undefined, call: Call): Detector {
  const { detector } = call.estate;
  if (detector === undefined || id !== detectorId(call.account.id, call.region)) {
    throw badRequest('The request is rejected because the input detectorId is not owned by the current account.');
  }
  return detector;
}

/** GuardDuty's one error for most refusals. */
export function badRequest(message: string): AwsError {
  return new AwsError('BadRequestException', message, { fields: { Type: 'InvalidInputException' } });
}

/** An account that the administrator sees as a member. */
export interface Membership {
  readonly account: Account;
  readonly detector: Detector;
  readonly RelationshipStatus: string;
}

/** The memberships as the administrator sees them: of every account of the organization whose detector has a relationship. */
export function membershipsOf(call: Call): Membership[] {
  const { organization } = call.world;
  if (administratorIn(organization, call.region) !== call.account.id) return [];
  return organization.accounts.flatMap((account) => {
    const { detector } = account === call.account ? { detector: undefined } : regionOf(account, call.region);
    if (detector?.relationship === undefined) return [];
    const RelationshipStatus = account.state === 'ACTIVE' ? detector.relationship : 'AccountSuspended';
    return [{ account, detector, RelationshipStatus }];
  });
}

/** A membership as ListMembers words it. */
export function memberOf({ account, detector, RelationshipStatus }: Membership, call: Call): Member {
  const time = call.world.at(detector.createdAgo).toISOString();
  return {
    AccountId: account.id,
    DetectorId: detectorId(account.id, call.region),
    MasterId: call.account.id,
    AdministratorId: call.account.id,
    Email: account.email,
    RelationshipStatus,
    InvitedAt: time,
    UpdatedAt: time,
  };
}
