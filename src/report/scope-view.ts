import type { AuditResult } from '../core/audit-result.ts';
import { accountNames, accountText } from './account-names.ts';
import { visibleText } from './visible-text.ts';
import { counted, grouped, utcMinute } from './wording.ts';

/** What was looked at, by whom, with what. */
export interface ScopeView {
  readonly facts: readonly { readonly name: string; readonly value: string }[];
  readonly accounts: readonly {
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
      { name: 'Caller', value: visibleText(run.caller) },
      { name: 'Organization', value: visibleText(organization.id ?? 'none: a single account') },
      { name: 'Management account', value: visibleText(organization.managementAccountId ?? 'not known') },
      { name: 'Started', value: utcMinute(run.startedAt) },
      { name: 'Finished', value: run.finishedAt === null ? 'never: the scan was ended early' : utcMinute(run.finishedAt) },
      { name: 'Targets', value: counted(scope.targets.length, 'account × Region', 'accounts × Regions') },
      { name: 'Checks', value: grouped(audit.checks.length) },
      { name: 'Calls to AWS', value: `${grouped(run.calls.made)}, of which ${grouped(run.calls.throttled)} were throttled` },
      { name: 'Tool', value: visibleText(`${tool.name} ${tool.version}`) },
      { name: 'Evidence SHA-256', value: visibleText(run.bundleSha256) },
    ],
    accounts: organization.accounts.map((account) => accountRow(account, scope.skipped)),
    regions: visibleText([...new Set(scope.targets.map(({ region }) => region))].sort().join(', ')),
    skippedRegions: skippedRegions(audit),
    settings: visibleLines(JSON.stringify(run.settings, null, 2)),
  };
}

function accountRow(account: AuditResult['organization']['accounts'][number], skipped: AuditResult['scope']['skipped']): ScopeView['accounts'][number] {
  const reason = skipped.find(({ account: id, region }) => id === account.id && region === undefined)?.reason;
  const { unreachable } = account;
  return {
    id: visibleText(account.id),
    name: visibleText(account.name),
    ou: visibleText(account.ou.join(' / ')),
    state: visibleText(account.state),
    status: unreachable ? 'unreachable' : reason === undefined && account.scanned ? 'scanned' : 'skipped',
    note: visibleText(unreachable ? `${unreachable.code}: ${unreachable.message}` : (reason ?? (account.scanned ? '' : 'not scanned'))),
  };
}

/** Regions of scanned accounts that were left out, joined by reason. */
function skippedRegions(audit: AuditResult): string[] {
  const nameOf = accountNames(audit);
  const byReason = new Map<string, string[]>();
  for (const { account, region, reason } of audit.scope.skipped) {
    if (region === undefined) continue;
    const key = `${visibleText(accountText(nameOf(account)))}: ${visibleText(reason)}`;
    byReason.set(key, [...(byReason.get(key) ?? []), visibleText(region)]);
  }
  return [...byReason].map(([key, regions]) => `${key}: ${regions.join(', ')}`);
}

const visibleLines = (text: string): string => text.split('\n').map(visibleText).join('\n');
