import type { Finding } from '../core/finding.ts';
import type { Settings } from '../core/settings.ts';
import { severities, severityRank } from '../core/severity.ts';
import { accountMatcher, findingMatcher, type PlacedAccounts } from './finding-matcher.ts';

/**
 * Gives findings the severity that the settings want: that of the last rule which matches, else one step more than the
 * check's in an account of production.
 */
export function weigh(
  findings: readonly Finding[],
  { severities: wanted, production }: Pick<Settings, 'severities' | 'production'>,
  accounts: PlacedAccounts,
): readonly Finding[] {
  const rules = wanted.map((rule) => ({ rule, isChosen: findingMatcher(rule, accounts) })).reverse();
  const isProduction = production ? accountMatcher(production, accounts) : () => false;
  return findings.map((finding) => {
    const chosen = rules.find(({ isChosen }) => isChosen(finding));
    if (chosen) return { ...finding, severity: chosen.rule.severity };
    if (!isProduction(finding.account)) return finding;
    return { ...finding, severity: severities[severityRank(finding.severity) - 1] ?? finding.severity };
  });
}
