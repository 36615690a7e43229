import type { Check } from '../core/check.ts';
import { organizationAccountTags } from '../evidence/organization-account-tags.ts';
import { recentChanges } from '../evidence/recent-changes.ts';

/** What a scan reads beyond the needs of its checks. */
export interface Extras {
  /** For telling what changed lately. */
  readonly changes?: boolean | undefined;
  /** For knowing production by the tags of accounts. */
  readonly accountTags?: boolean | undefined;
  /** For asking administrators in their members' stead. */
  readonly vantage?: boolean | undefined;
}

/** Ids of the kinds of evidence that a scan reads. */
export const neededKinds = (checks: readonly Check[], { changes, accountTags }: Extras): ReadonlySet<string> =>
  new Set([
    ...checks.flatMap(({ needs }) => Object.values(needs).map(({ id }) => id)),
    ...(changes ? [recentChanges.id] : []),
    ...(accountTags ? [organizationAccountTags.id] : []),
  ]);
