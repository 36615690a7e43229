import type { Audit } from '../core/audit.ts';
import type { AuditDiff } from '../core/audit-diff.ts';
import { AuditError } from '../core/audit-error.ts';
import { diffAudits } from '../evaluate/diff.ts';
import { subjectOf } from '../report/subject.ts';

/** @throws {AuditError} `usage` when the two are not of the same organization or account */
export function compareAudits(before: Audit, after: Audit): AuditDiff {
  const [one, other] = [subjectOf(before), subjectOf(after)];
  if (one.id !== other.id)
    throw new AuditError('usage', `There is nothing to compare: one audit is of ${one.id}, the other of ${other.id}.`);
  return diffAudits(before, after);
}
