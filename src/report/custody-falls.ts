import type { Audit } from '../core/audit.ts';
import type { CustodyPower, FallenTelemetry } from '../core/custody.ts';
import { onceFor } from '../core/once-for.ts';
import { sourceTitles } from '../core/source.ts';
import { alikeAccounts } from './alike-accounts.ts';
import { type FindingLink, findingLink } from './anchors.ts';
import { type AnswerView, answerView, keepsText, keptFor, kindText, placesText, storeName } from './custody-words.ts';
import { pageFindings } from './page-findings.ts';
import { enumerated } from './wording.ts';

/** What would survive of the telemetry of some accounts, of which the same is true. */
export interface Fall {
  readonly accounts: readonly string[];
  readonly summary: string;
  readonly rows: readonly {
    readonly source: string;
    readonly where: string;
    readonly stop: AnswerView;
    readonly alarm: AnswerView | null;
    /** Findings of the first of the accounts. */
    readonly alarmCites: readonly Cite[];
    readonly kept: readonly (AnswerView & { readonly href: string; readonly store: string })[];
  }[];
  /** Stores of the account itself, which hold other accounts' evidence too. */
  readonly holds: readonly { readonly href: string; readonly store: string; readonly text: string }[];
}

/** A finding linked from a statement. */
export interface Cite extends FindingLink {
  readonly text: string;
}

type Custody = NonNullable<Audit['custody']>;

/** Findings linked from one statement. */
const mostCites = 4;

/** Links to the first of some findings, by their ids. */
export function citing(audit: Audit): (ids: readonly string[]) => readonly Cite[] {
  const { cited } = pageFindings(audit);
  return (ids) => {
    const found = cited.of(ids);
    const links = found.slice(0, mostCites).map((one) => ({ ...findingLink(one), text: one.check }));
    return found.length > mostCites
      ? [...links, { href: '#findings', route: '#findings', text: `and ${found.length - mostCites} more` }]
      : links;
  };
}

/** Where the page tells of each store. */
export const storeAnchors = ({ stores }: Custody): ReadonlyMap<string, string> =>
  new Map(stores.map(({ id }, index) => [id, `store-${index + 1}`]));

/** Accounts with what of their telemetry would survive; those of which the same is true together. */
export const falls = onceFor((audit: Audit): readonly Fall[] => {
  const { custody } = audit;
  if (!custody) return [];
  const cites = citing(audit);
  const anchors = storeAnchors(custody);
  const storeOf = new Map(custody.stores.map((store) => [store.id, store]));
  const row = ({ source, regions, recorded, stop, alarm, kept }: FallenTelemetry): Fall['rows'][number] => ({
    source: sourceTitles[source],
    where: regions.length === 0 ? 'everywhere' : placesText(regions),
    stop: stop ? answerView(stop, 'stop') : answerView(recorded === 'no' ? 'off' : 'unread', 'stop'),
    alarm: isStoppable(stop) ? answerView(alarm?.state ?? 'unasked', 'alarm') : null,
    alarmCites: isStoppable(stop) ? cites(alarm?.findings ?? []) : [],
    kept: kept.map(({ store, erase, until }) => ({
      ...answerView({ verdict: erase, acts: [], because: '', ...(until && { until }) }, 'erase'),
      href: `#${anchors.get(store)}`,
      store: `${kindText(storeOf.get(store)?.kind)} ${storeName(store)}, ${keptFor(storeOf.get(store)?.days)}`,
    })),
  });
  return alikeAccounts(custody).map(({ accounts, telemetry, holds }) => ({
    accounts,
    summary: summaryOf(telemetry),
    rows: telemetry.map(row),
    holds: holds.map((one) => ({
      href: `#${anchors.get(one.id)}`,
      store: `${kindText(one.kind)} ${storeName(one.id)}`,
      text: keepsText(one),
    })),
  }));
});

/** What cannot be stopped needs no alarm. */
const isStoppable = (stop: CustodyPower | undefined): boolean => stop !== undefined && stop.verdict !== 'cannot';

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
