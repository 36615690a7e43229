import type { AuditResult } from '../core/audit-result.ts';
import { counted } from '../core/counted.ts';
import { getOrMake } from '../core/get-or-make.ts';

type AccountRow = AuditResult['organization']['accounts'][number];

/** Accounts at or below one place of the organization tree. */
export interface OrganizationUnit {
  /** Such as `Root / Workloads / Production`. */
  readonly path: string;
  /** By name. */
  readonly accounts: readonly AccountRow[];
}

/** The name of a unit, however deep. */
export const unitPath = (ou: readonly string[]): string => ou.join(' / ') || 'No organizational unit';

/**
 * The units of some accounts, in the order of their paths, and no more than so many: deep units are told together by the
 * one above them, and where that would leave one alone, the smallest are told together.
 */
export function unitsAtMost(accounts: readonly AccountRow[], most: number): readonly OrganizationUnit[] {
  const deepest = accounts.reduce((depth, { ou }) => Math.max(depth, ou.length), 1);
  let finer: readonly OrganizationUnit[] | null = null;
  for (let depth = deepest; depth > 0; depth--) {
    const units = unitsAt(accounts, depth);
    if (units.length <= most) return units.length > 1 || finer === null ? units : smallestTogether(finer, most);
    finer = units;
  }
  return smallestTogether(finer ?? [], most);
}

/** The units so deep in the tree; each tells of those below it. */
export function unitsAt(accounts: readonly AccountRow[], depth: number): readonly OrganizationUnit[] {
  const units = new Map<string, AccountRow[]>();
  for (const account of accounts) getOrMake(units, unitPath(account.ou.slice(0, depth)), () => []).push(account);
  return [...units]
    .sort(([a], [b]) => order(a, b))
    .map(([path, own]) => ({ path, accounts: own.sort((a, b) => order(a.name, b.name) || order(a.id, b.id)) }));
}

function smallestTogether(units: readonly OrganizationUnit[], most: number): readonly OrganizationUnit[] {
  const bySize = units.toSorted((a, b) => b.accounts.length - a.accounts.length);
  const large = new Set(bySize.slice(0, most - 1));
  const small = units.filter((unit) => !large.has(unit));
  return [
    ...units.filter((unit) => large.has(unit)),
    { path: counted(small.length, 'smaller unit'), accounts: small.flatMap(({ accounts }) => accounts) },
  ];
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
