import { checks } from '../catalog/generated/checks.ts';
import { AuditError } from '../core/audit-error.ts';
import type { Check } from '../core/check.ts';
import { listed } from './list-option.ts';

/**
 * The checks that `--checks` names; all when it was not given. `*` stands for any run of characters.
 * @throws {AuditError} `usage` for a pattern that names no check, and for none at all
 */
export function chooseChecks(globs: string | undefined): readonly Check[] {
  const patterns = listed(globs);
  if (!patterns) return checks;
  if (patterns.length === 0) throw new AuditError('usage', '--checks names nothing.');
  const chosen = new Set<Check>();
  for (const pattern of patterns) {
    const expression = new RegExp(`^${pattern.split('*').map(escaped).join('.*')}$`);
    const named = checks.filter(({ id }) => expression.test(id));
    if (named.length === 0)
      throw new AuditError(
        'usage',
        `There is no check ${pattern}${suggestion(pattern)}. \`blindspot checks\` lists them.`,
      );
    for (const check of named) chosen.add(check);
  }
  return checks.filter((check) => chosen.has(check));
}

/**
 * The check of this id.
 * @throws {AuditError} `usage` when there is none
 */
export function checkNamed(id: string): Check {
  const check = checks.find((one) => one.id === id);
  if (check) return check;
  throw new AuditError('usage', `There is no check ${id}${suggestion(id)}. \`blindspot checks\` lists them.`);
}

const escaped = (text: string): string => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&');

function suggestion(id: string): string {
  const words = id.split(/[^a-z0-9]+/i).filter((word) => word.length > 2);
  const alike = checks
    .map((check) => ({ check, shared: words.filter((word) => check.id.includes(word)).length }))
    .sort((a, b) => b.shared - a.shared)[0];
  return alike && alike.shared > 0 ? `; did you mean ${alike.check.id}?` : '';
}
