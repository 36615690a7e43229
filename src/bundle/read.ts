import { z } from 'zod';
import { AlikeTexts } from '../core/alike-texts.ts';
import { AuditError } from '../core/audit-error.ts';
import type { Destination } from '../core/destination.ts';
import type { EvidenceKind } from '../core/evidence-kind.ts';
import type { AccountId } from '../core/ids.ts';
import { type AccountScope, accountScopeSchema, type Manifest, manifestSchema } from '../core/manifest.ts';
import {
  type AccountEvidence,
  destinationRecordSchema,
  type EvidenceFile,
  type EvidenceRecord,
  evidenceRecordSchema,
} from '../core/record.ts';
import { CompactReferences } from './compact-references.ts';
import { fromLines, sha256 } from './files.ts';
import { type BundleStore, placeOf } from './store.ts';
import { withoutDisproved } from './without-disproved.ts';
import { accountFile, destinationsFile, manifestFile, organizationFile } from './write.ts';

/** A bundle that is there; every file is checked against its hash and every value against its kind's schema. */
export class Bundle {
  readonly manifest: Manifest;
  /** sha256 of the manifest, which holds the hashes of everything else. */
  readonly digest: string;
  readonly #store: BundleStore;
  readonly #kinds: ReadonlyMap<string, EvidenceKind>;
  readonly #disproved: ReadonlySet<string>;

  private constructor(
    store: BundleStore,
    manifest: Manifest,
    digest: string,
    kinds: ReadonlyMap<string, EvidenceKind>,
  ) {
    this.#store = store;
    this.manifest = manifest;
    this.digest = digest;
    this.#kinds = kinds;
    this.#disproved = new Set(manifest.accounts.flatMap(({ disproved }) => disproved ?? []));
  }

  /** @throws {AuditError} `bundle` when it is none, is damaged, or was written by a newer schema */
  static async open(store: BundleStore, kinds: ReadonlyMap<string, EvidenceKind>): Promise<Bundle> {
    const path = placeOf(store, manifestFile);
    const bytes = await store.read(manifestFile);
    let parsed: unknown;
    try {
      parsed = JSON.parse(Buffer.from(bytes).toString('utf8'));
    } catch (error) {
      throw new AuditError('bundle', `${path} is not JSON.`, { cause: error });
    }
    const { schemaVersion } = z.object({ schemaVersion: z.string() }).catch({ schemaVersion: 'none' }).parse(parsed);
    if (schemaVersion !== '1.0')
      throw new AuditError(
        'bundle',
        `${path} has schema version ${schemaVersion}; this version of blindspot reads 1.0.`,
      );
    const manifest = manifestSchema.safeParse(parsed);
    if (!manifest.success)
      throw new AuditError('bundle', `${path} is not a manifest: ${z.prettifyError(manifest.error)}`);
    const missing = missingIn(manifest.data);
    if (missing)
      throw new AuditError(
        'bundle',
        `${path} says that the scan was finished, but lists no ${missing}: it was altered.`,
      );
    return new Bundle(store, manifest.data, sha256(bytes), kinds);
  }

  /** Ids of the accounts whose evidence is in the bundle. */
  accounts(): string[] {
    return this.manifest.accounts.map(({ id }) => id).filter((id) => accountFile(id) in this.manifest.files);
  }

  has(account: string): boolean {
    return accountFile(account) in this.manifest.files;
  }

  async organization(): Promise<EvidenceRecord[]> {
    if (!(organizationFile in this.manifest.files)) return [];
    return recordsOf(organizationFile, await this.#lines(organizationFile), 1, this.#kinds);
  }

  async account(id: string): Promise<AccountEvidence> {
    const path = accountFile(id);
    const lines = await this.#lines(path);
    const { records, ...evidence } = await accountEvidence(id, (await lines.next()).value, lines, path, this.#kinds);
    return { ...evidence, records: withoutDisproved(records, this.#disproved) };
  }

  /** What telemetry refers to; nothing when the scan did not come so far. */
  async destinations(): Promise<{ readAt: Date; destinations: Destination[]; records: EvidenceRecord[] }> {
    const path = destinationsFile;
    if (!(path in this.manifest.files))
      return { readAt: new Date(this.manifest.startedAt), destinations: [], records: [] };
    const lines = await this.#lines(path);
    const header = await lines.next();
    const schema = z.object({ readAt: z.iso.datetime(), destinations: z.int() });
    const { readAt, destinations: count } = parse(schema, header.value, path, 1);
    const destinations: Destination[] = [];
    const alike = new AlikeTexts();
    const compact = new CompactReferences();
    while (destinations.length < count) {
      const line = await lines.next();
      const { references, ...destination } = parse(destinationRecordSchema, line.value, path, destinations.length + 2);
      for (const reference of references) alike.in(reference);
      const kept = compact.keep(references);
      destinations.push({
        ...destination,
        get references() {
          return kept();
        },
      });
    }
    return { readAt: new Date(readAt), destinations, records: await recordsOf(path, lines, count + 2, this.#kinds) };
  }

  /** Reads every file. @throws {AuditError} `bundle` at the first that differs from what was written */
  async verify(): Promise<void> {
    await this.organization();
    for (const id of this.accounts()) await this.account(id);
    await this.destinations();
  }

  async #lines(path: string): Promise<AsyncGenerator<unknown>> {
    const full = placeOf(this.#store, path);
    const bytes = await this.#store.read(path);
    const expected = this.manifest.files[path]?.sha256;
    const actual = sha256(bytes);
    if (expected !== actual)
      throw new AuditError(
        'bundle',
        `${full} is not what the scan wrote: its sha256 is ${actual}, the manifest says ${expected ?? 'nothing of it'}.`,
      );
    return fromLines(bytes, full);
  }
}

/**
 * The evidence of one account that a store already holds, whatever its manifest says.
 * @throws {AuditError} `bundle` when it is not what a scan writes
 */
export async function findAccountFile(
  store: BundleStore,
  id: AccountId,
  kinds: ReadonlyMap<string, EvidenceKind>,
): Promise<{ scope: AccountScope; evidence: AccountEvidence; file: EvidenceFile } | undefined> {
  const bytes = await store.find(accountFile(id));
  if (!bytes) return undefined;
  const path = placeOf(store, accountFile(id));
  const lines = fromLines(bytes, path);
  const { value: header } = await lines.next();
  const ofThis = accountScopeSchema.refine((scope) => scope.id === id, 'it is of another account');
  const { scope } = parse(z.object({ scope: ofThis }), header, path, 1);
  return { scope, evidence: await accountEvidence(id, header, lines, path, kinds), file: { sha256: sha256(bytes) } };
}

async function accountEvidence(
  id: string,
  header: unknown,
  lines: AsyncGenerator<unknown>,
  path: string,
  kinds: ReadonlyMap<string, EvidenceKind>,
): Promise<AccountEvidence> {
  const { readAt } = parse(z.object({ account: z.literal(id), readAt: z.iso.datetime() }), header, path, 1);
  return { account: id, readAt: new Date(readAt), records: await recordsOf(path, lines, 2, kinds) };
}

/** The records of the rest of a file. @param first the number of its first line */
async function recordsOf(
  path: string,
  lines: AsyncGenerator<unknown>,
  first: number,
  kinds: ReadonlyMap<string, EvidenceKind>,
): Promise<EvidenceRecord[]> {
  const records: EvidenceRecord[] = [];
  for await (const line of lines) records.push(recordOf(line, path, first + records.length, kinds));
  return records;
}

function recordOf(
  line: unknown,
  path: string,
  number: number,
  kinds: ReadonlyMap<string, EvidenceKind>,
): EvidenceRecord {
  const record = parse(evidenceRecordSchema, line, path, number);
  const { evidence } = record;
  const kind = kinds.get(record.kind);
  // A kind that this version no longer has, or has in another shape, is evidence that no check can use.
  if (!kind || evidence.kind !== 'collected') return record as EvidenceRecord;
  if (kind.version !== record.version)
    return {
      ...record,
      evidence: {
        kind: 'failed',
        operation: record.kind,
        action: 'none',
        code: 'OtherVersion',
        message: `the bundle holds version ${record.version} of this evidence, this version of blindspot reads ${kind.version}`,
      },
    };
  return { ...record, evidence: { kind: 'collected', value: parse(kind.schema, evidence.value, path, number) } };
}

/** What a finished scan has written and the manifest does not list; nothing may be taken for "there is none". */
function missingIn({ complete, accounts, files }: Manifest): string | undefined {
  if (!complete) return undefined;
  const read = accounts.filter(({ skipped }) => !skipped).map(({ id }) => accountFile(id));
  return [organizationFile, ...read, destinationsFile].find((path) => !(path in files));
}

function parse<T>(schema: z.ZodType<T>, value: unknown, path: string, line: number): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new AuditError('bundle', `${path}, line ${line}, is not what a scan writes: ${z.prettifyError(parsed.error)}`);
}
