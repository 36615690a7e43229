import type { Account } from './estate/account.ts';
import { regionOf } from './estate/account.ts';
import type { Ago } from './estate/ago.ts';
import type { Bucket } from './estate/bucket.ts';
import type { Key } from './estate/key.ts';
import { keyId } from './estate/key.ts';
import type { LogGroup } from './estate/monitoring.ts';
import type { Organization } from './estate/organization.ts';
import type { RegionEstate } from './estate/region.ts';
import { optInRegions } from './estate/regions.ts';
import type { AccessKeys } from './identity/access-keys.ts';

/** A place in the estate: one account in one Region. */
export interface Place {
  readonly account: Account;
  readonly region: string;
  readonly estate: RegionEstate;
}

/** The organization as the operations look at it: found by id, ARN and name; everything is looked up afresh at each call. */
export interface World {
  readonly organization: Organization;
  readonly keys: AccessKeys;
  /** The estate's clock. */
  now(): Date;
  /** A time in the estate. */
  at(ago: Ago): Date;
  account(id: string): Account | undefined;
  place(accountId: string, region: string): Place | undefined;
  /** The Regions that an account may call. */
  regionsOf(account: Account): string[];
  bucket(name: string): { readonly owner: Account; readonly bucket: Bucket } | undefined;
  /** By key ARN or alias ARN. */
  key(arn: string): { readonly owner: Account; readonly key: Key } | undefined;
  logGroup(arn: string): { readonly owner: Account; readonly logGroup: LogGroup } | undefined;
}

/** The world of an organization. `now` is its clock. */
export function world(organization: Organization, now: () => Date, keys: AccessKeys): World {
  let accounts = new Map<string, Account>();

  function account(id: string): Account | undefined {
    if (accounts.size !== organization.accounts.length || !accounts.has(id)) {
      accounts = new Map(organization.accounts.map((each) => [each.id, each]));
    }
    return accounts.get(id);
  }

  function place(accountId: string, region: string): Place | undefined {
    const found = account(accountId);
    return found === undefined ? undefined : { account: found, region, estate: regionOf(found, region) };
  }

  return {
    organization,
    keys,
    now,
    at: (ago) => new Date(now().getTime() - ago),
    account,
    place,
    regionsOf: (of) => [...organization.regions, ...optInRegions.filter((region) => of.optIn[region] === 'ENABLED')],
    bucket(name) {
      for (const owner of organization.accounts) {
        const bucket = owner.buckets.find((candidate) => candidate.Name === name);
        if (bucket !== undefined) return { owner, bucket };
      }
      return undefined;
    },
    key(arn) {
      const [, , , region = '', accountId = '', resource = ''] = arn.split(':');
      const found = place(accountId, region);
      const key = found?.estate.keys.find(
        ({ alias }) => resource === `alias/${alias}` || resource === `key/${keyId(accountId, region, alias)}`,
      );
      return found === undefined || key === undefined ? undefined : { owner: found.account, key };
    },
    logGroup(arn) {
      const [, , , region = '', accountId = '', , name = ''] = arn.split(':');
      const found = place(accountId, region);
      const logGroup = found?.estate.logGroups.find(({ logGroupName }) => logGroupName === name);
      return found === undefined || logGroup === undefined ? undefined : { owner: found.account, logGroup };
    },
  };
}
