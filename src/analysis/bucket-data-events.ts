import type { Collection, Lookup } from '../core/check.ts';
import type { Unread } from '../core/evidence.ts';
import type { EventSelectors } from './event-selectors.ts';
import { regionNotScanned } from './inconclusive.ts';
import { coversBucket } from './recorded-events.ts';
import { coverageOfAccount, type SeenTrail } from './recording-trails.ts';

/** How far data events show access to the objects of a bucket, reads and writes; or why that is not known. */
export type BucketDataEvents =
  | { readonly state: 'all' | 'partial' | 'none' }
  | { readonly state: 'unread'; readonly unread: Unread };

/** Judged in the bucket's own Region, or in every Region where AWS does not say which it is. */
export function bucketDataEvents(
  bucket: { readonly Name: string; readonly BucketRegion?: string | undefined },
  partition: string,
  trails: Collection<readonly SeenTrail[]>,
  selectors: Lookup<EventSelectors>,
): BucketDataEvents {
  const { Name, BucketRegion } = bucket;
  const isHere = ({ region }: { readonly region: string | null }) =>
    BucketRegion === undefined || region === BucketRegion;
  const here = { entries: trails.entries.filter(isHere), unread: trails.unread.filter(isHere) };
  const { regions, unread } = coverageOfAccount(here, selectors, (recorded) => {
    const [reads, writes] = [
      coversBucket(recorded, Name, partition, 'read'),
      coversBucket(recorded, Name, partition, 'write'),
    ];
    return reads === writes ? reads : 'partial';
  });
  if (unread[0]) return { state: 'unread', unread: unread[0] };
  if (regions.length === 0) {
    const message = `the Region of bucket ${Name} is not part of the scan`;
    return { state: 'unread', unread: regionNotScanned('cloudtrail:DescribeTrails', message) };
  }
  const found = new Set(regions.map(({ coverage }) => coverage));
  const [only] = found;
  return { state: found.size === 1 && only !== undefined ? only : 'partial' };
}
