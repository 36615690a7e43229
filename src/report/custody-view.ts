import type { AuditResult } from '../core/audit-result.ts';
import type { CustodyPower, CustodyStore, FallenTelemetry } from '../core/custody.ts';
import { sourceTitles } from '../core/source.ts';
import { accountNames, accountText } from './account-names.ts';
import { type FindingLink, findingLink } from './anchors.ts';
import {
  type AnswerView,
  adversaryText,
  answerView,
  keptFor,
  kindText,
  placesText,
  storeName,
} from './custody-words.ts';
import { counted, enumerated } from './wording.ts';

/** "If this account fell": what would survive of each account's telemetry, and who could erase or silence each store. */
export interface CustodyView {
  /** False for results that do not tell it. */
  readonly told: boolean;
  readonly falls: readonly FallView[];
  readonly stores: readonly StoreView[];
}

interface Cite extends FindingLink {
  readonly text: string;
}

/** Accounts of which the same is true. */
interface FallView {
  readonly title: string;
  readonly accounts: readonly string[];
  readonly summary: string;
  readonly rows: readonly {
    readonly source: string;
    readonly where: string;
    readonly stop: AnswerView;
    readonly alarm: AnswerView | null;
    readonly alarmCites: readonly Cite[];
    readonly kept: readonly (AnswerView & { readonly href: string; readonly store: string })[];
  }[];
  /** Stores of the account itself, which hold other accounts' evidence too. */
  readonly holds: readonly { readonly href: string; readonly store: string; readonly text: string }[];
}

interface StoreView {
  readonly anchor: string;
  readonly name: string;
  readonly kind: string;
  readonly facts: string;
  readonly powers: readonly {
    readonly who: string;
    readonly destroy: AnswerView | null;
    readonly silence: AnswerView;
  }[];
  readonly cites: readonly Cite[];
}

/** Findings linked from one statement. */
const mostCites = 4;

/** What the page tells of custody. */
export function custodyView(audit: AuditResult): CustodyView {
  const { custody, findings } = audit;
  if (!custody) return { told: false, falls: [], stores: [] };
  const nameOf = accountNames(audit);
  const byId = new Map(findings.map((finding) => [finding.id, finding]));
  const cites = (ids: readonly string[]): readonly Cite[] => {
    const found = ids.flatMap((id) => byId.get(id) ?? []);
    const links = found.slice(0, mostCites).map((one) => ({ ...findingLink(one), text: one.check }));
    return found.length > mostCites
      ? [...links, { href: '#findings', route: '#findings', text: `and ${found.length - mostCites} more` }]
      : links;
  };
  const anchors = new Map(custody.stores.map(({ id }, index) => [id, `store-${index + 1}`]));
  const storeOf = new Map(custody.stores.map((store) => [store.id, store]));
  const named = (account: string) => accountText(nameOf(account));

  const row = ({ source, regions, recorded, stop, alarm, kept }: FallenTelemetry): FallView['rows'][number] => ({
    source: sourceTitles[source],
    where: regions.length === 0 ? 'everywhere' : placesText(regions),
    stop: stop ? answerView(stop, 'stop') : answerView(recorded === 'no' ? 'off' : 'unread', 'stop'),
    alarm: stoppable(stop) ? answerView(alarm?.state ?? 'unasked', 'alarm') : null,
    alarmCites: stoppable(stop) ? cites(alarm?.findings ?? []) : [],
    kept: kept.map(({ store, erase, until }) => ({
      ...answerView({ verdict: erase, acts: [], because: '', ...(until && { until }) }, 'erase'),
      href: `#${anchors.get(store)}`,
      store: `${kindText(storeOf.get(store)?.kind)} ${storeName(store)}, ${keptFor(storeOf.get(store)?.days)}`,
    })),
  });
  return { told: true, falls: groupedFalls(), stores: custody.stores.map(store) };

  function groupedFalls(): readonly FallView[] {
    const groups = new Map<
      string,
      { readonly view: Omit<FallView, 'title' | 'accounts'>; readonly accounts: string[] }
    >();
    for (const { account, telemetry } of custody?.accounts ?? []) {
      const holds = (custody?.stores ?? []).flatMap((one) => (holdsForOthers(one, account) ? [one] : []));
      const key = JSON.stringify([telemetry, holds.map(({ id }) => id)], (name, value: unknown) =>
        name === 'findings' ? undefined : value,
      );
      const known = groups.get(key);
      if (known) {
        known.accounts.push(named(account));
        continue;
      }
      const view = {
        summary: summaryOf(telemetry),
        rows: telemetry.map(row),
        holds: holds.map((one) => ({
          href: `#${anchors.get(one.id)}`,
          store: `${kindText(one.kind)} ${storeName(one.id)}`,
          text: keepsText(one),
        })),
      };
      groups.set(key, { view, accounts: [named(account)] });
    }
    return [...groups.values()].map(({ view, accounts }) => ({
      title:
        accounts.length > 3
          ? `${accounts[0]} and ${counted(accounts.length - 1, 'other account')} alike`
          : enumerated(accounts),
      accounts: accounts.length > 3 ? accounts : [],
      ...view,
    }));
  }

  function store(one: CustodyStore): StoreView {
    const { id, kind, places, days, powers } = one;
    const [place] = places;
    const where =
      places.length === 1 && place
        ? `in ${place.account === null ? 'an account that is not known' : named(place.account)}${place.regions.length > 0 ? `, ${placesText(place.regions)}` : ''}`
        : `in ${counted(places.length, 'account')}`;
    return {
      anchor: anchors.get(id) ?? '',
      name: storeName(id),
      kind: kindText(kind),
      facts: [where, keepsText(one), ...(kind === 'trail' ? [] : [keptFor(days)])].filter((text) => text).join('; '),
      powers: powers.map(({ who, accounts, destroy, silence }) => ({
        who: `${adversaryText[who]}${accounts ? ` (${accounts.length > 6 ? counted(accounts.length, 'account') : accounts.map(named).join(', ')})` : ''}`,
        destroy: destroy ? answerView(destroy, 'erase') : null,
        silence: answerView(silence, 'stop'),
      })),
      cites: cites(places.length > 3 ? [] : [...new Set(places.flatMap((one) => one.findings))]),
    };
  }
}

/** What cannot be stopped needs no alarm. */
const stoppable = (stop: CustodyPower | undefined): boolean => stop !== undefined && stop.verdict !== 'cannot';

const holdsForOthers = ({ kind, places, keeps }: CustodyStore, account: string): boolean =>
  (kind === 'bucket' || kind === 'log-group') &&
  places.some((place) => place.account === account) &&
  keeps.some(({ accounts }) => accounts > 1);

const keepsText = ({ keeps }: CustodyStore): string =>
  keeps.map(({ source, accounts }) => `${sourceTitles[source]} of ${counted(accounts, 'account')}`).join(', ');

/** What survives, in one sentence. */
function summaryOf(telemetry: readonly FallenTelemetry[]): string {
  const count = (test: (one: FallenTelemetry) => boolean) => [
    ...new Set(telemetry.filter(test).map(({ source }) => sourceTitles[source])),
  ];
  const recorded = (one: FallenTelemetry) => one.recorded === 'yes';
  const stoppable = count((one) => recorded(one) && one.stop?.verdict === 'can');
  const surviving = count((one) => recorded(one) && one.kept.some(({ erase }) => erase === 'cannot'));
  const unheard = count((one) => recorded(one) && one.stop?.verdict === 'can' && one.alarm?.state === 'silent');
  const said = (list: readonly string[], none: string) => (list.length > 0 ? enumerated(list) : none);
  return [
    `Kept where it could not be erased at once: ${said(surviving, 'nothing')}.`,
    `Could be stopped from now on: ${said(stoppable, 'nothing that is known')}.`,
    ...(unheard.length > 0 ? [`Stopped unheard: ${enumerated(unheard)}.`] : []),
  ].join(' ');
}
