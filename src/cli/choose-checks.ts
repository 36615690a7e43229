import { matchesWildcard } from '../analysis/wildcard.ts';
import { checks as wholeCatalogue } from '../catalog/generated/checks.ts';
import { AuditError } from '../core/audit-error.ts';
import type { Check } from '../core/check.ts';
import { chooseFrameworks } from './choose-frameworks.ts';
import { listed } from './list-option.ts';

/** What chooses checks on the command line. */
export interface CheckFlags {
  readonly checks?: string | undefined;
  readonly excludeChecks?: string | undefined;
  readonly framework?: string | undefined;
  readonly deep?: true | undefined;
  readonly deepHours?: string | undefined;
}

/** What adds checks on the command line. */
export interface ChecksDirFlags {
  /** A directory of checks of one's own. */
  readonly checksDir?: string | undefined;
}

/** Whoever says how far back a deep scan reads wants one. */
export const isDeep = ({ deep, deepHours }: Pick<CheckFlags, 'deep' | 'deepHours'>): boolean =>
  deep === true || deepHours !== undefined;

/**
 * The checks that `--checks` names, `*` standing for any run of characters, and that serve a framework which
 * `--framework` names; all when neither was given, less those of `--exclude-checks`. Deep checks are left out unless `--deep` asks for them, or
 * `--checks` names one by its whole id.
 * @param catalogue to choose from: with one's own checks where there are any
 * @throws {AuditError} `usage` for a pattern or a framework that there is not, and when nothing is left
 */
export function chooseChecks(
  { checks: globs, excludeChecks, framework, ...flags }: CheckFlags,
  catalogue: readonly Check[] = wholeCatalogue,
): readonly Check[] {
  const named = without(namedBy(globs, isDeep(flags), catalogue), excludeChecks, catalogue);
  if (framework === undefined) return named;
  const frameworks = chooseFrameworks(framework);
  const serving = named.filter(({ controls }) => frameworks.some(({ id }) => controls[id]?.length));
  if (serving.length === 0) throw new AuditError('usage', `None of the chosen checks serves ${framework}.`);
  return serving;
}

function namedBy(globs: string | undefined, deep: boolean, checks: readonly Check[]): readonly Check[] {
  const patterns = listed(globs);
  if (!patterns) return checks.filter((check) => deep || !check.deep);
  if (patterns.length === 0) throw new AuditError('usage', '--checks names nothing.');
  const chosen = new Set<Check>();
  for (const pattern of patterns)
    for (const check of matching(pattern, checks)) if (deep || !check.deep || check.id === pattern) chosen.add(check);
  if (chosen.size === 0) throw new AuditError('usage', `--checks ${globs} names only deep checks: add --deep.`);
  return checks.filter((check) => chosen.has(check));
}

function without(chosen: readonly Check[], globs: string | undefined, checks: readonly Check[]): readonly Check[] {
  const patterns = listed(globs);
  if (!patterns) return chosen;
  if (patterns.length === 0) throw new AuditError('usage', '--exclude-checks names nothing.');
  const excluded = new Set(patterns.flatMap((pattern) => matching(pattern, checks)));
  const left = chosen.filter((check) => !excluded.has(check));
  if (left.length === 0) throw new AuditError('usage', `--exclude-checks ${globs} leaves no check.`);
  return left;
}

/** @throws {AuditError} `usage` when a pattern names no check */
function matching(pattern: string, checks: readonly Check[]): readonly Check[] {
  const named = checks.filter(({ id }) => matchesWildcard(pattern.split('*'), id));
  if (named.length > 0) return named;
  throw new AuditError(
    'usage',
    `There is no check ${pattern}${suggestion(pattern, checks)}. \`blindspot checks\` lists them.`,
  );
}

/**
 * The check of this id.
 * @throws {AuditError} `usage` when there is none
 */
export function checkNamed(id: string, checks: readonly Check[]): Check {
  const check = checks.find((one) => one.id === id);
  if (check) return check;
  throw new AuditError('usage', `There is no check ${id}${suggestion(id, checks)}. \`blindspot checks\` lists them.`);
}

function suggestion(id: string, checks: readonly Check[]): string {
  const words = id.split(/[^a-z0-9]+/i).filter((word) => word.length > 2);
  const alike = checks
    .map((check) => ({ check, shared: words.filter((word) => check.id.includes(word)).length }))
    .sort((a, b) => b.shared - a.shared)[0];
  return alike && alike.shared > 0 ? `; did you mean ${alike.check.id}?` : '';
}
