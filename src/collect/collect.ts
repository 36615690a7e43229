import { setMaxListeners } from 'node:events';
import pLimit from 'p-limit';
import type { Aws } from '../aws/aws.ts';
import type { Collector } from '../aws/collector.ts';
import type { Sessions } from '../aws/sessions.ts';
import { AlikeTexts } from '../core/alike-texts.ts';
import { AuditError } from '../core/audit-error.ts';
import { collected } from '../core/evidence.ts';
import type { EvidenceKind } from '../core/evidence-kind.ts';
import type { AccountId } from '../core/ids.ts';
import { regionName } from '../core/ids.ts';
import type { AccountScope, ScanOptions } from '../core/manifest.ts';
import { globalRegionOf } from '../core/partition.ts';
import type { EvidenceRecord, EvidenceSink } from '../core/record.ts';
import type { AccountRead } from './account-read.ts';
import type { AccountWorker } from './account-worker.ts';
import { askDisproved, type StoredAccounts } from './ask-disproved.ts';
import { readDestinations } from './destinations.ts';
import type { Discovery } from './discover.ts';
import type { OnProgress } from './progress.ts';
import { readEvidence } from './read.ts';
import { References } from './references.ts';

/** What a collection needs. */
export interface Collection {
  readonly aws: Aws;
  readonly sessions: Sessions;
  readonly discovery: Discovery;
  readonly options: ScanOptions;
  readonly callerAccount: AccountId;
  /** All that are chosen; those that read accounts are its worker's affair. */
  readonly collectors: readonly Collector[];
  readonly worker: AccountWorker;
  readonly sink: EvidenceSink;
  readonly stored: StoredAccounts;
  /** Accounts that an earlier, unfinished run has read. */
  readonly earlier: {
    has(id: AccountId): boolean;
    read(id: AccountId): Promise<AccountRead>;
  };
  readonly signal: AbortSignal;
  readonly now: () => Date;
  readonly onProgress: OnProgress;
}

/**
 * Reads the estate into the sink: the organization, each account as it finishes, then the destinations.
 * No account stops the others.
 * @returns every account with what was done there
 * @throws {AuditError} `interrupted` when the signal ends it; what is in the sink by then stays good
 */
export async function collect(run: Collection): Promise<readonly AccountScope[]> {
  const { discovery, sink, options, signal } = run;
  const { partition } = discovery.plan;
  const kinds = new Map(run.collectors.map(({ kind }) => [kind.id, kind]));

  const planned = discovery.accounts.filter(({ skipped }) => !skipped);
  run.onProgress({
    kind: 'discovered',
    accounts: planned.length,
    skipped: discovery.accounts.length - planned.length,
    resumed: planned.filter(({ id }) => run.earlier.has(id)).length,
  });

  const limit = pLimit(run.worker.atOnce);
  const reads = new Map<AccountId, AccountRead>();
  // Accounts of one organization send to the same places.
  const alike = new AlikeTexts();
  const disproved = new Set<string>();
  // Whoever gives up closes the connections: accounts not yet read would only seem to be unreachable.
  const broken = new AbortController();
  const either = AbortSignal.any([signal, broken.signal]);
  setMaxListeners(0, either);
  const giveUp = (error: unknown): void => {
    if (either.aborted) return; // of what was stopped nothing is kept, and whatever stopped it has been told
    broken.abort();
    throw error;
  };
  await Promise.all([
    // Beside the accounts: a call for each of a thousand accounts is two minutes at the pace that AWS stands.
    organizationEvidence(run)
      .then(async (records) => {
        if (!broken.signal.aborted) await sink.organization([...discovery.records, ...records]);
      })
      .catch(giveUp),
    ...planned.map((account) =>
      limit(async () => {
        if (either.aborted) return;
        const before = run.earlier.has(account.id);
        const read = before ? await run.earlier.read(account.id) : await run.worker.read(account, either);
        const { scope } = read;
        if (!before) await sink.account(scope, read.file);
        for (const reference of read.references) alike.in(reference);
        reads.set(scope.id, read);
        const news = scope.disproved?.filter((kind) => !disproved.has(kind)) ?? [];
        for (const kind of news) disproved.add(kind);
        run.onProgress({
          kind: 'account',
          id: scope.id,
          name: scope.name,
          regions: scope.unreachable ? undefined : scope.regions.length,
          unread: read.unread,
          disproved: news,
          done: reads.size,
          of: planned.length,
        });
      }).catch(giveUp),
    ),
  ]);
  refuseToGoOn(signal);
  const scopes = new Map([...reads].map(([id, { scope }]) => [id, scope]));
  refuseNoTargets([...scopes.values()], options);

  await askDisproved(reads, {
    reader: { ...run, plan: discovery.plan },
    stored: run.stored,
    sink,
    understanding: { kinds, partition },
    signal: either,
  }).catch(giveUp);
  refuseToGoOn(signal);
  const references = new References(kinds, partition);
  for (const [id, read] of reads) {
    references.addAccount(read);
    // What the references of thousands of accounts are made from is not held beside them.
    reads.delete(id);
  }

  const readAt = run.now();
  const entered = (id: AccountId) => scopes.has(id) && !scopes.get(id)?.unreachable;
  const destinationReader = {
    aws: run.aws,
    sessions: run.sessions,
    partition,
    entered,
    collectors: run.collectors.filter(({ kind }) => kind.breadth === 'destination'),
    now: readAt,
    deepHours: options.deepHours,
  };
  const { destinations, records } = await readDestinations(destinationReader, references);
  refuseToGoOn(signal);
  await sink.destinations(readAt, destinations, records);
  run.onProgress({ kind: 'destinations', count: destinations.length });
  return discovery.accounts.map((account) => scopes.get(account.id) ?? account);
}

/** Organization-wide evidence beyond what discovery needed; a standalone account has none. */
async function organizationEvidence(run: Collection) {
  const { discovery, aws, sessions, callerAccount, collectors, now } = run;
  const already = new Set(discovery.records.map(({ kind }) => kind));
  const wanted = collectors.filter(({ kind }) => kind.breadth === 'organization' && !already.has(kind.id));
  const place = {
    aws,
    session: sessions.enter(callerAccount),
    account: callerAccount,
    region: regionName(globalRegionOf(discovery.plan.partition)),
    partition: discovery.plan.partition,
    destination: null,
    now: now(),
    accounts: discovery.accounts.flatMap(({ id, skipped }) => (skipped ? [] : [id])),
    accountTags: run.options.accountTags,
    memo: discovery.memo,
  };
  return Promise.all(
    wanted.map(async (collector) => ({
      kind: collector.kind.id,
      version: collector.kind.version,
      account: null,
      region: null,
      arn: null,
      evidence: discovery.organization ? await readEvidence(collector, place) : withoutOrganization(collector.kind),
    })),
  );
}

const withoutOrganization = ({ withoutOrganization: value }: EvidenceKind): EvidenceRecord['evidence'] =>
  value === undefined ? { kind: 'not-planned', reason: 'There is no organization.' } : collected(value);

function refuseToGoOn(signal: AbortSignal): void {
  if (signal.aborted)
    throw new AuditError('interrupted', 'The scan was stopped. What it had read is kept; go on with --resume.');
}

/** Misspelt Regions would silently scan nothing. */
function refuseNoTargets(scopes: readonly AccountScope[], { regions }: ScanOptions): void {
  if (regions && scopes.every((scope) => scope.regions.length === 0))
    throw new AuditError('usage', `No account has a Region of --regions enabled (${regions.join(', ')}).`);
}
