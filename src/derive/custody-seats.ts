import { type Intruder, intruderOf } from '../analysis/custody/intruder.ts';
import { policyPathOf } from '../analysis/service-control/policy-path.ts';
import type { DerivationContext, EstateReader } from '../core/derivation.ts';
import { isCollected } from '../core/evidence.ts';
import { getOrMake } from '../core/get-or-make.ts';
import { organizationDelegatedAdministrators } from '../evidence/organization-delegated-administrators.ts';
import { organizationServiceControlPolicies } from '../evidence/organization-service-control-policies.ts';
import { organizationTree } from '../evidence/organization-tree.ts';

/** The people whom custody asks about. */
export interface Seats {
  readonly partition: string;
  readonly management: string | null;
  administrator(account: string): Intruder;
  root(account: string): Intruder;
  /** Somebody who holds the management account, at work in an account. */
  fromManagement(account: string): Intruder;
  /** Accounts that administer a service for the organization; null when that was not read. */
  delegated(service: string): readonly string[] | null;
}

/** Seats that are remembered. */
const mostSeats = 1_000;

/**
 * Whom the service control policies bind, and how. Resource control policies are not counted: one may forbid more.
 * Whoever holds the management account is bound nowhere: it can detach every policy, and give itself a role in any
 * member, as IAM Identity Center and CloudFormation StackSets do (AWS Organizations User Guide, "Management account
 * best practices").
 */
export function seatsIn(read: EstateReader, { estate }: DerivationContext): Seats {
  const { managementAccountId: management, partition } = estate;
  const orgId = estate.organizationId ?? '';
  const policies = read.ofOrganization(organizationServiceControlPolicies);
  const tree = read.ofOrganization(organizationTree);
  const delegations = read.ofOrganization(organizationDelegatedAdministrators);

  const bondOf = (account: string) => {
    if (account === management)
      return { kind: 'none', because: 'no service control policy binds the management account' } as const;
    if (!isCollected(policies)) return { kind: 'policies', path: policies } as const;
    if (policies.value.Status !== 'ENABLED')
      return { kind: 'none', because: 'service control policies are not enabled' } as const;
    if (!isCollected(tree)) return { kind: 'policies', path: tree } as const;
    return { kind: 'policies', path: policyPathOf(account, orgId, policies.value.Policies, tree.value) } as const;
  };
  const made = new Map<string, Intruder>();
  const inSeat = (account: string, root: boolean) => {
    // Each remembers its answers: of many accounts only those are kept that were asked about lately.
    if (made.size > mostSeats) made.clear();
    return getOrMake(made, `${account} ${root}`, () =>
      intruderOf({ account, partition, orgId, bond: bondOf(account) }, root),
    );
  };
  return {
    partition,
    management,
    administrator: (account) => inSeat(account, false),
    root: (account) => inSeat(account, true),
    fromManagement: (account) =>
      account === management
        ? inSeat(account, true)
        : getOrMake(made, `${account} management`, () =>
            intruderOf({ account, partition, orgId, bond: { kind: 'none', because: unboundEverywhere } }, true),
          ),
    delegated: (service) =>
      isCollected(delegations)
        ? delegations.value.flatMap(({ Id, Services }) => (Services.includes(service) ? [Id] : []))
        : null,
  };
}

const unboundEverywhere =
  'the management account can detach service control policies and give itself a role in the account';
