import type { Audit } from '../core/audit.ts';
import { type OrganizationUnit, unitsAtMost } from './organization-units.ts';

/** A unit of the map. */
export interface Unit extends OrganizationUnit {
  readonly key: string;
}

/** More units than this are hard to see at once. */
const most = 24;

/** The accounts of the organization by unit, in the order of the tree; accounts that were left out by intent are not told. */
export function unitsOf({ organization, scope }: Audit): readonly Unit[] {
  const skipped = new Set(scope.skipped.flatMap(({ account, region }) => (region === undefined ? [account] : [])));
  return unitsAtMost(
    organization.accounts.filter(({ id }) => !skipped.has(id)),
    most,
  ).map((unit, index) => ({ ...unit, key: `unit-${index + 1}` }));
}
