import { createHash } from 'node:crypto';
import type { Organization } from '../estate/organization.ts';

/** An organizational unit; `path` is that of its names below the root. */
export interface Unit {
  readonly path: readonly string[];
  readonly name: string;
  readonly id: string;
  readonly parentId: string;
}

/** Every organizational unit that an account is in or below, parents before children. */
export function unitsOf(organization: Organization): Unit[] {
  const units = new Map<string, Unit>();
  for (const ou of new Map(organization.accounts.map(({ ou }) => [ou.join('/'), ou])).values()) {
    for (let depth = 1; depth <= ou.length; depth += 1) {
      const path = ou.slice(0, depth);
      const key = path.join('/');
      if (!units.has(key)) {
        units.set(key, {
          path,
          name: path.at(-1) ?? '',
          id: unitId(organization, path),
          parentId: unitId(organization, path.slice(0, -1)),
        });
      }
    }
  }
  return [...units.values()].sort((left, right) => left.path.join('/').localeCompare(right.path.join('/')));
}

/** The id of the unit with this path; of the root for the empty path. */
export function unitId(organization: Organization, path: readonly string[]): string {
  if (path.length === 0) return organization.rootId;
  const root = organization.rootId.replace(/^r-/, '');
  return `ou-${root}-${createHash('sha256').update(path.join('/')).digest('hex').slice(0, 8)}`;
}

/** The ids that a policy's target names: an account, a unit by its path, or the root. */
export function targetId(organization: Organization, target: string): string {
  if (/^\d{12}$/.test(target)) return target;
  return target === 'Root' ? organization.rootId : unitId(organization, target.split('/'));
}
