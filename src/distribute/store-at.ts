import { type BundleStore, directoryStore } from '../bundle/store.ts';
import { AuditError } from '../core/audit-error.ts';
import type { S3Access } from './s3-store.ts';

/** Whether a place that a user names is a directory, and not a URL. */
export const isDirectory = (place: string): boolean => !/^[a-z][a-z0-9+.-]+:\/\//i.test(place);

/**
 * The store that a user names: a directory, or `s3://bucket/prefix`.
 * @throws {AuditError} `usage` when it is neither
 */
export async function storeAt(place: string, access: S3Access = {}): Promise<BundleStore> {
  if (isDirectory(place)) return directoryStore(place);
  // Bucket naming rules of the Amazon S3 User Guide, "General purpose bucket naming rules".
  const { bucket, prefix } =
    /^s3:\/\/(?<bucket>[a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/+(?<prefix>.*?))?\/*$/.exec(place)?.groups ?? {};
  if (!bucket) throw new AuditError('usage', `${place} is neither a directory nor s3://BUCKET/PREFIX.`);
  const { s3Store } = await import('./s3-store.ts');
  return s3Store({ bucket, prefix: prefix ?? '' }, access);
}
