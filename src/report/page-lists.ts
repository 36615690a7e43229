import type { AuditResult, CheckSummary } from '../core/audit-result.ts';
import { type Source, sources, sourceTitles } from '../core/source.ts';
import { accountGroups } from './account-groups.ts';
import type { CheckGroup } from './check-groups.ts';
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

/** @param groups from checkGroups */
export function pageLists(audit: AuditResult, groups: readonly CheckGroup[]): PageLists {
  const accounts = accountsOf(audit);
  const ous = [...new Set(accounts.map(({ path }) => path))].filter((path) => path !== '');
  return {
    ous,
    accounts: accounts.map(({ path, ...account }) => ({ ...account, ou: ous.indexOf(path) })),
    regions: [
      ...new Set([
        ...audit.scope.targets.map(({ region }) => region),
        ...audit.findings.flatMap(({ region }) => region ?? []),
      ]),
    ].sort(),
    checks: groups.map(({ check, findings }) => ({
      id: check.id,
      title: check.title,
      failureTitle: check.failureTitle,
      severity: check.severity,
      source: check.source,
      breadth: check.breadth,
      why: check.why,
      remedy: check.remedy,
      controls: check.controls,
      findings: [...findings.values()].reduce((sum, own) => sum + own.length, 0),
    })),
    sources: sources
      .filter((key) => groups.some(({ check }) => check.source === key))
      .map((key) => ({ key, title: sourceTitles[key] })),
    frameworks: [...new Set(groups.flatMap(({ check }) => Object.keys(check.controls)))]
      .sort()
      .map((key) => ({ key, title: frameworkTitle(key) })),
  };
}

/** Accounts with targets by organizational unit, then the other accounts of the organization, then those that only findings name. */
function accountsOf(audit: AuditResult): (Omit<PageLists['accounts'][number], 'ou'> & { readonly path: string })[] {
  const read = accountGroups(audit).flatMap(({ ou, accounts }) =>
    accounts.map((account) => ({ ...account, path: ou })),
  );
  const known = new Set(read.map(({ id }) => id));
  const unread = audit.organization.accounts.filter(({ id }) => !known.has(id));
  for (const { id } of unread) known.add(id);
  const others = new Set(
    audit.findings.flatMap(({ account }) => (account !== null && !known.has(account) ? account : [])),
  );
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
    ...[...others].sort().map((id) => ({ id, name: '', path: '', note: 'not of this organization', targets: false })),
  ];
}
