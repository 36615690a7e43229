import type { FindingSeries } from '../core/audit.ts';
import type { Finding } from '../core/finding.ts';
import { getOrMake } from '../core/get-or-make.ts';
import type { Series } from '../core/series.ts';
import { type Severity, severities } from '../core/severity.ts';
import type { Spool, Spooler } from './spool.ts';

/**
 * Findings in the order of the result: by severity, check, account, Region and resource. They come check by check, and of
 * a check account by account; so a list for each severity and check is in order from the start, and none is ever sorted
 * as a whole.
 */
export class OrderedFindings implements FindingSeries {
  readonly #lists = new Map<Severity, Map<string, Spool<Finding>>>(severities.map((severity) => [severity, new Map()]));
  readonly #spooler: Spooler;
  #length = 0;

  constructor(spooler: Spooler) {
    this.#spooler = spooler;
  }

  get length(): number {
    return this.#length;
  }

  /** @param findings of one check, all that come before the next account's */
  add(findings: readonly Finding[]): void {
    for (const finding of inOrder(findings)) {
      const { severity, check } = finding;
      const lists = getOrMake(this.#lists, severity, () => new Map<string, Spool<Finding>>());
      getOrMake(lists, check, () => this.#spooler.spool<Finding>()).add(finding);
      this.#length++;
    }
  }

  [Symbol.iterator](): Generator<Finding> {
    return this.of(() => true);
  }

  /** Those of the wanted checks. */
  *of(isWanted: (check: string) => boolean): Generator<Finding> {
    for (const list of this.listsOf(isWanted)) yield* list;
  }

  /** The same, in lists of which each is in the order of accounts. */
  *listsOf(isWanted: (check: string) => boolean): Generator<Series<Finding>> {
    for (const lists of this.#lists.values())
      for (const [check, list] of [...lists].sort(([a], [b]) => (a < b ? -1 : 1))) if (isWanted(check)) yield list;
  }
}

const keyOf = ({ account, region, resource }: Finding): string =>
  `${account ?? ''}\n${region ?? ''}\n${resource ?? ''}`;

/** Most come in order. */
function inOrder(findings: readonly Finding[]): readonly Finding[] {
  if (findings.length < 2) return findings;
  const keyed = findings.map((finding) => ({ key: keyOf(finding), finding }));
  const isInOrder = keyed.every(({ key }, index) => key >= (keyed[index - 1]?.key ?? ''));
  return isInOrder
    ? findings
    : keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ finding }) => finding);
}
