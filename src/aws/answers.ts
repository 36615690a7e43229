/** A field that AWS must send was not there: the evidence is unread, never guessed. */
export class MissingFieldError extends Error {
  readonly code = 'MissingField';
  readonly field: string;

  constructor(field: string) {
    super(`the answer has no ${field}, which AWS always sends`);
    this.name = 'MissingFieldError';
    this.field = field;
  }
}

/**
 * A field that AWS must send.
 * @throws {MissingFieldError} when it is absent.
 */
export function required<T>(value: T | null | undefined, field: string): T {
  if (value === undefined || value === null) throw new MissingFieldError(field);
  return value;
}

/** A date as evidence carries it: ISO 8601, UTC. */
export const isoDate = (date: Date | undefined): string | undefined => date?.toISOString();

/** A pager that gives the same token for ever is broken; more pages than this in one listing are not believed. */
const mostPages = 10_000;

/**
 * All items of a paged listing, in order. An empty page with a token is legal and is followed.
 * @param read fetches one page; the token is undefined for the first
 * @throws {Error} when a page repeats its token (the listing would never end)
 */
export async function allPages<Page, Item>(
  read: (token: string | undefined) => Promise<Page>,
  items: (page: Page) => readonly Item[] | undefined,
  next: (page: Page) => string | undefined,
): Promise<Item[]> {
  const all: Item[] = [];
  let token: string | undefined;
  for (let page = 0; page < mostPages; page++) {
    const answer = await read(token);
    all.push(...(items(answer) ?? []));
    const following = next(answer);
    if (!following) return all;
    if (following === token) break;
    token = following;
  }
  throw new Error('the listing repeats its page token and would never end');
}
