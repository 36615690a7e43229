import type { Audit } from '../core/audit.ts';
import { counted } from '../core/counted.ts';
import type { CustodyStore } from '../core/custody.ts';
import { isLarge } from './account-groups.ts';
import { accountNames, accountText } from './account-names.ts';
import { citedPlaces } from './alike-accounts.ts';
import { type Cite, citing, type Fall, falls, storeAnchors } from './custody-falls.ts';
import {
  type AnswerView,
  adversaryText,
  answerView,
  keepsText,
  keptFor,
  kindText,
  placesText,
  storeName,
} from './custody-words.ts';
import { enumerated } from './wording.ts';

/** "If this account fell": what would survive of each account's telemetry, and who could erase or silence each store. */
export interface CustodyView {
  /** False for results that do not tell it. */
  readonly told: boolean;
  /** Of a large organization the worst; `more` counts the accounts of the rest. */
  readonly falls: readonly FallView[];
  readonly more: string;
  readonly stores: readonly StoreView[];
}

interface FallView extends Fall {
  readonly title: string;
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

/** Falls that the page tells of a large organization: the page of each account tells its own. */
const mostOfMany = 5;

/** What the page tells of custody. */
export function custodyView(audit: Audit): CustodyView {
  const { custody } = audit;
  if (!custody) return { told: false, falls: [], more: '', stores: [] };
  const nameOf = accountNames(audit);
  const named = (account: string) => accountText(nameOf(account));
  const cites = citing(audit);
  const anchors = storeAnchors(custody);
  const all = falls(audit);
  const shown = isLarge(audit) ? all.toSorted((a, b) => lossOf(b) - lossOf(a)).slice(0, mostOfMany) : all;
  const left = all.reduce((sum, one) => (shown.includes(one) ? sum : sum + one.accounts.length), 0);
  return {
    told: true,
    falls: shown.map(fallView),
    more:
      left > 0 ? `${counted(left, 'further account')} would lose no more than these; the page of each tells what.` : '',
    stores: custody.stores.map(store),
  };

  function fallView({ accounts, ...fall }: Fall): FallView {
    const names = accounts.map(named);
    const title =
      names.length > 3 ? `${names[0]} and ${counted(names.length - 1, 'other account')} alike` : enumerated(names);
    return { ...fall, title, accounts: names.length > 3 ? names : [] };
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
      cites: cites([...new Set(citedPlaces(one).flatMap(({ findings }) => findings))]),
    };
  }
}

/** How much would be lost: telemetry that could be erased or stopped, twice where nobody would hear. */
const lossOf = ({ rows }: Fall): number =>
  rows.reduce(
    (sum, { stop, alarm, kept }) =>
      sum +
      (stop.look === 'missing' ? 1 : 0) +
      (alarm?.look === 'missing' ? 1 : 0) +
      (kept.some(({ look }) => look === 'covered') ? 0 : 1),
    0,
  );
