import type { CollectorEntry } from '../aws/collector.ts';
import type { DestinationType } from '../core/destination.ts';
import type { Breadth, PlanContext } from '../core/evidence-kind.ts';
import type { AccountScope, ScanOptions } from '../core/manifest.ts';
import { fallbackKinds } from './collectors-for.ts';

/** What reading one kind of evidence costs, before anything is known of what it will find. */
export interface ExpectedCalls {
  readonly evidence: string;
  readonly breadth: Breadth;
  /** Destination breadth: the type of destination, each of which is read once. */
  readonly destination?: DestinationType | undefined;
  /** In how many places it is read; null for destinations, of which nobody knows how many there are. */
  readonly scopes: number | null;
  readonly operations: readonly string[];
  /** Calls that are made whatever is found. Pages, retries and `each` come on top. */
  readonly atLeast: number;
  /** Further operations, and for each of what one call more is made. */
  readonly each: Readonly<Record<string, string>>;
  /** The kinds that may prove it empty: then one Region of each account is asked, and not all. */
  readonly unlessEmpty: readonly string[];
  /** With `--vantage`: what is asked in each Region of the administrator, who then tells it of most members. */
  readonly administrator: readonly string[];
}

/**
 * What a scan of these accounts calls. An operation that several kinds share is asked once, and counted with the first.
 * @param accounts those that can be entered, with their Regions
 */
export function expectedCalls(
  collectors: readonly CollectorEntry[],
  accounts: readonly Pick<AccountScope, 'id' | 'regions'>[],
  plan: PlanContext,
  inOrganization: boolean,
  options: Pick<ScanOptions, 'vantage'> = {},
): ExpectedCalls[] {
  const counted = new Set<string>();
  return collectors
    .filter(({ kind }) => !fallbackKinds.includes(kind.id))
    .map(({ kind, service, operations, each, vantage }) => {
      const { breadth, impliedEmptyBy } = kind;
      const where = accounts.filter(({ id }) => !kind.notPlanned?.(id, plan));
      const scopes = {
        organization: inOrganization ? 1 : 0,
        account: where.length,
        target: where.reduce((count, { regions }) => count + regions.length, 0),
        destination: null,
      }[breadth];
      const least = impliedEmptyBy ? where.filter(({ regions }) => regions.length > 0).length : (scopes ?? 0);
      // A kind that is not read everywhere leaves it to others to be the first.
      const always = operations.filter((operation) => {
        const key = `${breadth} ${service} ${operation}`;
        if (operation in each || counted.has(key)) return false;
        if (where.length === accounts.length) counted.add(key);
        return true;
      });
      return {
        evidence: kind.id,
        breadth,
        destination: kind.destination,
        scopes,
        operations,
        atLeast: least * always.length,
        each,
        unlessEmpty: impliedEmptyBy?.kinds ?? [],
        administrator: (options.vantage && vantage?.operations) ?? [],
      };
    });
}
