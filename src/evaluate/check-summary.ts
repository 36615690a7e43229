import type { CheckSummary } from '../core/audit-result.ts';
import type { Check } from '../core/check.ts';
import type { OperationsOf } from './resolve.ts';

/** What a report is told of a check. */
export const checkSummary = (check: Check, operationsOf: OperationsOf): CheckSummary => ({
  id: check.id,
  title: check.title,
  failureTitle: check.failureTitle,
  severity: check.severity,
  source: check.source,
  breadth: check.breadth,
  version: check.version,
  why: check.why,
  remedy: check.remedy,
  controls: JSON.parse(JSON.stringify(check.controls)),
  requirements: [...check.requirements],
  operations: [...new Set(Object.values(check.needs).flatMap(({ id }) => operationsOf(id).operations))],
});
