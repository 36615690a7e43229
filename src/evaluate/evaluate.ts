import type { Audit, UnreadRow } from '../core/audit.ts';
import { byAccount } from '../core/by-account.ts';
import { type Check, destinationTypesOf, type Scope } from '../core/check.ts';
import type { Derivation, DerivationContext, Derived } from '../core/derivation.ts';
import type { Destination } from '../core/destination.ts';
import type { Breadth } from '../core/evidence-kind.ts';
import type { FrameworkTable } from '../core/framework-table.ts';
import type { AccountId, RegionName } from '../core/ids.ts';
import type { Manifest } from '../core/manifest.ts';
import type { AccountEvidence, EvidenceRecord } from '../core/record.ts';
import type { Scratch } from '../core/scratch.ts';
import type { Settings } from '../core/settings.ts';
import { toolVersion } from '../core/version.ts';
import { accountResult, assumeRegions, estateOf, skippedIn } from './account-scopes.ts';
import { checkSummary } from './check-summary.ts';
import { EvidenceTable } from './evidence-table.ts';
import { frameworkVerdicts } from './framework-verdicts.ts';
import { gatheredBy } from './gathered-by.ts';
import { Judging } from './judging.ts';
import { OrderedUnread } from './ordered-unread.ts';
import { type ProductionKinds, productionEvidence, productionOf } from './production.ts';
import { accountReader, estateReader } from './readers.ts';
import { destinationsNotReached, firstUnreadReferrer, nothingRefersToOne } from './referrers.ts';
import { type Known, notCollected, type OperationsOf } from './resolve.ts';
import { ResolvedOnce } from './resolved-once.ts';
import { Spooler } from './spool.ts';
import { unreadIn, unreadKey, unreadRow } from './unread-list.ts';
import { WideEvidence } from './wide-evidence.ts';
import { WideKinds } from './wide-kinds.ts';

/** A bundle, seen from here. */
export interface EvidenceSource {
  readonly manifest: Manifest;
  readonly digest: string;
  organization(): Promise<readonly EvidenceRecord[]>;
  has(account: string): boolean;
  account(id: string): Promise<AccountEvidence>;
  destinations(): Promise<{ readAt: Date; destinations: readonly Destination[]; records: readonly EvidenceRecord[] }>;
}

export interface Evaluation {
  readonly source: EvidenceSource;
  readonly checks: readonly Check[];
  /** What is told beside findings. */
  readonly derivations: readonly Derivation[];
  readonly settings: Settings;
  readonly operationsOf: OperationsOf;
  /** Ids of the kinds that may refer to a destination. */
  readonly referring: ReadonlySet<string>;
  /** The frameworks to tell of. */
  readonly frameworks: readonly FrameworkTable[];
  /** What tells of production beside the ids of accounts. */
  readonly productionKinds: ProductionKinds;
  /** Every check that there is: a control of which one did not run is not known to hold. */
  readonly catalogue: readonly Check[];
  /** Where to put what is too much for memory; without it everything is held. */
  readonly scratch?: Scratch;
  /** How many findings, and other items of the result, are held in memory where there is scratch. */
  readonly inMemory?: number;
  /** Told how many of the accounts have been judged, after each. */
  readonly onAccount?: (done: number, of: number) => void;
}

/**
 * Judges a bundle, one account after the other. Pure: the same bundle, checks and settings give the same result, byte for
 * byte, whether findings were held in memory or not.
 */
export async function evaluate(evaluation: Evaluation): Promise<Audit> {
  const {
    source,
    checks,
    derivations,
    settings,
    operationsOf,
    referring,
    productionKinds,
    scratch = null,
  } = evaluation;
  const { manifest } = source;
  const startedAt = new Date(manifest.startedAt);
  const accounts = manifest.accounts
    .map((account) => assumeRegions(account, source))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const targets = accounts.flatMap(({ id, regions, skipped }) =>
    skipped ? [] : regions.map((region) => ({ account: id, region })),
  );
  const estate = estateOf(manifest, accounts);
  const { readAt, destinations, records } = await source.destinations();
  const shared = [...(await source.organization()), ...records];
  const known: Known = {
    table: new EvidenceTable(),
    resolved: new ResolvedOnce(),
    estate,
    destinations: new Map(destinations.map((destination) => [destination.arn, destination])),
    unreachable: new Map(accounts.flatMap(({ id, unreachable }) => (unreachable ? [[id, unreachable] as const] : []))),
    operationsOf,
  };
  known.table.add(shared);
  const read = estateReader(known);
  const evidence = productionEvidence(productionKinds, read, manifest, notCollected(productionKinds.tags, known));
  const production = productionOf(settings.production, accounts, evidence);
  const sharedUnread = shared.flatMap(unreadIn);
  // What was read in vain is among the unread already; what the bundle does not hold is not.
  const told = new Set(sharedUnread.map(tellingKey));
  for (const { id, skipped } of accounts) {
    const why = skipped ? undefined : production.assumed.get(id);
    if (!why) continue;
    const row = unreadRow({ account: null, region: null, arn: null, kind: productionKinds[why.kind].id }, why.unread);
    if (!told.has(tellingKey(row))) sharedUnread.push(row);
    told.add(tellingKey(row));
  }
  const spooler = new Spooler(scratch, evaluation.inMemory ?? mostInMemory);
  const judging = new Judging({
    known,
    checks,
    destinations,
    settings,
    accounts,
    production,
    targets,
    startedAt,
    spooler,
  });
  const unread = new OrderedUnread(sharedUnread, spooler);
  const of = (breadth: Breadth) => checks.filter((check) => check.breadth === breadth);
  const [ofAccount, ofTarget] = [of('account'), of('target')];
  const runs = derivations.map((derivation) => derivation.start(spooler));
  const wide = new WideKinds(checks, destinations);
  const wideEvidence = scratch && new WideEvidence(scratch);

  let referrers = manifest.complete ? firstUnreadReferrer(records, referring) : destinationsNotReached(manifest);
  const planned = accounts.filter(({ skipped }) => !skipped);
  for (const [index, { id, regions }] of planned.entries()) {
    const evidence = source.has(id) ? await source.account(id) : { readAt: startedAt, records: [] };
    known.table.add(evidence.records);
    unread.add(id, evidence.records);
    referrers ??= firstUnreadReferrer(evidence.records, referring) ?? known.unreachable.get(id);
    for (const check of ofAccount) judging.run(check, [scopeOf(id, null)], evidence.readAt);
    const scopes = regions.map((region) => scopeOf(id, region));
    for (const check of ofTarget) judging.run(check, scopes, evidence.readAt);
    judging.coverage.endAccount();
    for (const run of runs) run.account(accountReader(id, regions, known));
    known.table.drop(evidence.records);
    const kept = evidence.records.filter(({ kind }) => wide.isNeeded(kind, id));
    known.table.add(spooler.isFull && wideEvidence ? wideEvidence.compacted(kept) : kept);
    evaluation.onAccount?.(index + 1, planned.length);
  }
  for (const check of of('organization')) judging.run(check, [scopeOf(null, null)], startedAt);
  for (const check of of('destination')) {
    const types = destinationTypesOf(check);
    const own = destinations.filter(({ type }) => types.includes(type));
    const scopes = own.map((destination) => ({ ...scopeOf(null, null), destination }));
    if (own.length > 0) judging.run(check, scopes, readAt);
    else judging.say(check, nothingRefersToOne(check, referrers));
  }
  // What is told beside findings asks no more about accounts.
  known.table.clear();
  known.table.add(shared);

  const { findings, coverage, tallies } = judging;
  const context: DerivationContext = {
    estate,
    settings,
    findings,
    findingsOf: (isWanted) => findings.of(isWanted),
    findingsByAccount: (isWanted) => byAccount(findings.listsOf(isWanted)),
    startedAt,
  };
  const derived = runs.map((run) => run.conclude(read, context));
  const { frameworks, catalogue } = evaluation;
  return {
    schemaVersion: '1.0',
    tool: { name: 'blindspot', version: toolVersion },
    run: {
      startedAt: manifest.startedAt,
      finishedAt: manifest.finishedAt,
      complete: manifest.complete,
      caller: manifest.caller,
      settings: JSON.parse(JSON.stringify(settings)),
      calls: { made: manifest.calls.made, throttled: manifest.calls.throttled },
      bundleSha256: source.digest,
      ...gatheredBy(manifest, checks),
    },
    organization: {
      id: manifest.organization?.id ?? null,
      managementAccountId: manifest.organization?.managementAccountId ?? null,
      accounts: accounts.map((account) => accountResult(account, estate, production)),
    },
    scope: {
      targets,
      skipped: accounts.flatMap((account) => skippedIn(account, manifest.options.regions ?? [])),
    },
    summary: { ...tallies.summary, coverage: coverage.counts() },
    coverage,
    checks: checks.map((check) => checkSummary(check, operationsOf)),
    frameworks: frameworkVerdicts({ frameworks, catalogue, outcomes: tallies.outcomes, goals: settings.goals }),
    findings,
    waivers: judging.waivers,
    ...Object.assign({}, nothingDerived, ...derived),
    readBy: readBy(
      [...checks.flatMap(({ needs }) => Object.values(needs).map(({ id }) => id)), ...referring],
      operationsOf,
    ),
    unread: unread.end(),
  };
}

/** Findings, and other items of the result, that are held in memory where there is scratch for more. */
const mostInMemory = 50_000;

const tellingKey = (row: UnreadRow): string => `${unreadKey(row)}\n${row.code}`;

/** The actions of those kinds that take several. */
const readBy = (kinds: readonly string[], operationsOf: OperationsOf): Audit['readBy'] =>
  Object.fromEntries(
    [...new Set(kinds)]
      .sort()
      .map((kind) => [kind, [...new Set(operationsOf(kind).actions)].sort()] as const)
      .filter(([, actions]) => actions.length > 1),
  );

const nothingDerived: Derived = { custody: null, estate: null, changes: null };

const scopeOf = (account: AccountId | null, region: RegionName | null): Scope => ({
  account,
  region,
  destination: null,
});
