import type { CustodyStore } from '../core/custody.ts';
import { getOrMake } from '../core/get-or-make.ts';
import type { AccountId, RegionName } from '../core/ids.ts';
import type { CustodyFacts, RegionFacts } from './custody-facts.ts';
import type { CitedFindings } from './custody-findings.ts';
import type { Seats } from './custody-seats.ts';
import { detectorAgainst, recorderAgainst } from './custody-services.ts';
import { type Held, toldStore } from './custody-store.ts';

/** Detectors or recorders of many accounts, those that are answered alike as one store. */
export interface Grouped {
  readonly stores: readonly CustodyStore[];
  /** The one of an account in a Region, and the id of its group. */
  find(account: string, region: string): { readonly held: Held; readonly id: string } | undefined;
}

/** GuardDuty keeps findings for 90 days (Amazon GuardDuty User Guide, "Managing GuardDuty findings"). */
const findingDays = 90;

/** All detectors that run. */
export const groupedDetectors = (
  facts: ReadonlyMap<AccountId, CustodyFacts>,
  seats: Seats,
  cited: CitedFindings,
): Grouped => {
  const enrolsAll = (administrator: string | null | undefined, region: string): boolean | undefined =>
    facts.get(administrator as AccountId)?.regions.get(region as RegionName)?.enrolsAll; // a plain look-up
  return grouped(facts, seats, cited, (account, region, own) =>
    own.detector === 'yes'
      ? {
          kind: 'detector',
          keeps: [{ source: 'guardduty', accounts: 1 }],
          days: findingDays,
          delegated: own.administrator ? [own.administrator] : [],
          against: detectorAgainst(account, region, own, enrolsAll(own.administrator, region), seats),
        }
      : undefined,
  );
};

/** All recorders that record. */
export const groupedRecorders = (
  facts: ReadonlyMap<AccountId, CustodyFacts>,
  seats: Seats,
  cited: CitedFindings,
): Grouped =>
  grouped(facts, seats, cited, (account, region, own) =>
    own.recorder === 'yes'
      ? {
          kind: 'recorder',
          keeps: [{ source: 'config', accounts: 1 }],
          ...(own.historyDays === undefined ? {} : { days: own.historyDays }),
          delegated: [],
          against: recorderAgainst(account, region, seats),
        }
      : undefined,
  );

/** Those that are answered alike, and where they are: Regions by account. */
interface Group {
  readonly store: CustodyStore;
  readonly places: Map<string, string[]>;
}

type Made = Pick<Held, 'kind' | 'keeps' | 'days' | 'delegated' | 'against'>;

function grouped(
  facts: ReadonlyMap<AccountId, CustodyFacts>,
  seats: Seats,
  cited: CitedFindings,
  make: (account: string, region: string, own: RegionFacts) => Made | undefined,
): Grouped {
  const groups = new Map<string, Group>();
  const ofAccount = new Map<string, readonly Group[]>();
  const heldBy = (account: string, made: Made): Held => ({
    ...{ id: '', owner: account, places: [], feeding: [], keyAccounts: [] },
    ...made,
  });
  for (const [account, { regions }] of facts)
    for (const [region, own] of regions) {
      const made = make(account, region, own);
      if (!made) continue;
      const store = toldStore(heldBy(account, made), seats.management);
      const key = JSON.stringify([store.days, store.powers]);
      const group = getOrMake(groups, key, () => ({
        store: { ...store, id: `${store.kind}s ${groups.size + 1}` },
        places: new Map(),
      }));
      getOrMake(group.places, account, () => []).push(region);
      const others = ofAccount.get(account) ?? [];
      if (!others.includes(group)) ofAccount.set(account, [...others, group]);
    }
  return {
    stores: [...groups.values()].map(({ store, places }) => ({
      ...store,
      keeps: store.keeps.map(({ source }) => ({ source, accounts: places.size })),
      places: [...places].map(([account, regions]) => ({ account, regions, findings: cited.guarding(account) })),
    })),
    find(account, region) {
      const id = ofAccount.get(account)?.find(({ places }) => places.get(account)?.includes(region))?.store.id;
      // Made again, as most are asked about once: one for each target would be too many to keep.
      const own = facts.get(account as AccountId)?.regions.get(region as RegionName); // plain look-ups
      const made = own && make(account, region, own);
      return id !== undefined && made ? { held: heldBy(account, made), id } : undefined;
    },
  };
}
