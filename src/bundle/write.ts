import type { AccountId } from '../core/ids.ts';
import type { AccountScope, Manifest } from '../core/manifest.ts';
import type { AccountEvidence, EvidenceFile, EvidenceSink } from '../core/record.ts';
import { sha256, toLines } from './files.ts';
import type { BundleStore } from './store.ts';

export const manifestFile = 'manifest.json';
export const organizationFile = 'organization.ndjson.gz';
export const destinationsFile = 'destinations.ndjson.gz';
export const accountFile = (id: string): string => `accounts/${id}.ndjson.gz`;

/** Milliseconds between two writes of the manifest while a scan runs. */
const manifestEvery = 2_000;

/**
 * A bundle being written. Every file appears whole or not at all, and the manifest is kept up to date, so that a scan
 * that dies leaves a valid, incomplete bundle.
 */
export class BundleWriter implements EvidenceSink {
  readonly #store: BundleStore;
  #manifest: Manifest;
  /** Of the manifest, by id and by path: there may be ten thousand. */
  readonly #accounts: Map<string, AccountScope>;
  readonly #files: Map<string, EvidenceFile>;
  #written = 0;
  #writing: Promise<void> = Promise.resolve();

  private constructor(store: BundleStore, manifest: Manifest) {
    this.#store = store;
    this.#manifest = manifest;
    this.#accounts = new Map(manifest.accounts.map((account) => [account.id, account]));
    this.#files = new Map(Object.entries(manifest.files));
  }

  /** Starts a bundle, or goes on with the one that `manifest` describes. */
  static async start(store: BundleStore, manifest: Manifest): Promise<BundleWriter> {
    const writer = new BundleWriter(store, manifest);
    await writer.#flush();
    return writer;
  }

  async organization(records: Parameters<EvidenceSink['organization']>[0]): Promise<void> {
    await this.#write(organizationFile, records);
  }

  async account(scope: AccountScope, file: EvidenceFile): Promise<void> {
    this.#note(accountFile(scope.id), file, scope);
    if (performance.now() - this.#written > manifestEvery) await this.#flush();
  }

  async withdraw(accounts: readonly AccountId[]): Promise<void> {
    for (const id of accounts) this.#files.delete(accountFile(id));
    await this.#flush();
  }

  async destinations(...[readAt, destinations, records]: Parameters<EvidenceSink['destinations']>): Promise<void> {
    const header = { readAt: readAt.toISOString(), destinations: destinations.length };
    await this.#write(destinationsFile, [header, ...destinations, ...records]);
  }

  /** Writes the manifest for the last time. @returns it as written */
  async finish({
    accounts = [],
    ...end
  }: Pick<Manifest, 'finishedAt' | 'complete' | 'calls'> & Partial<Pick<Manifest, 'accounts'>>): Promise<Manifest> {
    for (const account of accounts) this.#accounts.set(account.id, account);
    this.#manifest = { ...this.#manifest, ...end };
    await this.#flush();
    return this.#now();
  }

  async #write(path: string, values: readonly unknown[]): Promise<void> {
    this.#note(path, await writeLines(this.#store, path, values));
  }

  /** Notes a file and its account at once: no manifest says that one is there without the other. */
  #note(path: string, file: EvidenceFile, scope?: AccountScope): void {
    this.#files.set(path, file);
    if (scope) this.#accounts.set(scope.id, scope);
  }

  #now(): Manifest {
    return { ...this.#manifest, accounts: [...this.#accounts.values()], files: Object.fromEntries(this.#files) };
  }

  /** One write of the manifest at a time, in order. */
  #flush(): Promise<void> {
    this.#written = performance.now();
    this.#writing = this.#writing.then(() => this.#store.write(manifestFile, Buffer.from(manifestText(this.#now()))));
    return this.#writing;
  }
}

/** Writes the evidence of one account, whole or not at all; its first line says of which, as the scan found it. */
export const writeAccountFile = (
  store: BundleStore,
  evidence: AccountEvidence,
  scope: AccountScope,
): Promise<EvidenceFile> => writeLines(store, accountFile(scope.id), accountLines(evidence, scope));

/** The same where nobody has written it yet. @returns undefined when somebody has: then it is as it was */
export async function writeAccountFileOnce(
  store: BundleStore,
  evidence: AccountEvidence,
  scope: AccountScope,
): Promise<EvidenceFile | undefined> {
  const bytes = await toLines(accountLines(evidence, scope));
  return (await store.writeOnce(accountFile(scope.id), bytes)) ? { sha256: sha256(bytes) } : undefined;
}

const accountLines = ({ account, readAt, records }: AccountEvidence, scope: AccountScope): unknown[] => [
  { account, readAt: readAt.toISOString(), scope },
  ...records,
];

async function writeLines(store: BundleStore, path: string, values: readonly unknown[]): Promise<EvidenceFile> {
  const bytes = await toLines(values);
  await store.write(path, bytes);
  return { sha256: sha256(bytes) };
}

/** The manifest's text; files and accounts in a fixed order. */
export function manifestText(manifest: Manifest): string {
  const files = Object.fromEntries(Object.entries(manifest.files).sort(([a], [b]) => (a < b ? -1 : 1)));
  const accounts = [...manifest.accounts].sort((a, b) => (a.id < b.id ? -1 : 1));
  return `${JSON.stringify({ ...manifest, accounts, files }, null, 2)}\n`;
}
