import type { AuditResult } from '../core/audit-result.ts';
import { accountNames, accountText } from './account-names.ts';
import { accountAnchor } from './anchors.ts';
import { counted, grouped, utcMinute } from './wording.ts';

/** What was looked at, by whom, with what. */
export interface ScopeView {
  readonly facts: readonly { readonly name: string; readonly value: string }[];
  readonly accounts: readonly {
    readonly anchor: string;
    readonly id: string;
    readonly name: string;
    readonly ou: string;
    readonly state: string;
    readonly status: 'scanned' | 'unreachable' | 'skipped';
    readonly note: string;
  }[];
  readonly regions: string;
  readonly skippedRegions: readonly string[];
  readonly settings: string;
}

export function scopeView(audit: AuditResult): ScopeView {
  const { run, tool, organization, scope } = audit;
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
    accounts: organization.accounts.map((account) => accountRow(account, scope.skipped)),
    regions: [...new Set(scope.targets.map(({ region }) => region))].sort().join(', '),
    skippedRegions: skippedRegions(audit),
    settings: JSON.stringify(run.settings, null, 2),
  };
}

function accountRow(
  account: AuditResult['organization']['accounts'][number],
  skipped: AuditResult['scope']['skipped'],
): ScopeView['accounts'][number] {
  const reason = skipped.find(({ account: id, region }) => id === account.id && region === undefined)?.reason;
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
function skippedRegions(audit: AuditResult): string[] {
  const nameOf = accountNames(audit);
  const byReason = new Map<string, string[]>();
  for (const { account, region, reason } of audit.scope.skipped) {
    if (region === undefined) continue;
    const key = `${accountText(nameOf(account))}: ${reason}`;
    byReason.set(key, [...(byReason.get(key) ?? []), region]);
  }
  return [...byReason].map(([key, regions]) => `${key}: ${regions.join(', ')}`);
}
