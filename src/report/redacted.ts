import { z } from 'zod';
import type { Audit, FindingSeries } from '../core/audit.ts';
import { auditResultSchema } from '../core/audit-result.ts';
import type { Finding } from '../core/finding.ts';
import { mapped, type Series } from '../core/series.ts';

/** An e-mail address anywhere in a text, as RFC 5321 writes the usual ones. */
const address = /[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(\.[\w-]+)+/g;

/** Fields that hold words of ours or of AWS, never a name that people gave. */
const fixed = new Set([
  'schemaVersion',
  'tool',
  'check',
  'checks',
  'frameworks',
  'coverage',
  'summary',
  'operation',
  'action',
  'readBy',
  'code',
  'region',
  'account',
  'event',
  'days',
  'id',
  ...closedFields(z.toJSONSchema(auditResultSchema, { io: 'input', unrepresentable: 'any' })),
]);

/** The fields that take one of a few words, but for `reason`: it is such a word of what is unread, and free of a waiver. */
function closedFields(schema: unknown): string[] {
  if (Array.isArray(schema)) return schema.flatMap(closedFields);
  if (schema === null || typeof schema !== 'object') return [];
  return Object.entries(schema).flatMap(([key, inner]) =>
    key === 'properties' && inner !== null && typeof inner === 'object'
      ? Object.entries(inner).flatMap(([name, of]) => [
          ...(isClosed(of) && name !== 'reason' ? [name] : []),
          ...closedFields(of),
        ])
      : closedFields(inner),
  );
}

function isClosed(schema: unknown): boolean {
  return schema !== null && typeof schema === 'object' && 'enum' in schema;
}

/** Fields that hold nothing but a person's or a thing's name. */
const naming = new Set(['name', 'owner', 'ou']);

/**
 * The same result without e-mail addresses and without the names of accounts, organizational units and owners, each of
 * which becomes one and the same stand-in wherever it stands. Account ids and ARNs stay: without them nobody can act.
 * Who the caller was stays as the role, without the session's name.
 */
export function redacted(audit: Audit): Audit {
  const standIns = new Map<string, string>();
  const counts = new Map<string, number>();
  const standIn = (text: string, kind: string): string => {
    const known = standIns.get(text);
    if (known) return known;
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    standIns.set(text, `${kind}-${count}`);
    return `${kind}-${count}`;
  };
  for (const { name, ou } of audit.organization.accounts) {
    standIn(name, 'name');
    for (const unit of ou) if (unit !== 'Root') standIn(unit, 'unit'); // every organization's root has that name
  }
  for (const owner of ownersIn(audit)) standIn(owner, 'owner');
  // Longer names first: one may hold another.
  const names = [...standIns.keys()].filter((name) => name.length > 2).sort((a, b) => b.length - a.length);
  const inText = names.length > 0 ? new RegExp(`(?<![\\w-])(${names.map(quoted).join('|')})(?![\\w-])`, 'g') : null;
  const clean = (text: string): string => {
    const without = text.replace(address, (one) => standIn(one, 'e-mail'));
    return inText ? without.replace(inText, (one) => standIns.get(one) ?? one) : without;
  };
  const walk = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') return naming.has(key) ? (standIns.get(value) ?? clean(value)) : clean(value);
    if (Array.isArray(value)) return value.map((one) => walk(one, key));
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [
        name,
        fixed.has(name) || (key === 'unread' && name === 'reason') ? inner : walk(inner, name),
      ]),
    );
  };
  const { findings, coverage, unread, ...rest } = audit;
  const caller = audit.run.caller.replace(/(:assumed-role\/[^/]+\/).+/, '$1redacted');
  // Stand-ins are numbered by where they come first in audit.json: all is gone through once before anything is told.
  for (const [key, value] of Object.entries(audit))
    if (!fixed.has(key)) for (const item of isSeries(value) ? value : [value]) walk(item, key);
  const result = walk(rest, '') as typeof rest; // the same shape
  return {
    ...audit,
    ...result,
    run: { ...result.run, caller: clean(caller) },
    findings: mappedFindings(findings, (finding) => walk(finding, 'findings') as typeof finding),
    coverage,
    unread: mapped(unread, (row) => walk(row, 'unread') as typeof row),
  };
}

/** Those that lie in lists stay so. */
const mappedFindings = (findings: FindingSeries, make: (finding: Finding) => Finding): FindingSeries => ({
  length: findings.length,
  [Symbol.iterator]: () => mapped(findings, make)[Symbol.iterator](),
  ...(findings.listsOf && {
    listsOf: (isWanted) => Array.from(findings.listsOf?.(isWanted) ?? [], (list) => mapped(list, make)),
  }),
});

const isSeries = (value: unknown): value is Series<unknown> =>
  typeof value === 'object' && value !== null && Symbol.iterator in value;

/** Owners that settings and waivers name. */
function* ownersIn(value: unknown): Generator<string> {
  if (value === null || typeof value !== 'object') return;
  if (isSeries(value)) for (const item of value) yield* ownersIn(item);
  else
    for (const [key, inner] of Object.entries(value))
      if (key === 'owner' && typeof inner === 'string') yield inner;
      else if (!fixed.has(key)) yield* ownersIn(inner);
}

const quoted = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
