import { type CallCounts, sumOfCounts } from '../aws/call-counts.ts';
import { Bundle, findAccountFile } from '../bundle/read.ts';
import { type BundleStore, placeOf } from '../bundle/store.ts';
import { accountFile, BundleWriter, writeAccountFile } from '../bundle/write.ts';
import { kinds } from '../catalog/generated/collectors.ts';
import { accountRead } from '../collect/account-read.ts';
import { type AccountWorker, type KeepAccount, ownWorker } from '../collect/account-worker.ts';
import { collect } from '../collect/collect.ts';
import type { OnProgress } from '../collect/progress.ts';
import { AuditError } from '../core/audit-error.ts';
import type { Check } from '../core/check.ts';
import type { AccountScope, Manifest, ScanOptions } from '../core/manifest.ts';
import { toolVersion } from '../core/version.ts';
import type { Started } from './start-aws.ts';

/** Who is told while it runs. */
interface View {
  /** @param counts the running figures of the scan */
  start(counts: CallCounts): OnProgress;
  stop(): void;
}

/** What collecting into a bundle needs. */
export interface CollectInto {
  readonly store: BundleStore;
  readonly started: Started;
  readonly options: ScanOptions;
  /** Every check that there is now. */
  readonly catalogue: readonly Check[];
  /** The unfinished bundle to go on with. */
  readonly resume: Bundle | null;
  readonly startedAt: Date;
  readonly signal: AbortSignal;
  readonly view: View;
  /** Who reads the accounts, into the same store; this process when left out. It is closed at the end. */
  readonly hire?: ((onProgress: OnProgress) => AccountWorker) | undefined;
}

/**
 * Collects an estate into a bundle.
 * @throws {AuditError} `interrupted` (the bundle stays valid), `output` when the store refuses
 */
export async function collectBundle(run: CollectInto): Promise<Bundle> {
  const { store, started, options, catalogue, resume, signal, view } = run;
  const { aws, caller, discovery } = started;
  if (resume) {
    refuseOtherOptions(resume.manifest, options, store.place);
    refuseOtherEstate(resume.manifest, discovery, store.place);
  }
  const kept = accountsToKeep(resume);
  const manifest: Manifest = {
    schemaVersion: '1.0',
    tool: { name: 'blindspot', version: toolVersion },
    startedAt: resume?.manifest.startedAt ?? run.startedAt.toISOString(),
    finishedAt: null,
    complete: false,
    caller: caller.arn,
    partition: caller.partition,
    organization: discovery.organization,
    options,
    accounts: discovery.accounts.map((account) => kept.get(account.id) ?? account),
    checks: Object.fromEntries(catalogue.map(({ id, version }) => [id, version])),
    calls: { made: 0, throttled: 0 },
    // What is read again is written again: until then it must not count, or a kill in between leaves a wrong hash.
    files: Object.fromEntries(
      [...kept.keys()].map(accountFile).flatMap((path) => {
        const file = resume?.manifest.files[path];
        return file ? [[path, file]] : [];
      }),
    ),
  };
  const writer = await BundleWriter.start(store, manifest);
  const collectors = await Promise.all(started.collectors.map(({ load }) => load()));
  const reading = { ...started, plan: discovery.plan, options, collectors, now: () => new Date() };
  let worker: AccountWorker | undefined;
  const counts = {
    get calls() {
      return aws.counts.calls + (worker?.counts.calls ?? 0);
    },
    get throttles() {
      return aws.counts.throttles + (worker?.counts.throttles ?? 0);
    },
  };
  const calls = (): Manifest['calls'] => {
    const { made = 0, throttled = 0, byOperation: before } = resume?.manifest.calls ?? {};
    const earlier = { calls: made, throttles: throttled, byOperation: before };
    const { calls, throttles, byOperation } = sumOfCounts([earlier, aws.counts, ...(worker ? [worker.counts] : [])]);
    return { made: calls, throttled: throttles, ...(byOperation && { byOperation }) };
  };
  const onProgress = view.start(counts);
  const keep: KeepAccount = (evidence, scope) => writeAccountFile(store, evidence, scope);
  worker = run.hire?.(onProgress) ?? ownWorker(reading, keep);
  try {
    const accounts = await collect({
      ...reading,
      callerAccount: caller.account,
      worker,
      sink: writer,
      stored: {
        keep,
        read: async (id) => {
          const found = await findAccountFile(store, id, kinds);
          if (!found) throw new AuditError('bundle', `${placeOf(store, accountFile(id))} is gone.`);
          return found.evidence;
        },
      },
      earlier: {
        has: (id) => kept.has(id),
        read: async (id) => {
          const scope = kept.get(id);
          const file = resume?.manifest.files[accountFile(id)];
          if (!resume || !scope || !file) throw new Error(`no earlier run has read ${id}`);
          return accountRead(await resume.account(id), scope, file, { kinds, partition: caller.partition });
        },
      },
      signal,
      onProgress,
    });
    await writer.finish({
      finishedAt: new Date().toISOString(),
      complete: true,
      calls: calls(),
      accounts: [...accounts],
    });
  } catch (error) {
    await writer.finish({ finishedAt: null, complete: false, calls: calls() }).catch(() => undefined);
    throw error;
  } finally {
    view.stop();
    await Promise.all([worker.close(), aws.close()]);
  }
  return Bundle.open(store, kinds);
}

/**
 * The accounts that need not be read again. One that could not be entered is tried again: what kept the scan out may
 * have been mended.
 */
function accountsToKeep(resume: Bundle | null): ReadonlyMap<string, AccountScope> {
  const finished = resume?.manifest.accounts.filter(({ id, unreachable }) => resume.has(id) && !unreachable) ?? [];
  return new Map(finished.map((account) => [account.id, account]));
}

/** Evidence gathered under other options is not the answer to this question. */
function refuseOtherOptions(manifest: Manifest, options: ScanOptions, place: string): void {
  const then = manifest.options as Record<string, unknown>;
  const now = options as Record<string, unknown>;
  const different = Object.keys({ ...then, ...now }).find(
    (key) => JSON.stringify(now[key]) !== JSON.stringify(then[key]),
  );
  if (different)
    throw new AuditError(
      'bundle',
      `${place} was begun with other options: ${different} was ${JSON.stringify(then[different])}, now it is ${JSON.stringify(now[different])}.`,
    );
}

/** Evidence of one organization, or of one account alone, is not mixed with that of another. */
function refuseOtherEstate(then: Manifest, now: Started['discovery'], place: string): void {
  const idOf = ({ organization, accounts }: Pick<Manifest, 'organization' | 'accounts'> | Started['discovery']) =>
    organization?.id ?? accounts[0]?.id;
  if (idOf(then) !== idOf(now))
    throw new AuditError('bundle', `${place} was begun in ${idOf(then)}; these credentials are of ${idOf(now)}.`);
}
