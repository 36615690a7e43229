import type { CheckSummary } from '../core/audit-result.ts';
import type { Finding } from '../core/finding.ts';
import type { Severity } from '../core/severity.ts';
import type { NamedAccount } from './account-names.ts';
import { findingAnchor } from './anchors.ts';
import { waiverNote } from './waiver-text.ts';

/** One finding as the page shows it without script; its facts and what it rests on are for the script to show. */
export interface FindingView {
  readonly anchor: string;
  readonly severity: Severity;
  /** Where it is not that of the check. */
  readonly ownSeverity: string;
  /** `missing` or `unsound`; empty where it does not fail. */
  readonly gap: string;
  /** For the filter; empty where the finding belongs to no account. */
  readonly account: string;
  readonly accountName: string;
  /** The account's id, or what stands for it. */
  readonly accountText: string;
  readonly region: string;
  readonly resource: string;
  readonly message: string;
  /** That it is waived, or was; empty for most. */
  readonly waiver: string;
}

/** @param nameOf from accountNames */
export function findingView(finding: Finding, check: CheckSummary, nameOf: (id: string) => NamedAccount): FindingView {
  const { account } = finding;
  const named =
    account === null
      ? { id: check.breadth === 'organization' ? 'whole organization' : 'not known', name: '' }
      : nameOf(account);
  return {
    anchor: findingAnchor(finding),
    severity: finding.severity,
    ownSeverity: finding.outcome === 'fail' && finding.severity !== check.severity ? finding.severity : '',
    gap: finding.gap ?? '',
    account: account === null ? '' : named.id,
    accountName: named.name,
    accountText: named.id,
    region: finding.region === null ? '—' : finding.region,
    resource: finding.resource ?? '',
    message: finding.message,
    waiver: waiverNote(finding),
  };
}

/** The facts of a finding as text. */
export const factTexts = ({ facts }: Finding): readonly { readonly name: string; readonly value: string }[] =>
  Object.entries(facts).map(([name, value]) => ({ name, value: factText(value) }));

/** A fact longer than this many characters is cut: the page is for reading, audit.json has it whole. */
const longestFact = 400;

function factText(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > longestFact ? `${text.slice(0, longestFact).toWellFormed()}… (whole in audit.json)` : text;
}
