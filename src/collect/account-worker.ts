import type { CallCounts } from '../aws/call-counts.ts';
import type { AccountScope } from '../core/manifest.ts';
import type { AccountEvidence, EvidenceFile } from '../core/record.ts';
import { type AccountReader, readAccount } from './account.ts';
import { type AccountRead, accountRead } from './account-read.ts';
import { AdministratorsView } from './administrators-view.ts';

/** Accounts that one process reads at the same time: enough to keep the wire busy, few enough to bound memory. */
export const accountsAtOnce = 16;

/** Whoever reads accounts: this process, others beside it, or other machines. */
export interface AccountWorker {
  /** How many accounts it takes at a time. */
  readonly atOnce: number;
  /** The calls that it has made so far in ways of its own, beyond those of the scan's access to AWS. */
  readonly counts: Readonly<CallCounts>;
  /**
   * Reads one account and keeps its evidence, all of it or nothing.
   * @param signal ends it; nothing is kept of what was half read
   * @throws when the signal ended it, or the evidence cannot be kept; never for what AWS says
   */
  read(account: AccountScope, signal: AbortSignal): Promise<AccountRead>;
  /** Ends what it still does, and lets go of what it holds. */
  close(): Promise<void>;
}

/** Keeps the evidence of one account. */
export type KeepAccount = (evidence: AccountEvidence, scope: AccountScope) => Promise<EvidenceFile>;

/** Reads accounts in this process. */
export function ownWorker(reader: AccountReader, keep: KeepAccount): AccountWorker {
  const understanding = {
    kinds: new Map(reader.collectors.map(({ kind }) => [kind.id, kind])),
    partition: reader.plan.partition,
  };
  const reading = { ...reader, ...(reader.options.vantage && { vantage: new AdministratorsView(reader) }) };
  return {
    atOnce: accountsAtOnce,
    counts: { calls: 0, throttles: 0 },
    async read(account, signal) {
      const { scope, evidence } = await readAccount(reading, account);
      signal.throwIfAborted();
      const file = await keep(evidence, scope);
      return accountRead(evidence, scope, file, understanding);
    },
    close: async () => {},
  };
}
