import type { Collection } from '../core/check.ts';
import type { Unread } from '../core/evidence.ts';
import type { AccountId } from '../core/ids.ts';
import { byStatus, type SeenTrail } from './recording-trails.ts';

/** The settings of a trail that are compared between accounts; structurally a trail of DescribeTrails. */
export interface ComparedTrail extends SeenTrail {
  readonly S3BucketName: string;
  readonly IsOrganizationTrail?: boolean | undefined;
  readonly IsMultiRegionTrail?: boolean | undefined;
  readonly IncludeGlobalServiceEvents?: boolean | undefined;
  readonly LogFileValidationEnabled?: boolean | undefined;
  readonly HasCustomEventSelectors?: boolean | undefined;
  readonly HasInsightSelectors?: boolean | undefined;
  readonly KmsKeyId?: string | undefined;
  readonly CloudWatchLogsLogGroupArn?: string | undefined;
}

/** An account that some Region of which is recorded by its own trails only, and what those trails are set to. */
export interface AccountTrails {
  readonly account: AccountId;
  /** By setting, the distinct values of its live trails; an absent flag is false. */
  readonly settings: Readonly<Record<string, string>>;
}

/** Accounts that rely on trails of their own, in order of id; `unread` is what could add to them. */
export function ownTrailAccounts(trails: Collection<readonly ComparedTrail[]>): {
  readonly accounts: readonly AccountTrails[];
  readonly unread: readonly Unread[];
} {
  const own = new Map<AccountId, ComparedTrail[]>();
  const unread = trails.unread.map((entry) => entry.unread);
  for (const { account, value } of trails.entries) {
    const { live, unread: unreadHere } = byStatus(value);
    if (live.some(({ IsOrganizationTrail }) => IsOrganizationTrail)) continue;
    unread.push(...unreadHere);
    if (live.length > 0) own.set(account, [...(own.get(account) ?? []), ...live]);
  }
  const accounts = [...own].map(([account, live]) => ({ account, settings: settingsOf(live) }));
  return { accounts: accounts.sort((one, other) => one.account.localeCompare(other.account)), unread };
}

/** One sentence for each setting on which the accounts differ: `KmsKeyId set: true (1111…), false (2222…)`. */
export function driftOf(accounts: readonly AccountTrails[]): readonly string[] {
  const settings = new Set(accounts.flatMap((one) => Object.keys(one.settings)));
  return [...settings].flatMap((setting) => {
    const holders = new Map<string, AccountId[]>();
    for (const one of accounts) {
      const value = one.settings[setting] ?? '';
      holders.set(value, [...(holders.get(value) ?? []), one.account]);
    }
    if (holders.size < 2) return [];
    return [`${setting} ${[...holders].map(([value, ids]) => `${value} (${ids.join(', ')})`).join(', ')}`];
  });
}

function settingsOf(trails: readonly ComparedTrail[]): Readonly<Record<string, string>> {
  const values = (setting: (trail: ComparedTrail) => unknown) =>
    [...new Set(trails.map((trail) => String(setting(trail))))].sort().join(' and ');
  return {
    S3BucketName: values((trail) => trail.S3BucketName),
    IsMultiRegionTrail: values((trail) => trail.IsMultiRegionTrail === true),
    IncludeGlobalServiceEvents: values((trail) => trail.IncludeGlobalServiceEvents === true),
    LogFileValidationEnabled: values((trail) => trail.LogFileValidationEnabled === true),
    HasCustomEventSelectors: values((trail) => trail.HasCustomEventSelectors === true),
    HasInsightSelectors: values((trail) => trail.HasInsightSelectors === true),
    'KmsKeyId set': values((trail) => trail.KmsKeyId !== undefined),
    'CloudWatchLogsLogGroupArn set': values((trail) => trail.CloudWatchLogsLogGroupArn !== undefined),
  };
}
