import type { EvidenceRecord } from '../core/record.ts';

/**
 * The evidence of an account, in which what was known without asking is unread where another account has shown it to be
 * otherwise. A scan that ends has asked for it; one that was stopped leaves it so.
 * @param disproved the kinds of which an account of the scan has answered something else
 */
export function withoutDisproved(
  records: readonly EvidenceRecord[],
  disproved: ReadonlySet<string>,
): readonly EvidenceRecord[] {
  if (disproved.size === 0) return records;
  return records.map((record) =>
    disproved.has(record.kind) && (record.restsOn || record.toldBy) ? { ...record, evidence: unread(record) } : record,
  );
}

const unread = ({ kind }: EvidenceRecord): EvidenceRecord['evidence'] => ({
  kind: 'failed',
  operation: kind,
  action: 'none',
  code: 'Disproved',
  message: 'it was known without asking, another account has disproved that, and the scan ended before it was asked',
});
