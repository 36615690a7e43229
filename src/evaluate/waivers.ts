import type { AuditResult } from '../core/audit-result.ts';
import type { Finding } from '../core/finding.ts';
import { isExpired, type Waiver, type WaiverResult, type WaiverStatus } from '../core/waiver.ts';
import { findingMatcher, matchesAny, type PlacedAccounts } from './finding-matcher.ts';

/** What waivers are applied to. */
export interface Waivable {
  readonly findings: readonly Finding[];
  readonly accounts: PlacedAccounts;
  readonly targets: AuditResult['scope']['targets'];
  /** Ids of the checks that ran. */
  readonly ran: readonly string[];
  /** The moment at which a waiver holds or has expired: the start of the scan. */
  readonly now: Date;
}

/**
 * Marks what a team has waived. Of several waivers the one that holds longest is named. A finding that only expired ones
 * would cover is open again, and says so. Errors are bugs in checks and cannot be waived.
 */
export function applyWaivers(
  waivers: readonly Waiver[],
  { findings, accounts, targets, ran, now }: Waivable,
): { readonly findings: Finding[]; readonly waivers: WaiverResult[] } {
  const rules = waivers.map((waiver) => ({ waiver, isChosen: findingMatcher(waiver, accounts), hits: 0 }));
  const marked = findings.map((finding): Finding => {
    const { outcome } = finding;
    if (outcome !== 'fail' && outcome !== 'unknown') return finding;
    const own = rules.filter(({ waiver, isChosen }) => (outcome === 'fail' || waiver.unknown) && isChosen(finding));
    for (const rule of own) rule.hits++;
    const longest = own.map(({ waiver }) => waiver).sort((a, b) => (a.expires < b.expires ? 1 : -1))[0];
    if (!longest) return finding;
    const { reason, owner, expires } = longest;
    const mark = { reason, owner, expires };
    return { ...finding, ...(isExpired(longest, now) ? { expiredWaiver: mark } : { waiver: mark }) };
  });
  return {
    findings: marked,
    waivers: rules.map(({ waiver, hits }) => ({ ...waiver, status: statusOf(waiver, hits), findings: hits })),
  };

  function statusOf(waiver: Waiver, hits: number): WaiverStatus {
    if (isExpired(waiver, now)) return 'expired';
    if (hits > 0) return 'used';
    const isChosen = findingMatcher({ ...waiver, check: '*', resource: undefined }, accounts);
    const wasJudged =
      ran.some((check) => matchesAny(waiver.check, check)) &&
      targets.some((target) => isChosen({ ...target, check: '', resource: null }));
    return wasJudged ? 'unused' : 'not-run';
  }
}
