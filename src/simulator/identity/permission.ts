import { matchesGlob } from '../estate/policy.ts';
import type { World } from '../world.ts';
import type { Principal } from './access-keys.ts';
import type { DeniedBy } from './refusals.ts';

/**
 * What refuses an action to a principal: a denial of the estate, or that the identity has a list of actions which lacks
 * it. Undefined where it may.
 */
export function refusalOf(world: World, principal: Principal, region: string, action: string): DeniedBy | undefined {
  const denial = world.organization.denials.find(
    (each) =>
      matchesGlob(each.action, action) &&
      (each.accounts?.includes(principal.accountId) ?? true) &&
      (each.regions?.includes(region) ?? true),
  );
  if (denial !== undefined) return denial.by ?? 'identity policy';
  const allowed = allowedTo(world, principal);
  return allowed === undefined || allowed.some((pattern) => matchesGlob(pattern, action))
    ? undefined
    : 'identity policy';
}

/** The actions of the role behind a session, or of the account's auditor; undefined allows all. */
function allowedTo(world: World, { accountId, identityArn }: Principal): readonly string[] | undefined {
  const account = world.account(accountId);
  const role = /:role\/(?:.*\/)?([^/]+)$/.exec(identityArn)?.[1];
  return role === undefined ? account?.auditorAllows : account?.roles.find(({ name }) => name === role)?.allows;
}
