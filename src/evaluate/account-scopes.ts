import type { AuditResult } from '../core/audit-result.ts';
import type { Estate } from '../core/check.ts';
import { type AccountId, type RegionName, regionName } from '../core/ids.ts';
import type { AccountScope, Manifest } from '../core/manifest.ts';
import { regionsByDefaultOf } from '../core/partition.ts';
import type { EvidenceSource } from './evaluate.ts';
import type { Production } from './production.ts';

/** An account that an interrupted scan never came to, or could not enter: its Regions are those that every account has. */
export function assumeRegions(account: AccountScope, source: EvidenceSource): AccountScope {
  if (account.skipped || source.has(account.id)) return account;
  const { options, partition } = source.manifest;
  return {
    ...account,
    regions: (options.regions ?? regionsByDefaultOf(partition)).map(regionName),
    unreachable: account.unreachable ?? {
      kind: 'unavailable',
      operation: 'sts:AssumeRole',
      action: 'sts:AssumeRole',
      code: 'NotScanned',
      message: 'the scan ended before it came to this account',
    },
  };
}

/** What was left out by intent, and Regions that were asked for and are not there. */
export function skippedIn(
  { id, skipped, regions, skippedRegions }: AccountScope,
  asked: readonly RegionName[],
): AuditResult['scope']['skipped'] {
  if (skipped) return [{ account: id, reason: skipped }];
  const closed = asked.filter((region) => !regions.includes(region));
  return [
    ...skippedRegions.map((region) => ({ account: id, region, reason: 'not named by --regions' })),
    ...closed.map((region) => ({ account: id, region, reason: 'not enabled in this account' })),
  ];
}

/** An account as the result tells of it. */
export const accountResult = (
  { id, name, state, ou, unreachable }: AccountScope,
  { scanned }: Estate,
  production: Production,
): AuditResult['organization']['accounts'][number] => ({
  id,
  name,
  state,
  ou,
  scanned: scanned.has(id),
  ...(unreachable && { unreachable: { code: unreachable.code, message: unreachable.message } }),
  ...(production.has(id) && {
    inProduction: production.assumed.has(id) ? ('assumed' as const) : ('stated' as const),
  }),
});

/** The estate as the manifest describes it. */
export function estateOf(manifest: Manifest, accounts: readonly AccountScope[]): Estate {
  const planned = accounts.filter(({ skipped }) => !skipped);
  return {
    organizationId: manifest.organization?.id ?? null,
    managementAccountId: manifest.organization?.managementAccountId ?? null,
    partition: manifest.partition,
    accounts: accounts.map(({ id, name, state, ou, joined }) => ({ id, name, state, ou, joined })),
    scanned: new Set<AccountId>(planned.filter(({ unreachable }) => !unreachable).map(({ id }) => id)),
    regions: new Map(planned.map(({ id, regions }) => [id, regions])),
  };
}
