import type { AuditResult } from '../../src/core/audit-result.ts';

/** Words that the report's code chooses by, and times. */
const closed =
  /^(schemaVersion|outcome|gap|severity|source|breadth|state|status|verdict|kind|type|reason|who|recorded|erase|location|role|area|goal|startedAt|finishedAt|version)$/;

/** The audit with this text before every text that comes from elsewhere: names, tags, policies, messages, ARNs, ids. */
export const hostileAudit = (audit: AuditResult, text: string): AuditResult => poisoned(audit, text, '') as AuditResult; // of the same shape: only texts differ

function poisoned(value: unknown, text: string, key: string): unknown {
  if (typeof value === 'string') return closed.test(key) ? value : `${text}${value}`;
  if (Array.isArray(value)) return value.map((one) => poisoned(one, text, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, poisoned(one, text, name)]));
}
