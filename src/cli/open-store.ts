import type { AwsCredentialIdentity } from '@smithy/types';
import type { BundleStore } from '../bundle/store.ts';
import { isDirectory, storeAt } from '../distribute/store-at.ts';

/** As whom, and where, a bucket is reached; as the environment says where that is left out. */
interface StoreAccess {
  readonly endpoint?: string | undefined;
  readonly credentials?: (() => Promise<AwsCredentialIdentity>) | undefined;
}

/**
 * The store that a user names: a directory, or `s3://BUCKET/PREFIX` with the user's own credentials.
 * @throws {AuditError} `usage` when it is neither
 */
export async function openStore(place: string, { endpoint, credentials }: StoreAccess = {}): Promise<BundleStore> {
  if (isDirectory(place)) return storeAt(place);
  const { callerRegion } = await import('./connect.ts');
  return storeAt(place, { endpoint, region: await callerRegion(), ...(credentials && { credentials }) });
}
