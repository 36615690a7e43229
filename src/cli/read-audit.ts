import { readFile, stat } from 'node:fs/promises';
import { z } from 'zod';
import { HeldFile } from '../bundle/held-file.ts';
import { jsonOutline } from '../bundle/json-outline.ts';
import type { Audit } from '../core/audit.ts';
import { AuditError } from '../core/audit-error.ts';
import { type AuditResult, auditResultSchema } from '../core/audit-result.ts';
import type { Extent } from '../core/scratch.ts';
import type { Series } from '../core/series.ts';

/** In bytes: an audit.json of about fifty thousand findings. */
const mostInMemory = 1 << 25;

/**
 * Reads an audit.json. Of a large one, whatever its length, the findings, the coverage and what was unread are looked
 * through once, and stay in the file.
 * @param inMemory bytes up to which it is held in memory as a whole
 * @throws {AuditError} `bundle` when the file is not an audit result of this schema
 */
export async function readAudit(path: string, inMemory = mostInMemory): Promise<Audit> {
  try {
    const { size } = await stat(path);
    return size > inMemory ? largeAudit(path) : whole(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    if (error instanceof z.ZodError)
      throw new AuditError(
        'bundle',
        `${path} is not an audit result of schema 1.0: ${z.prettifyError(error).slice(0, 500)}`,
      );
    throw new AuditError('bundle', `Cannot read the audit result ${path}: ${(error as Error).message}.`, {
      cause: error,
    });
  }
}

const whole = (value: unknown): AuditResult => auditResultSchema.parse(value);

/** The lists that grow with the findings. */
const { findings, coverage, unread } = auditResultSchema.shape;
const long = { findings, coverage, unread };

function largeAudit(path: string): Audit {
  const file = new HeldFile(path);
  const { values, lists } = jsonOutline(file, Object.keys(long));
  const audit = whole(
    Object.fromEntries([
      ...[...values].map(([name, place]) => [name, JSON.parse(file.text(place))]),
      ...[...lists.keys()].map((name) => [name, []]),
    ]),
  );
  const itemsOf = <T>(name: keyof typeof long, schema: z.ZodType<T[]>): Series<T> =>
    new ItemsInFile({ file, path, name, schema, blocks: lists.get(name) ?? [] });
  return {
    ...audit,
    findings: itemsOf('findings', findings),
    coverage: itemsOf('coverage', coverage),
    unread: itemsOf('unread', unread),
  };
}

/** A long list of a file, and where it lies there: blocks of items. */
interface Listing<T> {
  readonly file: HeldFile;
  readonly path: string;
  readonly name: string;
  readonly schema: z.ZodType<T[]>;
  readonly blocks: readonly Extent[];
}

class ItemsInFile<T> implements Series<T> {
  readonly length: number;
  readonly #listing: Listing<T>;
  /** Whether the schema takes every item as it stands: then it need not be asked again. */
  readonly #isPlain: boolean;

  /** @throws {z.ZodError} naming the item that the schema does not take */
  constructor(listing: Listing<T>) {
    this.#listing = listing;
    const { name, schema, blocks } = listing;
    let length = 0;
    let isPlain = true;
    for (const block of blocks) {
      const items = this.#read(block);
      const { data, error } = schema.safeParse(items);
      if (error)
        throw new z.ZodError(
          error.issues.map(({ path: [index, ...inner], ...issue }) => ({
            ...issue,
            path: [name, length + Number(index), ...inner],
          })),
        );
      isPlain &&= JSON.stringify(data) === JSON.stringify(items);
      length += items.length;
    }
    this.length = length;
    this.#isPlain = isPlain;
  }

  *[Symbol.iterator](): Generator<T> {
    for (const block of this.#listing.blocks) yield* this.#itemsOf(block);
  }

  #itemsOf(block: Extent): T[] {
    const { path, schema } = this.#listing;
    try {
      const items = this.#read(block);
      return this.#isPlain ? (items as T[]) : schema.parse(items); // it was parsed when the audit was opened
    } catch (error) {
      throw new AuditError('bundle', `${path} was changed while it was read.`, { cause: error });
    }
  }

  #read(block: Extent): unknown[] {
    return JSON.parse(`[${this.#listing.file.text(block)}]`);
  }
}
