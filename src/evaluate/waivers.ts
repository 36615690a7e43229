import type { AuditResult } from '../core/audit-result.ts';
import type { Finding } from '../core/finding.ts';
import { isExpired, type Waiver, type WaiverResult, type WaiverStatus } from '../core/waiver.ts';
import { findingMatcher, type PlacedAccounts, textMatcher } from './finding-matcher.ts';

/** Where waivers hold. */
export interface WaiverPlaces {
  readonly accounts: PlacedAccounts;
  readonly targets: AuditResult['scope']['targets'];
  /** Ids of the checks that ran. */
  readonly ran: readonly string[];
  /** The moment at which a waiver holds or has expired: the start of the scan. */
  readonly now: Date;
}

/**
 * Marks what a team has waived, one finding after the other. Of several waivers the one that holds longest is named. A
 * finding that only expired ones would cover is open again, and says so. Errors are bugs in checks and cannot be waived.
 */
export class WaiverMarks {
  readonly #rules: { readonly waiver: Waiver; readonly isChosen: (finding: Finding) => boolean; hits: number }[];
  readonly #places: WaiverPlaces;

  constructor(waivers: readonly Waiver[], places: WaiverPlaces) {
    this.#rules = waivers.map((waiver) => ({ waiver, isChosen: findingMatcher(waiver, places.accounts), hits: 0 }));
    this.#places = places;
  }

  mark(finding: Finding): Finding {
    const { outcome } = finding;
    if (outcome !== 'fail' && outcome !== 'unknown') return finding;
    const own = this.#rules.filter(
      ({ waiver, isChosen }) => (outcome === 'fail' || waiver.unknown) && isChosen(finding),
    );
    for (const rule of own) rule.hits++;
    const longest = own.map(({ waiver }) => waiver).sort((a, b) => (a.expires < b.expires ? 1 : -1))[0];
    if (!longest) return finding;
    const { reason, owner, expires } = longest;
    const mark = { reason, owner, expires };
    return { ...finding, ...(isExpired(longest, this.#places.now) ? { expiredWaiver: mark } : { waiver: mark }) };
  }

  /** What became of each waiver, when all findings have been marked. */
  results(): WaiverResult[] {
    return this.#rules.map(({ waiver, hits }) => ({ ...waiver, status: this.#statusOf(waiver, hits), findings: hits }));
  }

  #statusOf(waiver: Waiver, hits: number): WaiverStatus {
    const { accounts, targets, ran, now } = this.#places;
    if (isExpired(waiver, now)) return 'expired';
    if (hits > 0) return 'used';
    const isChosen = findingMatcher({ ...waiver, check: '*', resource: undefined }, accounts);
    const wasJudged =
      ran.some(textMatcher(waiver.check)) &&
      targets.some((target) => isChosen({ ...target, check: '', resource: null }));
    return wasJudged ? 'unused' : 'not-run';
  }
}
