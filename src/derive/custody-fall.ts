import { furthest, powerOf } from '../analysis/custody/answer.ts';
import { actsOf, stoppingActs } from '../analysis/custody/service-custody.ts';
import type { CustodyPower, FallenTelemetry } from '../core/custody.ts';
import type { Destination } from '../core/destination.ts';
import { getOrMake } from '../core/get-or-make.ts';
import type { RegionName } from '../core/ids.ts';
import type { Source } from '../core/source.ts';
import type { CustodyFacts, Recorded, RegionFacts } from './custody-facts.ts';
import { alarms, type Cited, type CitedFindings } from './custody-findings.ts';
import type { Grouped } from './custody-groups.ts';
import type { Seats } from './custody-seats.ts';
import { fallen, type Held, type StorePowers } from './custody-store.ts';

/** All stores, to be asked about one account. */
export interface Estate {
  readonly stores: ReadonlyMap<string, Held>;
  readonly detectors: Grouped;
  readonly recorders: Grouped;
  readonly seats: Seats;
  readonly cited: CitedFindings;
}

type Told = Omit<FallenTelemetry, 'regions'>;
type Kept = FallenTelemetry['kept'];

interface Flow {
  readonly from: string;
  readonly store: string;
}

/** Where an account's telemetry of a source goes from a Region, and what sends it. */
export type Flows = (account: string, source: Source, region: string) => readonly Flow[];

/** Accounts whose flows are remembered: after an account it is its administrator that is asked about. */
const mostRemembered = 100;

/** The flows of all accounts, gone through once. */
export function flowsIn(destinations: readonly Destination[]): Flows {
  /** Of each account, one after the other: by which way, from what, and to which store. */
  const told = new Map<string, string[]>();
  const ways = new Map<string, string>();
  for (const { type, arn, location, references } of destinations) {
    if ((type !== 'bucket' && type !== 'log-group') || location.state === 'absent') continue;
    for (const { source, account, region, from } of references) {
      if (!account) continue;
      const way = wayOf(source, region ?? '');
      getOrMake(told, account, () => []).push(
        getOrMake(ways, way, () => way),
        from,
        arn,
      );
    }
  }
  const remembered = new Map<string, ReadonlyMap<string, readonly Flow[]>>();
  return (account, source, region) => {
    if (remembered.size > mostRemembered) remembered.clear();
    const flows = getOrMake(remembered, account, () => byWay(told.get(account) ?? []));
    return flows.get(wayOf(source, region)) ?? [];
  };
}

const wayOf = (source: Source, region: string): string => `${source} ${region}`;

function byWay(told: readonly string[]): ReadonlyMap<string, readonly Flow[]> {
  const flows = new Map<string, Flow[]>();
  for (let at = 0; at < told.length; at += 3) {
    const [way = '', from = '', store = ''] = told.slice(at, at + 3);
    getOrMake(flows, way, () => []).push({ from, store });
  }
  return flows;
}

/** What an intruder with an account's administrators' and root user's credentials could do to its own telemetry. */
export function fallOf(account: string, facts: CustodyFacts, estate: Estate, flows: Flows): readonly FallenTelemetry[] {
  const regions = [...facts.regions];
  const flowing = (source: Source, region: string) => flows(account, source, region);
  const asked = new Map<Held, StorePowers>();
  const fallenTo = (held: Held) => getOrMake(asked, held, () => fallen(held, account));
  const kept = (stores: readonly string[]): Kept =>
    [...new Set(stores)].sort().flatMap((id) => {
      const held = estate.stores.get(id);
      return held ? [keptIn(id, fallenTo(held).destroy)] : [];
    });
  const alarm = (source: Source) => alarmOf(alarms[source], account, estate.cited);

  const trails = (region: RegionName, own: RegionFacts): Told => {
    const source = 'cloudtrail-management';
    if (own.trails === null) return { source, recorded: 'unknown', kept: [] };
    if (own.trails.length === 0) return { source, recorded: 'no', kept: [] };
    const live = own.trails;
    const stops = live.map((arn): CustodyPower => {
      const held = estate.stores.get(arn);
      return held
        ? fallenTo(held).silence
        : { verdict: 'unknown', acts: [...stoppingActs.trail], because: 'who owns the trail was not read' };
    });
    const stores = flowing(source, region).filter(({ from }) => live.includes(from));
    return {
      source,
      recorded: 'yes',
      stop: nearest(stops),
      ...alarm(source),
      kept: kept(stores.map(({ store }) => store)),
    };
  };
  const service = (source: 'guardduty' | 'config', recorded: Recorded, region: RegionName, own: RegionFacts): Told => {
    const one = (source === 'guardduty' ? estate.detectors : estate.recorders).find(account, region);
    if (!one) return { source, recorded, kept: [] };
    const { silence, destroy } = fallenTo(one.held);
    const exporting = source === 'guardduty' && own.administrator ? own.administrator : account;
    const stores = flows(exporting, source, region).map(({ store }) => store);
    return { source, recorded, stop: silence, ...alarm(source), kept: [keptIn(one.id, destroy), ...kept(stores)] };
  };
  const flow = (source: 'flow-logs' | 'dns', recorded: Recorded, region: RegionName): Told => {
    if (recorded !== 'yes') return { source, recorded, kept: [] };
    const stores = flowing(source, region).map(({ store }) => store);
    const { administrator, root } = estate.seats;
    const acts = (by: ReturnType<typeof root>) => powerOf(actsOf(stoppingActs[source], by, '*', [region]));
    const stop =
      account === estate.seats.management
        ? acts(root(account))
        : furthest([acts(administrator(account)), acts(root(account))]);
    return { source, recorded: 'yes', stop, ...alarm(source), kept: kept(stores) };
  };
  return [
    ...alike(regions.map(([region, own]) => [region, trails(region, own)])),
    ...alike(regions.map(([region, own]) => [region, service('guardduty', own.detector, region, own)])),
    ...alike(regions.map(([region, own]) => [region, service('config', own.recorder, region, own)])),
    ...alike(regions.map(([region, own]) => [region, flow('flow-logs', own.flowLogs, region)])),
    ...alike(regions.map(([region, own]) => [region, flow('dns', own.dns, region)])),
  ];
}

const keptIn = (store: string, destroy: CustodyPower | undefined): Kept[number] => ({
  store,
  erase: destroy?.verdict ?? 'unknown',
  ...(destroy?.until && { until: destroy.until }),
});

/** One trail that cannot be stopped keeps the record going. */
function nearest(stops: readonly CustodyPower[]): CustodyPower {
  const order = ['cannot', 'unknown', 'can'];
  const [first] = stops.toSorted((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict));
  return first ?? { verdict: 'unknown', acts: [], because: 'nothing is known of it' };
}

/** Regions with the same answer together; none are named where there is one answer only. */
function alike(told: readonly (readonly [RegionName, Told])[]): readonly FallenTelemetry[] {
  const groups = new Map<string, { readonly one: Told; readonly regions: string[] }>();
  for (const [region, one] of told) {
    const key = JSON.stringify(one);
    const known = groups.get(key);
    if (known) known.regions.push(region);
    else groups.set(key, { one, regions: [region] });
  }
  return [...groups.values()].map(({ one: { source, ...one }, regions }) => ({
    source,
    regions: groups.size > 1 ? regions : [],
    ...one,
  }));
}

function alarmOf(check: string | undefined, account: string, cited: CitedFindings): Pick<FallenTelemetry, 'alarm'> {
  if (check === undefined) return {};
  const findings = cited.of(check, account);
  const states = findings.map(alarmState);
  const order = ['silent', 'partly', 'unknown', 'raised'] as const;
  const state = order.find((one) => states.includes(one)) ?? 'unknown';
  return { alarm: { state, findings: findings.map(({ id }) => id).sort() } };
}

function alarmState({ outcome, isPartial }: Cited): 'raised' | 'partly' | 'silent' | 'unknown' {
  if (outcome === 'pass') return 'raised';
  if (outcome !== 'fail') return 'unknown';
  return isPartial ? 'partly' : 'silent';
}
