import type { AuditResult } from '../core/audit-result.ts';
import { type Unread, unreadSchema } from '../core/evidence.ts';
import type { EvidenceRecord } from '../core/record.ts';

type UnreadRow = AuditResult['unread'][number];

/** Everything in a record that could not be read: the whole, or items inside it. */
export function unreadIn(record: EvidenceRecord): UnreadRow[] {
  const { evidence } = record;
  if (evidence.kind === 'not-planned') return [];
  if (evidence.kind !== 'collected') return [unreadRow(record, evidence)];
  const rows = new Map<string, UnreadRow>();
  hearNested(evidence.value, (unread) => rows.set(`${unread.operation} ${unread.code}`, unreadRow(record, unread)));
  return [...rows.values()];
}

/** What was not read somewhere, as the result tells it. */
export const unreadRow = (
  { account, region, arn, kind }: Pick<EvidenceRecord, 'account' | 'region' | 'arn' | 'kind'>,
  { kind: reason, ...unread }: Unread,
): UnreadRow => ({ account, region, kind, resource: arn, ...unread, reason });

/** By what rows are ordered. */
export const unreadKey = ({ account, region, kind, resource, operation }: UnreadRow): string =>
  [account ?? '', region ?? '', kind, resource ?? '', operation].join('\n');

/** Most evidence holds nothing of the kind: nothing is made on the way. */
function hearNested(value: unknown, hear: (unread: Unread) => void): void {
  if (typeof value !== 'object' || value === null) return;
  if ('kind' in value && 'operation' in value && 'action' in value) {
    const unread = unreadSchema.safeParse(value);
    if (unread.success) {
      hear(unread.data);
      return;
    }
  }
  for (const inner of Array.isArray(value) ? value : Object.values(value)) hearNested(inner, hear);
}
