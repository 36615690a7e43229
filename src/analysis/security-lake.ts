import type { Entry } from '../core/check.ts';
import { type Evidence, isCollected, type Unread } from '../core/evidence.ts';

/** A lake as it is judged. */
export interface Lake {
  readonly replicationRegions: readonly string[];
  readonly Sources: Evidence<readonly { readonly account: string; readonly sourceNames: readonly string[] }[]>;
  readonly Subscribers: Evidence<
    readonly { readonly subscriberName: string; readonly subscriberStatus?: string | undefined }[]
  >;
}

/** What an intrusion is followed by: the sources that every account has. The others depend on what an account runs. */
export const lakeSources = ['CLOUD_TRAIL_MGMT', 'VPC_FLOW', 'ROUTE53', 'SH_FINDINGS'] as const;

/** Which sources of which accounts a lake does not take; sources that it takes of all are left out. */
export function sourcesLacking(
  sources: readonly { readonly account: string; readonly sourceNames: readonly string[] }[],
  accounts: readonly string[],
): readonly { readonly source: string; readonly accounts: readonly string[] }[] {
  return lakeSources
    .map((source) => {
      const sending = new Set(
        sources.filter(({ sourceNames }) => sourceNames.includes(source)).map(({ account }) => account),
      );
      return { source, accounts: accounts.filter((account) => !sending.has(account)) };
    })
    .filter((one) => one.accounts.length > 0);
}

/** Who reads a lake: the active subscribers of its own Region, or of one that it passes its records on to. */
export function subscribersOf(
  { region, value: lake }: Entry<Lake>,
  lakes: readonly Entry<Lake>[],
): { readonly names: readonly string[]; readonly unread: Unread | undefined } {
  const read = lakes.filter((one) => one.region === region || lake.replicationRegions.includes(one.region ?? ''));
  const answers = read.map(({ value }) => value.Subscribers);
  const names = answers
    .filter(isCollected)
    .flatMap(({ value }) => value)
    .filter(({ subscriberStatus }) => subscriberStatus === 'ACTIVE')
    .map(({ subscriberName }) => subscriberName);
  return { names: [...new Set(names)], unread: answers.find((one): one is Unread => !isCollected(one)) };
}
