import { matchesWildcard } from '../analysis/wildcard.ts';
import type { AuditResult } from '../core/audit-result.ts';
import type { Account } from '../core/check.ts';
import type { Finding } from '../core/finding.ts';
import { type Globs, isExpired, type Waiver, type WaiverResult, type WaiverStatus } from '../core/waiver.ts';

/** What waivers are applied to. */
export interface Waivable {
  readonly findings: readonly Finding[];
  readonly accounts: readonly Pick<Account, 'id' | 'ou'>[];
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
): { readonly findings: readonly Finding[]; readonly waivers: WaiverResult[] } {
  const rules = waivers.map((waiver) => ({ waiver, covers: matcherOf(waiver, accounts), hits: 0 }));
  const marked = findings.map((finding): Finding => {
    if (finding.outcome !== 'fail' && finding.outcome !== 'unknown') return finding;
    const own = rules.filter(({ covers }) => covers(finding));
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
    const isInScope = matcherOf({ ...waiver, check: '*', resource: undefined, unknown: true }, accounts);
    const wasJudged =
      ran.some((check) => matchesAny(waiver.check, check)) &&
      targets.some(({ account, region }) => isInScope({ check: '', outcome: 'fail', account, region, resource: null }));
    return wasJudged ? 'unused' : 'not-run';
  }
}

type Place = Pick<Finding, 'check' | 'outcome' | 'account' | 'region' | 'resource'>;

/** Whether a waiver, expired or not, speaks of a finding. */
function matcherOf(
  { check, account, ou, region, resource, unknown }: Pick<Waiver, 'check' | 'unknown'> & Partial<Waiver>,
  accounts: Waivable['accounts'],
): (finding: Place) => boolean {
  const below =
    ou === undefined
      ? undefined
      : new Set<string>(
          accounts.filter((one) => ouNamesOf(one.ou).some((name) => matchesAny(ou, name))).map(({ id }) => id),
        );
  return (finding) =>
    (finding.outcome === 'fail' || unknown) &&
    matchesAny(check, finding.check) &&
    matchesAny(account, finding.account) &&
    (below === undefined || (finding.account !== null && below.has(finding.account))) &&
    matchesAny(region, finding.region) &&
    matchesAny(resource, finding.resource);
}

/** Every OU above an account, by its name and by its path from the root. */
const ouNamesOf = (path: readonly string[]): string[] =>
  path.flatMap((name, index) => [name, path.slice(0, index + 1).join('/')]);

/** Where nothing was asked for, everything matches; what is not there matches nothing. */
const matchesAny = (globs: Globs | undefined, text: string | null): boolean =>
  globs === undefined || (text !== null && [globs].flat().some((glob) => matchesWildcard(glob.split('*'), text)));
