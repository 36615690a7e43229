import pLimit from 'p-limit';
import { getOrMake } from '../core/get-or-make.ts';
import type { AccountId, RegionName } from '../core/ids.ts';
import type { AccountEvidence, EvidenceRecord, EvidenceSink } from '../core/record.ts';
import { type AccountReader, placeIn } from './account.ts';
import { type AccountRead, accountRead, type Understanding } from './account-read.ts';
import { accountsAtOnce, type KeepAccount } from './account-worker.ts';
import { type Place, readEvidence } from './read.ts';

/** The evidence of accounts that have been read, where whoever read them has left it. */
export interface StoredAccounts {
  /** @throws {AuditError} `bundle` when it is not there or cannot be read */
  read(account: AccountId): Promise<AccountEvidence>;
  readonly keep: KeepAccount;
}

/** What asking after all needs. */
export interface AskingAfterAll {
  readonly reader: AccountReader;
  readonly stored: StoredAccounts;
  readonly sink: Pick<EvidenceSink, 'account' | 'withdraw'>;
  readonly understanding: Understanding;
  /** Ends it; nothing is kept of what was half read. */
  readonly signal: AbortSignal;
}

/**
 * What one account has shown to be otherwise than was known without asking is not believed of any other: where it was,
 * it is asked after all. So it makes no difference which accounts were read before, and by whom.
 * @param reads the accounts that have been read, in which those that are asked again are replaced
 */
export async function askDisproved(
  reads: Map<AccountId, AccountRead>,
  { reader, stored, sink, understanding, signal }: AskingAfterAll,
): Promise<void> {
  const disproved = new Set([...reads.values()].flatMap(({ scope }) => scope.disproved ?? []));
  const affected = [...reads.values()].filter(({ unasked }) => unasked.some((kind) => disproved.has(kind)));
  if (affected.length === 0) return;
  await sink.withdraw(affected.map(({ scope }) => scope.id));
  const limit = pLimit(accountsAtOnce);
  await Promise.all(
    affected.map(({ scope }) =>
      limit(async () => {
        if (signal.aborted) return;
        const evidence = await askedAfterAll(reader, await stored.read(scope.id), scope.id, disproved);
        if (signal.aborted) return;
        const file = await stored.keep(evidence, scope);
        await sink.account(scope, file);
        reads.set(scope.id, accountRead(evidence, scope, file, understanding));
      }),
    ),
  );
}

/** The evidence of an account, with answers of its own wherever it was known without asking. */
async function askedAfterAll(
  reader: AccountReader,
  { readAt, records, ...evidence }: AccountEvidence,
  account: AccountId,
  disproved: ReadonlySet<string>,
): Promise<AccountEvidence> {
  const places = new Map<RegionName, Place>();
  const asked = async (record: EvidenceRecord): Promise<EvidenceRecord> => {
    const { restsOn, toldBy, ...rest } = record;
    const { kind, region } = record;
    const collector = reader.collectors.find((one) => one.kind.id === kind);
    if (!(restsOn || toldBy) || !disproved.has(kind) || !region || !collector) return record;
    const place = getOrMake(places, region, () => placeIn(reader, account, region, readAt));
    return { ...rest, evidence: await readEvidence(collector, place) };
  };
  const all = await Promise.all(records.map(asked));
  reader.aws.forget(reader.sessions.enter(account));
  return { ...evidence, readAt, records: all };
}
