import { join } from 'node:path';
import { findBundleFile, readBundleFile, writeAtomically, writeNew } from './files.ts';

/**
 * Where a bundle lies. A path is of the bundle: `accounts/111111111111.ndjson.gz`. What is written appears whole or not
 * at all.
 */
export interface BundleStore {
  /** For messages: a directory, or an s3:// URL. */
  readonly place: string;
  /** @throws {AuditError} `bundle` when it is not there or cannot be read */
  read(path: string): Promise<Uint8Array>;
  /** The file, or undefined when there is none. @throws {AuditError} `bundle` when that cannot be told */
  find(path: string): Promise<Uint8Array | undefined>;
  /** Writes a file, over one that is there. @throws {AuditError} `output` */
  write(path: string, bytes: Uint8Array): Promise<void>;
  /**
   * Writes a file where there is none, however many try at the same time.
   * @returns false when it was there already, and is as it was
   * @throws {AuditError} `output`
   */
  writeOnce(path: string, bytes: Uint8Array): Promise<boolean>;
}

/** A bundle in a directory, which is made with the first file. */
export const directoryStore = (directory: string): BundleStore => ({
  place: directory,
  read: (path) => readBundleFile(join(directory, path)),
  find: (path) => findBundleFile(join(directory, path)),
  write: (path, bytes) => writeAtomically(join(directory, path), bytes),
  writeOnce: (path, bytes) => writeNew(join(directory, path), bytes),
});

/** A file of a store, for a message. */
export const placeOf = (store: BundleStore, path: string): string => `${store.place.replace(/\/$/, '')}/${path}`;
