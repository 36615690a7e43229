import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Bundle } from '../bundle/read.ts';
import { type BundleStore, directoryStore } from '../bundle/store.ts';
import { manifestFile } from '../bundle/write.ts';
import { kinds } from '../catalog/generated/collectors.ts';
import { AuditError } from '../core/audit-error.ts';
import { runDirectory } from './output.ts';

/** Where a run keeps its bundle. */
export const evidenceDirectory = 'evidence';

/** Where a run leaves what it finds. */
export interface RunPlace {
  /** Of the reports. */
  readonly directory: string;
  /** Of the evidence. */
  readonly store: BundleStore;
  /** The unfinished bundle to go on with. */
  readonly resume: Bundle | null;
  /** Files of the evidence that the run's hashes vouch for: those beside its reports. */
  readonly vouched: readonly string[];
}

/** What a run is to be found by. */
interface RunOf {
  readonly out: string;
  /** Of the organization, or of the account that is scanned alone. */
  readonly id: string;
  readonly startedAt: Date;
  /** Whether it goes on with an earlier one. */
  readonly resume: boolean;
}

/** The place of a run that keeps its evidence beside its reports. @throws {AuditError} `usage` */
export async function placeBelow({ out, id, startedAt, resume }: RunOf): Promise<RunPlace> {
  const unfinished = resume ? await newestUnfinished(out, id) : null;
  const directory = unfinished?.directory ?? runDirectory(out, id, startedAt);
  const evidence = join(directory, evidenceDirectory);
  return {
    directory,
    store: directoryStore(evidence),
    resume: unfinished?.bundle ?? null,
    vouched: [join(evidence, manifestFile)],
  };
}

/** The place of a run whose evidence goes elsewhere. @throws {AuditError} `usage` */
export async function placeIn(store: BundleStore, { out, id, startedAt, resume }: RunOf): Promise<RunPlace> {
  if (!resume) await refuseBundleIn(store);
  const bundle = resume && (await store.find(manifestFile)) ? await Bundle.open(store, kinds) : null;
  if (resume && (!bundle || bundle.manifest.complete))
    throw new AuditError('usage', `There is no unfinished scan in ${store.place}.`);
  const began = bundle ? new Date(bundle.manifest.startedAt) : startedAt;
  return { directory: runDirectory(out, id, began), store, resume: bundle, vouched: [] };
}

/** @throws {AuditError} `usage` where one would be written over */
export async function refuseBundleIn(store: BundleStore): Promise<void> {
  if (await store.find(manifestFile))
    throw new AuditError(
      'usage',
      `${store.place} already holds a bundle. Add --resume to go on with it, or name another place.`,
    );
}

async function newestUnfinished(out: string, id: string): Promise<{ directory: string; bundle: Bundle }> {
  const runs = await readdir(join(out, id)).catch(() => []);
  for (const run of runs
    .filter((name) => name.endsWith('Z'))
    .sort()
    .reverse()) {
    const directory = join(out, id, run);
    const bundle = await Bundle.open(directoryStore(join(directory, evidenceDirectory)), kinds).catch(() => null);
    if (bundle && !bundle.manifest.complete) return { directory, bundle };
  }
  throw new AuditError('usage', `There is no unfinished scan of ${id} below ${out}.`);
}
