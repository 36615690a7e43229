import { collectors } from '../catalog/generated/collectors.ts';
import { type AccountWorker, type KeepAccount, ownWorker } from '../collect/account-worker.ts';
import type { WorkOrder } from '../collect/work-order.ts';
import { AuditError } from '../core/audit-error.ts';
import type { ScanOptions } from '../core/manifest.ts';
import { type ConnectWith, connect } from './connect.ts';
import type { Started } from './start-aws.ts';

/** What others must know to read the accounts of this scan. */
export const orderOf = ({ discovery, caller, collectors }: Started, options: ScanOptions): WorkOrder => ({
  options,
  plan: discovery.plan,
  callerAccount: caller.account,
  kinds: collectors.map(({ kind }) => kind.id),
});

/**
 * Reads accounts in this process as another one has planned it, with credentials of its own.
 * @throws {AuditError} `credentials` when they are none, or those of another account than the order's
 */
export async function followOrder(order: WorkOrder, from: ConnectWith, keep: KeepAccount): Promise<AccountWorker> {
  const { options, plan, callerAccount, kinds } = order;
  const { aws, caller, sessions } = await connect(from);
  if (caller.account !== callerAccount) {
    await aws.close();
    throw new AuditError(
      'credentials',
      `The credentials here are of account ${caller.account}, those of the scan of ${callerAccount}: they must be of the same.`,
    );
  }
  const loaded = await Promise.all(
    collectors.filter(({ kind }) => kinds.includes(kind.id)).map((entry) => entry.load()),
  );
  const reader = { aws, sessions: sessions(plan, options), plan, options, collectors: loaded, now: () => new Date() };
  return { ...ownWorker(reader, keep), counts: aws.counts, close: () => aws.close() };
}
