import { type Check, destinationTypesOf } from '../core/check.ts';
import type { Unread } from '../core/evidence.ts';
import type { Manifest } from '../core/manifest.ts';
import type { EvidenceRecord } from '../core/record.ts';
import type { Judgement } from './judge.ts';

/** Evidence that could have named a destination and was not read. @param referring ids of the kinds that can */
export function firstUnreadReferrer(
  records: readonly EvidenceRecord[],
  referring: ReadonlySet<string>,
): Unread | undefined {
  for (const { kind, evidence } of records)
    if (referring.has(kind) && evidence.kind !== 'collected' && evidence.kind !== 'not-planned') return evidence;
  return undefined;
}

/** Destinations are read last: a scan that was stopped has none, whatever the accounts refer to. */
export const destinationsNotReached = ({ startedAt }: Manifest): Unread => ({
  kind: 'unavailable',
  operation: 'sts:AssumeRole',
  action: 'sts:AssumeRole',
  code: 'NotScanned',
  message: `the scan of ${startedAt} ended before it came to what telemetry refers to`,
});

/** What a destination check says when there is no destination of its type. @param unread what could have named one */
export function nothingRefersToOne(check: Check, unread: Unread | undefined): Judgement {
  if (unread) return { outcome: 'unknown', unread, details: {} };
  const text = `Nothing that was read refers to a ${destinationTypesOf(check).join(' or ')}.`;
  return { outcome: 'not-applicable', message: null, text, details: {} };
}
