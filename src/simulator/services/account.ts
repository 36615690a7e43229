import type * as AccountApi from '@aws-sdk/client-account';
import type { Answers } from '../answers.ts';
import type { Call } from '../call.ts';
import type { Account } from '../estate/account.ts';
import { optInRegions } from '../estate/regions.ts';
import { AwsError } from '../wire/aws-error.ts';

/** AWS Account Management. */
export const account: Answers<typeof AccountApi> = {
  ListRegions({ AccountId, RegionOptStatusContains, MaxResults, NextToken }, call) {
    const subject = subjectOf(AccountId, call);
    const all = [
      ...call.world.organization.regions.map((RegionName) => ({
        RegionName,
        RegionOptStatus: 'ENABLED_BY_DEFAULT' as const,
      })),
      ...optInRegions.map((RegionName) => ({
        RegionName,
        RegionOptStatus: subject.optIn[RegionName] ?? ('DISABLED' as const),
      })),
    ];
    const wanted = all.filter(({ RegionOptStatus }) => RegionOptStatusContains?.includes(RegionOptStatus) ?? true);
    const page = call.page(wanted, { token: NextToken, size: MaxResults, most: 50, invalid: 'ValidationException' });
    return { Regions: page.items, NextToken: page.next };
  },

  GetAlternateContact({ AccountId, AlternateContactType }, call) {
    const { securityContact } = subjectOf(AccountId, call);
    if (AlternateContactType !== 'SECURITY' || securityContact === undefined) {
      throw new AwsError('ResourceNotFoundException', 'No contact of the inputted alternate contact type found.');
    }
    return { AlternateContact: { ...securityContact, AlternateContactType } };
  },
};

/** The management account must leave its own id out, and may name any member when Account Management is trusted. */
function subjectOf(id: string | undefined, call: Call): Account {
  if (id === undefined) return call.account;
  const { organization } = call.world;
  const subject = call.world.account(id);
  const mayAsk =
    organization.inUse &&
    call.account.id === organization.managementAccountId &&
    organization.serviceAccess.includes('account.amazonaws.com');
  if (id === call.account.id || subject === undefined || !mayAsk) {
    throw new AwsError(
      'AccessDeniedException',
      `User: ${call.principal.arn} is not authorized to perform this operation on account ${id}`,
    );
  }
  return subject;
}
