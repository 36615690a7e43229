import { frameworkTables } from '../catalog/frameworks/framework-tables.ts';
import { AuditError } from '../core/audit-error.ts';
import type { FrameworkTable } from '../core/framework-table.ts';
import { listed } from './list-option.ts';

/**
 * The frameworks that `--framework` names; all when it was not given.
 * @throws {AuditError} `usage` for one that there is not, and for none at all
 */
export function chooseFrameworks(names: string | undefined): readonly FrameworkTable[] {
  const wanted = listed(names);
  if (!wanted) return frameworkTables;
  if (wanted.length === 0) throw new AuditError('usage', `--framework names nothing. ${known()}`);
  const unknown = wanted.find((name) => frameworkTables.every(({ id }) => id !== name));
  if (unknown !== undefined) throw new AuditError('usage', `There is no framework ${unknown}. ${known()}`);
  return frameworkTables.filter(({ id }) => wanted.includes(id));
}

const known = (): string => `There are ${frameworkTables.map(({ id }) => id).join(', ')}.`;
