import type { AuditResult } from '../core/audit-result.ts';
import { counted } from '../core/counted.ts';

/** That accounts count as production because it could not be read whether they are; empty where none does. */
export function assumedProductionText({ organization, scope }: Pick<AuditResult, 'organization' | 'scope'>): string {
  const skipped = new Set(scope.skipped.flatMap(({ account, region }) => (region === undefined ? [account] : [])));
  const assumed = organization.accounts.filter(
    ({ id, inProduction }) => inProduction === 'assumed' && !skipped.has(id),
  );
  if (assumed.length === 0) return '';
  const count = counted(assumed.length, 'account counts', 'accounts count');
  return `${count} as production because it could not be read whether ${assumed.length === 1 ? 'it is' : 'they are'}.`;
}
