import type { Finding } from '../core/finding.ts';
import type { Settings } from '../core/settings.ts';
import { severities, severityRank } from '../core/severity.ts';
import { findingMatcher, type PlacedAccounts } from './finding-matcher.ts';
import type { Production } from './production.ts';

/**
 * Gives a finding the severity that the settings want: that of the last rule which matches, else one step more than the
 * check's in an account of production.
 */
export function weigher(
  wanted: Settings['severities'],
  accounts: PlacedAccounts,
  production: Pick<Production, 'has'>,
): (finding: Finding) => Finding {
  const rules = wanted.map((rule) => ({ rule, isChosen: findingMatcher(rule, accounts) })).reverse();
  return (finding) => {
    const chosen = rules.find(({ isChosen }) => isChosen(finding));
    if (chosen) return { ...finding, severity: chosen.rule.severity };
    if (!production.has(finding.account)) return finding;
    return { ...finding, severity: severities[severityRank(finding.severity) - 1] ?? finding.severity };
  };
}
