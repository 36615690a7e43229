import type { Audit } from '../core/audit.ts';
import type { AuditResult, CheckSummary } from '../core/audit-result.ts';
import { type Source, sources, sourceTitles } from '../core/source.ts';
import { accountGroups } from './account-groups.ts';
import { bareFindings } from './bare-findings.ts';
import { type CheckDetails, foundBy } from './check-details.ts';
import { frameworkTitle } from './framework-titles.ts';

/** What the page's script knows from the start; everything else refers to these lists by number. */
export interface PageLists {
  readonly ous: readonly string[];
  readonly accounts: readonly {
    readonly id: string;
    readonly name: string;
    /** Place in `ous`; -1 where it is not known. */
    readonly ou: number;
    /** Why it was not read; empty where it was. */
    readonly note: string;
    readonly targets: boolean;
  }[];
  readonly regions: readonly string[];
  /** In the order in which the report lists them: worst first. */
  readonly checks: readonly (Pick<
    CheckSummary,
    'id' | 'title' | 'failureTitle' | 'severity' | 'source' | 'breadth' | 'why' | 'remedy' | 'controls'
  > & { readonly findings: number })[];
  readonly sources: readonly { readonly key: Source; readonly title: string }[];
  readonly frameworks: readonly { readonly key: string; readonly title: string }[];
}

/** @param details from checkDetails */
export function pageLists(audit: Audit, details: readonly CheckDetails[]): PageLists {
  const named = new Set<string>();
  const regions = new Set(audit.scope.targets.map(({ region }) => region));
  for (const { account, region } of bareFindings(audit)) {
    if (account !== null) named.add(account);
    if (region !== null) regions.add(region);
  }
  const accounts = accountsOf(audit, named);
  const ous = [...new Set(accounts.map(({ path }) => path))].filter((path) => path !== '');
  return {
    ous,
    accounts: accounts.map(({ path, ...account }) => ({ ...account, ou: ous.indexOf(path) })),
    regions: [...regions].sort(),
    checks: details.map(checkOf),
    sources: sources
      .filter((key) => details.some(({ check }) => check.source === key))
      .map((key) => ({ key, title: sourceTitles[key] })),
    frameworks: [...new Set(details.flatMap(({ check }) => Object.keys(check.controls)))]
      .sort()
      .map((key) => ({ key, title: frameworkTitle(key) })),
  };
}

function checkOf(details: CheckDetails): PageLists['checks'][number] {
  const { id, title, failureTitle, severity, source, breadth, why, remedy, controls } = details.check;
  return { id, title, failureTitle, severity, source, breadth, why, remedy, controls, findings: foundBy(details) };
}

/** Accounts with targets by organizational unit, then the other accounts of the organization, then those that only findings name. */
function accountsOf(
  audit: Audit,
  named: ReadonlySet<string>,
): (Omit<PageLists['accounts'][number], 'ou'> & { readonly path: string })[] {
  const read = accountGroups(audit).flatMap(({ ou, accounts }) =>
    accounts.map((account) => ({ ...account, path: ou })),
  );
  const known = new Set(read.map(({ id }) => id));
  const unread = audit.organization.accounts.filter(({ id }) => !known.has(id));
  for (const { id } of unread) known.add(id);
  const others = [...named].filter((id) => !known.has(id));
  const note = ({ unreachable, scanned }: AuditResult['organization']['accounts'][number]): string => {
    if (unreachable) return 'could not be entered';
    return scanned ? '' : 'not scanned';
  };
  return [
    ...read.map((account) => ({
      id: account.id,
      name: account.name,
      path: account.path,
      note: note(account),
      targets: true,
    })),
    ...unread.map((account) => ({
      id: account.id,
      name: account.name,
      path: account.ou.join(' / '),
      note: note(account),
      targets: false,
    })),
    ...others.sort().map((id) => ({ id, name: '', path: '', note: 'not of this organization', targets: false })),
  ];
}
