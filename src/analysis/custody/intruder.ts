import { describeUnread, type Evidence, isCollected } from '../../core/evidence.ts';
import { getOrMake } from '../../core/get-or-make.ts';
import { globalRegionOf } from '../../core/partition.ts';
import { coversAction, type Statement } from '../policy-document.ts';
import { matchesPattern } from '../policy-wildcard.ts';
import type { PolicyRequest } from '../service-control/condition-holds.ts';
import { decide } from '../service-control/decide.ts';
import { exemptionsIn } from '../service-control/exemptions.ts';
import type { PolicyPath } from '../service-control/policy-path.ts';
import { ordinaryAdministrator } from '../service-control/tampering.ts';
import type { Truth } from '../service-control/truth.ts';

/** What binds the principals of an account from above. */
export type Bond =
  | { readonly kind: 'none'; readonly because: string }
  | { readonly kind: 'policies'; readonly path: Evidence<PolicyPath> };

/** Where somebody's credentials are taken to have been stolen. */
export interface Seat {
  readonly account: string;
  readonly partition: string;
  readonly orgId: string;
  readonly bond: Bond;
}

/** Somebody with all that IAM can give in an account, or its root user. */
export interface Intruder {
  readonly account: string;
  readonly root: boolean;
  readonly orgId: string;
  /** Whether what binds the account from above leaves an act to them. */
  may(action: string, resource: string, region?: string): { readonly truth: Truth; readonly because: string };
  /** The request as condition keys see it. */
  request(action: string, resource: string): PolicyRequest;
}

/**
 * An administrator of an account, or its root user. An administrator can also take the roles that a policy exempts,
 * where nothing keeps it from making one of that name.
 */
export function intruderOf(seat: Seat, root: boolean): Intruder {
  const { account, partition, orgId, bond } = seat;
  const path = bond.kind === 'policies' && isCollected(bond.path) ? bond.path.value : undefined;
  const own = root ? `arn:${partition}:iam::${account}:root` : ordinaryAdministrator(partition, account);
  const principals = root || !path ? [own] : [own, ...exemptRoles({ ...seat, path })];
  const requestAs = (principalArn: string, action: string, resource: string, region: string): PolicyRequest => ({
    action,
    resource,
    principalArn,
    account,
    region,
    orgId,
    orgPath: path?.orgPath,
  });
  const statements = (path?.levels ?? []).flatMap(({ policies }) =>
    policies.flatMap(({ document }) => document.statements),
  );
  const byRegion = statements.some(speaksOfRegions);
  const byResource = new Map<string, boolean>();
  const isResourceAsked = (action: string): boolean =>
    getOrMake(byResource, action, () =>
      statements.some((statement) => coversAction(statement, action) && namesResources(statement)),
    );
  const asked = new Map<string, ReturnType<Intruder['may']>>();
  const decided = (action: string, resource: string, region: string): ReturnType<Intruder['may']> => {
    if (bond.kind === 'none') return { truth: 'yes', because: bond.because };
    if (!path)
      return { truth: 'maybe', because: isCollected(bond.path) ? '' : describeUnread(bond.path).replace(/\.$/, '') };
    const decisions = principals.map((principal) => ({
      principal,
      decision: decide(path.levels, requestAs(principal, action, resource, region)),
    }));
    const open = decisions.find(({ decision }) => decision.effect === 'allowed');
    if (open)
      return {
        truth: 'yes',
        because:
          open.principal === own
            ? 'no service control policy denies it'
            : `a role named ${open.principal.split('/').at(-1)} is exempt, and can be made`,
      };
    const doubtful = decisions.flatMap(({ decision }) => (decision.effect === 'undecidable' ? [decision] : []))[0];
    if (doubtful) return { truth: 'maybe', because: doubtful.because };
    const [denied] = decisions.flatMap(({ decision }) => (decision.effect === 'denied' ? [decision.because] : []));
    return { truth: 'no', because: denied ?? 'a service control policy denies it' };
  };
  return {
    account,
    root,
    orgId,
    request: (action, resource) => requestAs(own, action, resource, globalRegionOf(partition)),
    may: (action, resource, region = globalRegionOf(partition)) =>
      getOrMake(asked, `${action} ${isResourceAsked(action) ? resource : ''} ${byRegion ? region : ''}`, () =>
        decided(action, resource, region),
      ),
  };
}

/** Elsewhere the Region, or the resource, makes no difference. */
const speaksOfRegions = ({ conditions }: Statement): boolean =>
  conditions.some(({ key }) => key === 'aws:requestedregion');
const namesResources = ({ resources }: Statement): boolean =>
  resources.kind !== 'absent' && !(resources.kind === 'only' && resources.patterns.every((one) => one === '*'));

/** Roles that the account's guards spare and that its administrator can make. */
function exemptRoles({ account, partition, orgId, path }: Seat & { readonly path: PolicyPath }): readonly string[] {
  const { exemptions } = exemptionsIn({ path, account, partition, orgId, regions: [] });
  return exemptions.flatMap(({ pattern, reach }) => {
    const [arn, , service, , owner = '', ...rest] = pattern.split(':');
    if (reach !== 'open' || arn !== 'arn' || service !== 'iam' || !matchesPattern(owner, account)) return [];
    const name = rest.join(':').replace(/[*?]/g, 'x');
    return name.startsWith('role/') ? [`arn:${partition}:iam::${account}:${name}`] : [];
  });
}
