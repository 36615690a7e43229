import { type ChangeArea, changeAreas, eventKey } from '../core/change-area.ts';
import type { Change, Changes } from '../core/changes.ts';
import type { Check } from '../core/check.ts';
import { type AccountReader, type Derivation, defineDerivation } from '../core/derivation.ts';
import { isCollected } from '../core/evidence.ts';
import type { RegionName } from '../core/ids.ts';
import { type RecentChange, recentChanges } from '../evidence/recent-changes.ts';

/** Changes told of one account, and of all together. */
const mostOfAccount = 200;
const most = 500;

/** What one account, or all, have to tell. */
type Facts = Omit<Changes, 'hours' | 'beyond'>;

/**
 * What changed lately, and which checks would judge differently since.
 * @param checks those that the scan ran
 * @param hours how far back it looked
 */
export function changesLately(checks: readonly Check[], hours: number): Derivation {
  const touchedBy = new Map<string, string[]>();
  for (const { id, changedBy } of checks)
    for (const event of changedBy) touchedBy.set(event, [...(touchedBy.get(event) ?? []), id]);
  return defineDerivation({
    id: 'changes-lately',
    account: (read) =>
      joined(
        read.regions.map((region) => ofTarget(read, region, touchedBy)),
        mostOfAccount,
      ),
    conclude(accounts) {
      const facts = joined([...accounts.values()], most);
      const total = Object.values(facts.areas).reduce((sum, count) => sum + count, 0);
      return { changes: { hours, ...facts, beyond: total - facts.told.length } };
    },
  });
}

function ofTarget(read: AccountReader, region: RegionName, touchedBy: ReadonlyMap<string, readonly string[]>): Facts {
  const { account } = read;
  const evidence = read.ofTarget(recentChanges, region);
  if (!isCollected(evidence)) return { ...nothing(), unread: [{ account, region, ...evidence }] };
  const { cutOffAt, Changes } = evidence.value;
  const told = Changes.map((change) => changeOf(change, { account, region }, touchedBy));
  return {
    read: 1,
    unread: [],
    cutOff: cutOffAt === null ? [] : [{ account, region, at: cutOffAt }],
    areas: countedBy((area) => told.filter((one) => one.area === area).length),
    refused: told.filter(({ errorCode }) => errorCode !== undefined).length,
    touching: told.filter((one) => one.checks.length > 0).length,
    told,
  };
}

function changeOf(
  { EventTime, userIdentity, sourceIPAddress, errorCode, Resources, area, ...event }: RecentChange,
  place: Pick<Change, 'account' | 'region'>,
  touchedBy: ReadonlyMap<string, readonly string[]>,
): Change {
  const key = eventKey(event);
  return {
    ...place,
    time: EventTime,
    event: key,
    area,
    by: userIdentity.arn ?? userIdentity.invokedBy ?? userIdentity.type ?? 'unknown',
    ...(sourceIPAddress !== undefined && { from: sourceIPAddress }),
    resources: Resources,
    ...(errorCode !== undefined && { errorCode }),
    // What AWS refused has changed nothing.
    checks: errorCode === undefined ? [...(touchedBy.get(key) ?? [])] : [],
  };
}

/** The facts of several places as one, with no more changes told than may be. */
function joined(parts: readonly Facts[], limit: number): Facts {
  const sum = (count: (facts: Facts) => number) => parts.reduce((total, facts) => total + count(facts), 0);
  const all = parts.flatMap(({ told }) => told).sort(newestFirst);
  const touching = all.filter(({ checks }) => checks.length > 0).slice(0, limit);
  const others = all.filter(({ checks }) => checks.length === 0).slice(0, limit - touching.length);
  return {
    read: sum(({ read }) => read),
    unread: parts.flatMap(({ unread }) => unread),
    cutOff: parts.flatMap(({ cutOff }) => cutOff),
    areas: countedBy((area) => sum(({ areas }) => areas[area])),
    refused: sum(({ refused }) => refused),
    touching: sum((facts) => facts.touching),
    told: [...touching, ...others].sort(newestFirst),
  };
}

const nothing = (): Facts => ({
  read: 0,
  unread: [],
  cutOff: [],
  areas: countedBy(() => 0),
  refused: 0,
  touching: 0,
  told: [],
});

const countedBy = (count: (area: ChangeArea) => number): Record<ChangeArea, number> =>
  Object.fromEntries(changeAreas.map((area) => [area, count(area)])) as Record<ChangeArea, number>; // every key is set here

/** By time, then by what happened and where, so that the order is always the same. */
function newestFirst(a: Change, b: Change): number {
  const key = ({ event, account, region, by, resources }: Change) =>
    [event, account, region, by, ...resources].join(' ');
  if (a.time !== b.time) return a.time > b.time ? -1 : 1;
  return key(a) < key(b) ? -1 : 1;
}
