import type { AuditResult } from '../core/audit-result.ts';
import { type Check, destinationTypesOf, type Scope } from '../core/check.ts';
import type { Derivation, Derived } from '../core/derivation.ts';
import type { Destination } from '../core/destination.ts';
import { type Finding, outcomes } from '../core/finding.ts';
import type { FrameworkTable } from '../core/framework-table.ts';
import type { Manifest } from '../core/manifest.ts';
import type { AccountEvidence, EvidenceRecord } from '../core/record.ts';
import type { Settings } from '../core/settings.ts';
import { severities, severityRank } from '../core/severity.ts';
import { toolVersion } from '../core/version.ts';
import { assumeRegions, estateOf, skippedIn } from './account-scopes.ts';
import { checkSummary } from './check-summary.ts';
import { countCoverage, coverageOf, type Judged } from './coverage.ts';
import { EvidenceTable } from './evidence-table.ts';
import { frameworkVerdicts } from './framework-verdicts.ts';
import { gatheredBy } from './gathered-by.ts';
import { type Judgement, judge } from './judge.ts';
import { type ProductionKinds, productionEvidence, productionOf } from './production.ts';
import { accountReader, estateReader } from './readers.ts';
import { destinationsNotReached, firstUnreadReferrer, nothingRefersToOne } from './referrers.ts';
import { type Known, notCollected, type OperationsOf, resolveNeeds } from './resolve.ts';
import { weigh } from './severities.ts';
import { toFinding } from './to-finding.ts';
import { unreadIn, unreadKey, unreadRow } from './unread-list.ts';
import { applyWaivers } from './waivers.ts';

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
}

/** Judges a bundle. Pure: the same bundle, checks and settings give the same result, byte for byte. */
export async function evaluate({
  source,
  checks,
  derivations,
  settings,
  operationsOf,
  referring,
  frameworks,
  productionKinds,
  catalogue,
}: Evaluation): Promise<AuditResult> {
  const { manifest } = source;
  const accounts = manifest.accounts.map((account) => assumeRegions(account, source));
  const estate = estateOf(manifest, accounts);
  const { readAt, destinations, records } = await source.destinations();
  const table = new EvidenceTable();
  const known: Known = {
    table,
    estate,
    destinations: new Map(destinations.map((destination) => [destination.arn, destination])),
    unreachable: new Map(accounts.flatMap(({ id, unreachable }) => (unreachable ? [[id, unreachable] as const] : []))),
    operationsOf,
  };
  const unread: AuditResult['unread'] = [];
  const judged: Judged[] = [];
  const hear = (all: readonly EvidenceRecord[]) => {
    table.add(all);
    for (const record of all) unread.push(...unreadIn(record));
  };
  const run = (check: Check, scope: Scope, now: Date) => {
    for (const judgement of judgeScope(check, scope, { known, settings, now }))
      judged.push({ check, finding: toFinding(check, scope, judgement, operationsOf), destination: scope.destination });
  };
  const of = (...breadths: string[]) => checks.filter(({ breadth }) => breadths.includes(breadth));

  const derivationRuns = derivations.map((derivation) => derivation.start());
  hear(await source.organization());
  hear(records);
  const wide = wideKinds(checks);
  let referrers = manifest.complete ? firstUnreadReferrer(records, referring) : destinationsNotReached(manifest);
  for (const { id, regions, skipped } of accounts) {
    if (skipped) continue;
    const evidence = source.has(id) ? await source.account(id) : { readAt: new Date(manifest.startedAt), records: [] };
    hear(evidence.records);
    referrers ??= firstUnreadReferrer(evidence.records, referring) ?? known.unreachable.get(id);
    for (const check of of('account')) run(check, { account: id, region: null, destination: null }, evidence.readAt);
    for (const check of of('target'))
      for (const region of regions) run(check, { account: id, region, destination: null }, evidence.readAt);
    for (const derivation of derivationRuns) derivation.account(accountReader(id, regions, known));
    table.drop(evidence.records.filter(({ kind }) => !wide.has(kind)));
  }
  for (const check of of('organization'))
    run(check, { account: null, region: null, destination: null }, new Date(manifest.startedAt));
  for (const check of of('destination')) {
    const types = destinationTypesOf(check);
    const own = destinations.filter(({ type }) => types.includes(type));
    for (const destination of own) run(check, { account: null, region: null, destination }, readAt);
    if (own.length === 0)
      judged.push({
        check,
        finding: toFinding(check, nowhere, nothingRefersToOne(check, referrers), operationsOf),
        destination: null,
      });
  }

  const startedAt = new Date(manifest.startedAt);
  const targets = accounts.flatMap(({ id, regions, skipped }) =>
    skipped ? [] : regions.map((region) => ({ account: id, region })),
  );
  const read = estateReader(known);
  const evidence = productionEvidence(productionKinds, read, manifest, notCollected(productionKinds.tags, known));
  const production = productionOf(settings.production, accounts, evidence);
  // What was read in vain is among the unread already; what the bundle does not hold is not.
  for (const { id, skipped } of accounts) {
    const why = skipped ? undefined : production.assumed.get(id);
    if (!why) continue;
    const row = unreadRow({ account: null, region: null, arn: null, kind: productionKinds[why.kind].id }, why.unread);
    if (!unread.some((one) => unreadKey(one) === unreadKey(row) && one.code === row.code)) unread.push(row);
  }
  const { findings, waivers } = applyWaivers(settings.waivers, {
    findings: [
      ...weigh(
        judged.map(({ finding }) => finding),
        settings.severities,
        accounts,
        production,
      ),
    ].sort(inOrder),
    accounts,
    targets,
    ran: checks.map(({ id }) => id),
    now: startedAt,
  });
  const context = { estate, settings, findings, startedAt };
  const derived = derivationRuns.map((derivation) => derivation.conclude(read, context));
  const coverage = coverageOf(judged, checks, destinations, estate);
  return {
    schemaVersion: '1.0',
    tool: { name: 'blindspot', version: toolVersion },
    run: {
      startedAt: manifest.startedAt,
      finishedAt: manifest.finishedAt,
      complete: manifest.complete,
      caller: manifest.caller,
      settings: JSON.parse(JSON.stringify(settings)),
      calls: manifest.calls,
      bundleSha256: source.digest,
      ...gatheredBy(manifest, checks),
    },
    organization: {
      id: manifest.organization?.id ?? null,
      managementAccountId: manifest.organization?.managementAccountId ?? null,
      accounts: accounts.map(({ id, name, state, ou, unreachable }) => ({
        id,
        name,
        state,
        ou,
        scanned: estate.scanned.has(id),
        ...(unreachable && { unreachable: { code: unreachable.code, message: unreachable.message } }),
        ...(production.has(id) && {
          inProduction: production.assumed.has(id) ? ('assumed' as const) : ('stated' as const),
        }),
      })),
    },
    scope: {
      targets,
      skipped: accounts.flatMap((account) => skippedIn(account, manifest.options.regions ?? [])),
    },
    summary: {
      byOutcome: tally(
        outcomes,
        findings.map(({ outcome }) => outcome),
      ),
      bySeverity: tally(
        severities,
        findings.filter(({ outcome, waiver }) => outcome === 'fail' && !waiver).map(({ severity }) => severity),
      ),
      waived: findings.filter(({ waiver }) => waiver).length,
      coverage: countCoverage(coverage),
    },
    coverage,
    checks: checks.map((check) => checkSummary(check, operationsOf)),
    frameworks: frameworkVerdicts({ frameworks, catalogue, ran: checks, findings, goals: settings.goals }),
    findings,
    waivers,
    ...Object.assign({}, nothingDerived, ...derived),
    unread: unread.sort((a, b) => (unreadKey(a) < unreadKey(b) ? -1 : 1)),
  };
}

const nothingDerived: Derived = { custody: null, estate: null, changes: null };
const nowhere: Scope = { account: null, region: null, destination: null };

/** Runs a check on a scope, unless the scope itself settles the matter. */
function judgeScope(
  check: Check,
  scope: Scope,
  { known, settings, now }: { known: Known; settings: Settings; now: Date },
): readonly Judgement[] {
  const settled = (text: string): Judgement[] => [{ outcome: 'not-applicable', message: null, text, details: {} }];
  if (check.breadth === 'organization' && !known.estate.organizationId)
    return settled('A single account was scanned; there is no organization to judge.');
  if (scope.destination?.location.state === 'absent' && !check.judgesLocation)
    return settled(`${scope.destination.arn} does not exist; what refers to it is told where that is judged.`);
  return judge(check, resolveNeeds(check, scope, known), { scope, estate: known.estate, settings, now });
}

/** Kinds that checks wider than an account, or of a destination, need from every account. */
function wideKinds(checks: readonly Check[]): ReadonlySet<string> {
  const wide = checks.filter(({ breadth }) => breadth === 'organization' || breadth === 'destination');
  return new Set(wide.flatMap(({ needs }) => Object.values(needs).map(({ id }) => id)));
}

function tally<const K extends string>(keys: readonly K[], values: readonly K[]): Record<K, number> {
  const counts = Object.fromEntries(keys.map((key) => [key, 0])) as Record<K, number>; // every key is set here
  for (const value of values) counts[value]++;
  return counts;
}

const textKey = ({ check, account, region, resource }: Finding): string =>
  [check, account ?? '', region ?? '', resource ?? ''].join('\n');

function inOrder(a: Finding, b: Finding): number {
  const bySeverity = severityRank(a.severity) - severityRank(b.severity);
  if (bySeverity !== 0) return bySeverity;
  const left = textKey(a);
  const right = textKey(b);
  return left < right ? -1 : left > right ? 1 : 0;
}
