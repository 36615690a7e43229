import type { Audit } from '../core/audit.ts';
import type { AuditResult } from '../core/audit-result.ts';
import { counted, grouped } from '../core/counted.ts';
import { isLarge } from './account-groups.ts';
import { accountNames, accountText } from './account-names.ts';
import { accountAnchor } from './anchors.ts';
import { utcMinute } from './wording.ts';

/** What was looked at, by whom, with what. */
export interface ScopeView {
  readonly facts: readonly { readonly name: string; readonly value: string }[];
  readonly accounts: readonly AccountRow[];
  /** How many accounts the table leaves to the page's script and to audit.json; empty when none. */
  readonly moreAccounts: string;
  readonly regions: string;
  readonly skippedRegions: readonly string[];
  readonly settings: string;
}

interface AccountRow {
  readonly anchor: string;
  readonly id: string;
  readonly name: string;
  readonly ou: string;
  readonly state: string;
  readonly status: 'scanned' | 'unreachable' | 'skipped';
  readonly note: string;
}

export function scopeView(audit: Audit): ScopeView {
  const { run, tool, organization, scope } = audit;
  const accounts = accountRows(audit);
  const left = organization.accounts.length - accounts.length;
  return {
    facts: [
      { name: 'Caller', value: run.caller },
      { name: 'Organization', value: organization.id ?? 'none: a single account' },
      { name: 'Management account', value: organization.managementAccountId ?? 'not known' },
      { name: 'Started', value: utcMinute(run.startedAt) },
      {
        name: 'Finished',
        value: run.finishedAt === null ? 'never: the scan was ended early' : utcMinute(run.finishedAt),
      },
      { name: 'Targets', value: counted(scope.targets.length, 'account × Region', 'accounts × Regions') },
      { name: 'Checks', value: grouped(audit.checks.length) },
      {
        name: 'Calls to AWS',
        value: `${grouped(run.calls.made)}, of which ${grouped(run.calls.throttled)} were throttled`,
      },
      { name: 'Tool', value: `${tool.name} ${tool.version}` },
      { name: 'Evidence SHA-256', value: run.bundleSha256 },
    ],
    accounts,
    moreAccounts:
      left > 0
        ? `${counted(left, 'further account')}, of ${grouped(organization.accounts.length)} in all, not shown here.`
        : '',
    regions: [...new Set(scope.targets.map(({ region }) => region))].sort().join(', '),
    skippedRegions: skippedRegions(audit),
    settings: JSON.stringify(run.settings, null, 2),
  };
}

/** Accounts named, of a large organization: those that were not scanned. */
const mostOfMany = 50;

function accountRows(audit: Audit): readonly AccountRow[] {
  const reasons = new Map(
    audit.scope.skipped.flatMap(({ account, region, reason }) => (region === undefined ? [[account, reason]] : [])),
  );
  const rows = audit.organization.accounts.map((account) => accountRow(account, reasons.get(account.id)));
  return isLarge(audit) ? rows.filter(({ status }) => status !== 'scanned').slice(0, mostOfMany) : rows;
}

function accountRow(account: AuditResult['organization']['accounts'][number], reason: string | undefined): AccountRow {
  const { unreachable } = account;
  return {
    anchor: accountAnchor(account.id),
    id: account.id,
    name: account.name,
    ou: account.ou.join(' / '),
    state: account.state,
    status: unreachable ? 'unreachable' : reason === undefined && account.scanned ? 'scanned' : 'skipped',
    note: unreachable
      ? `${unreachable.code}: ${unreachable.message}`
      : (reason ?? (account.scanned ? productionNote(account) : 'not scanned')),
  };
}

const productionNote = ({ inProduction }: AuditResult['organization']['accounts'][number]): string =>
  inProduction === 'assumed' ? 'counts as production: it could not be read whether it is' : '';

/** Regions of scanned accounts that were left out, joined by reason. */
function skippedRegions(audit: Audit): string[] {
  const nameOf = accountNames(audit);
  const byReason = new Map<string, string[]>();
  for (const { account, region, reason } of audit.scope.skipped) {
    if (region === undefined) continue;
    const key = `${accountText(nameOf(account))}: ${reason}`;
    byReason.set(key, [...(byReason.get(key) ?? []), region]);
  }
  return [...byReason].map(([key, regions]) => `${key}: ${regions.join(', ')}`);
}
