import type { AuditResult } from '../../src/core/audit-result.ts';

/** What is kept: checks of each folder, findings of each check and outcome, accounts, frameworks. */
const limits = { checks: 1, findings: 2, accounts: 4, frameworks: 1 };

/**
 * An audit small enough to go through every element of its report: the first check of each folder with their first
 * findings, the coverage of the first accounts and of those that were not scanned. Its totals stay those of the whole.
 */
export function sampleOf(audit: AuditResult): AuditResult {
  const checks = firstOfEach(audit.checks, limits.checks, ({ id }) => id.split('/')[0] ?? '');
  const checkIds = new Set(checks.map(({ id }) => id));
  const { accounts } = audit.organization;
  const keptAccounts = accounts.filter(({ scanned }, index) => index < limits.accounts || !scanned);
  const accountIds = new Set(keptAccounts.map(({ id }) => id));
  const ofKept = ({ account }: { readonly account: string }): boolean => accountIds.has(account);
  return {
    ...audit,
    organization: { ...audit.organization, accounts: keptAccounts },
    scope: { ...audit.scope, targets: audit.scope.targets.filter(ofKept) },
    checks,
    findings: firstOfEach(
      audit.findings.filter(({ check }) => checkIds.has(check)),
      limits.findings,
      ({ check, outcome }) => `${check} ${outcome}`,
    ),
    coverage: audit.coverage.filter(ofKept),
    frameworks: audit.frameworks.slice(0, limits.frameworks),
  };
}

/** Of all that share a key the first few, in order. */
function firstOfEach<T>(items: readonly T[], few: number, keyOf: (item: T) => string): T[] {
  const seen = new Map<string, number>();
  return items.filter((item) => {
    const number = (seen.get(keyOf(item)) ?? 0) + 1;
    seen.set(keyOf(item), number);
    return number <= few;
  });
}
