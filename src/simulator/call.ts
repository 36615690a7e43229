import type { Account } from './estate/account.ts';
import type { RegionEstate } from './estate/region.ts';
import type { AccessKey, Principal } from './identity/access-keys.ts';
import { AwsError } from './wire/aws-error.ts';
import type { World } from './world.ts';

/** One request, as an operation sees it: who asks, where, and of which world. */
export interface Call {
  readonly world: World;
  readonly principal: Principal;
  readonly accessKey: AccessKey;
  readonly account: Account;
  readonly region: string;
  readonly estate: RegionEstate;
  readonly operation: string;
  /** Ends a session at this many seconds, whatever was asked for; for tests of expiry. */
  readonly sessionSeconds: number | undefined;
  /** The wire's clock in milliseconds, by which sessions end. */
  readonly wireNow: () => number;
  /** `arn:aws:<service>:<region>:<account>:<resource>`, of the calling account in this Region. */
  arn(service: string, resource: string): string;
  /** Cuts a list into pages. */
  page<Item>(items: readonly Item[], request: PageRequest): Page<Item>;
}

/** What a caller asks of a page, and what the API says of a token that it did not give. */
export interface PageRequest {
  readonly token: string | undefined;
  readonly size: number | undefined;
  /** The most items the API gives in one page. */
  readonly most: number;
  /** The error's code for a token that this list did not give. */
  readonly invalid: string;
  /** Whether this API may answer an empty page with a token, as Organizations does. */
  readonly mayBeEmpty?: boolean;
}

/** One page, and the token of the next where there is more. */
export interface Page<Item> {
  readonly items: Item[];
  readonly next: string | undefined;
}

/** Settings of paging that hold for the whole simulator. */
export interface Paging {
  /** The most items in any page, to make small lists page. */
  readonly pageSize: number | undefined;
  /** Where the API may: the first page is empty and has a token. */
  readonly emptyPages: boolean;
}

/** One page of the items. Tokens name the list they belong to, so that one of another list or account is refused. */
export function pageOf<Item>(items: readonly Item[], request: PageRequest, paging: Paging, list: string): Page<Item> {
  const size = Math.min(request.size ?? request.most, request.most, paging.pageSize ?? request.most);
  const start = request.token === undefined ? 0 : offsetIn(request.token, list);
  if (start === undefined || start > items.length) {
    throw new AwsError(request.invalid, 'The specified nextToken is invalid or has expired.');
  }
  if (request.token === undefined && paging.emptyPages && request.mayBeEmpty === true && items.length > 0) {
    return { items: [], next: tokenFor(0, list) };
  }
  const end = start + Math.max(1, size);
  return { items: items.slice(start, end), next: end < items.length ? tokenFor(end, list) : undefined };
}

function tokenFor(offset: number, list: string): string {
  return Buffer.from(`${offset} ${list}`).toString('base64url');
}

function offsetIn(token: string, list: string): number | undefined {
  const [, offset, named] = /^(\d+) (.+)$/.exec(Buffer.from(token, 'base64url').toString()) ?? [];
  return named === list ? Number(offset) : undefined;
}
