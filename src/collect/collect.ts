import pLimit from 'p-limit';
import type { Aws } from '../aws/aws.ts';
import type { Collector, CollectorEntry } from '../aws/collector.ts';
import type { Sessions } from '../aws/sessions.ts';
import { AuditError } from '../core/audit-error.ts';
import { collected } from '../core/evidence.ts';
import type { EvidenceKind } from '../core/evidence-kind.ts';
import type { AccountId } from '../core/ids.ts';
import { regionName } from '../core/ids.ts';
import type { AccountScope, ScanOptions } from '../core/manifest.ts';
import { globalRegionOf } from '../core/partition.ts';
import type { AccountEvidence, EvidenceRecord, EvidenceSink } from '../core/record.ts';
import { readAccount } from './account.ts';

import { readDestinations } from './destinations.ts';
import type { Discovery } from './discover.ts';
import type { OnProgress } from './progress.ts';
import { readEvidence } from './read.ts';
import { References } from './references.ts';

/** Accounts read at the same time: enough to keep the wire busy, few enough to bound memory. */
const accountsAtOnce = 16;

/** What a collection needs. */
export interface Collection {
  readonly aws: Aws;
  readonly sessions: Sessions;
  readonly discovery: Discovery;
  readonly options: ScanOptions;
  readonly callerAccount: AccountId;
  readonly collectors: readonly CollectorEntry[];
  readonly sink: EvidenceSink;
  /** Accounts that an earlier, unfinished run has read. */
  readonly earlier: {
    scope(id: AccountId): AccountScope | undefined;
    evidence(id: AccountId): Promise<AccountEvidence>;
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
  const loaded = await Promise.all(run.collectors.map(({ load }) => load()));
  const kinds = new Map(run.collectors.map(({ kind }) => [kind.id, kind]));
  const { partition } = discovery.plan;
  const globalRegion = regionName(globalRegionOf(partition));
  const references = new References(kinds, partition, globalRegion);

  await sink.organization([...discovery.records, ...(await organizationEvidence(run, loaded))]);
  const planned = discovery.accounts.filter(({ skipped }) => !skipped);
  run.onProgress({
    kind: 'discovered',
    accounts: planned.length,
    skipped: discovery.accounts.length - planned.length,
    resumed: planned.filter(({ id }) => run.earlier.scope(id)).length,
  });

  const reader = { ...run, plan: discovery.plan, options, collectors: loaded };
  const limit = pLimit(accountsAtOnce);
  const scopes = new Map<AccountId, AccountScope>();
  let broken = false;
  const stopped = () => signal.aborted || broken;
  await Promise.all(
    planned.map((account) =>
      limit(async () => {
        if (stopped()) return;
        const before = run.earlier.scope(account.id);
        const { scope, evidence } = before
          ? { scope: before, evidence: await run.earlier.evidence(account.id) }
          : await readAccount(reader, account);
        if (stopped()) return;
        if (!before) await sink.account(evidence, scope);
        for (const record of evidence.records) references.add(record);
        scopes.set(scope.id, scope);
        run.onProgress({
          kind: 'account',
          id: scope.id,
          name: scope.name,
          regions: scope.unreachable ? undefined : scope.regions.length,
          unread: evidence.records.filter(({ evidence: { kind } }) => kind !== 'collected' && kind !== 'not-planned')
            .length,
          done: scopes.size,
          of: planned.length,
        });
      }).catch((error: unknown) => {
        // Whoever gave this up closes the connections: accounts not yet read would only seem to be unreachable.
        broken = true;
        throw error;
      }),
    ),
  );
  refuseToGoOn(signal);
  refuseNoTargets([...scopes.values()], options);

  const readAt = run.now();
  const entered = (id: AccountId) => scopes.has(id) && !scopes.get(id)?.unreachable;
  const destinationReader = {
    aws: run.aws,
    sessions: run.sessions,
    partition,
    entered,
    collectors: loaded.filter(({ kind }) => kind.breadth === 'destination'),
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
async function organizationEvidence(run: Collection, loaded: readonly Collector[]) {
  const { discovery, aws, sessions, callerAccount } = run;
  const already = new Set(discovery.records.map(({ kind }) => kind));
  const wanted = loaded.filter(({ kind }) => kind.breadth === 'organization' && !already.has(kind.id));
  const place = {
    aws,
    session: sessions.enter(callerAccount),
    account: callerAccount,
    region: regionName(globalRegionOf(discovery.plan.partition)),
    partition: discovery.plan.partition,
    destination: null,
    now: run.now(),
    memo: new Map<string, Promise<unknown>>(),
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
