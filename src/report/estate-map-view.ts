import type { Audit } from '../core/audit.ts';
import { counted } from '../core/counted.ts';
import type { EstateMap, Flow, FlowState } from '../core/estate-map.ts';
import { accountNames, type NamedAccount } from './account-names.ts';
import { type DrawingView, drawAccounts, drawUnits } from './estate-map-drawings.ts';
import { placesOf } from './estate-map-places.ts';
import { type FlowRow, findingLinks, flowRows, type ReaderRow, readerRows } from './estate-map-rows.ts';
import { type Unit, unitsOf } from './estate-map-units.ts';
import { roleTitles } from './estate-map-words.ts';

/** The estate map as the page shows it. */
export interface EstateMapView {
  /** null when the result tells nothing of it, or nothing flows. */
  readonly map: {
    readonly roles: readonly { readonly role: string; readonly account: NamedAccount; readonly why: string }[];
    readonly drawing: DrawingView;
    readonly units: readonly {
      readonly key: string;
      readonly path: string;
      readonly summary: string;
      readonly drawing: DrawingView;
      readonly flows: readonly FlowRow[];
    }[];
    readonly readers: readonly ReaderRow[];
    readonly moreReaders: string;
  } | null;
}

export function estateMapView(audit: Audit): EstateMapView {
  const { estate, organization } = audit;
  if (!estate || estate.flows.length === 0) return { map: null };
  const nameOf = accountNames(audit);
  const own = new Set(organization.accounts.map(({ id }) => id));
  const isOwn = (account: string): boolean => own.has(account);
  const units = unitsOf(audit);
  const links = findingLinks(audit);
  return {
    map: {
      roles: estate.accounts.flatMap(({ id, roles }) =>
        roles.map(({ role, why }) => ({ role: roleTitles[role], account: nameOf(id), why })),
      ),
      drawing: drawUnits(estate, units, placesOf({ estate, ...estate, nameOf, isOwn })),
      units: units.flatMap((unit) => {
        const flows = flowsOf(estate, unit);
        if (flows.length === 0) return [];
        return [
          {
            key: unit.key,
            path: unit.path,
            summary: summaryOf(flows, unit),
            drawing: drawAccounts(flows, unit, placesOf({ estate, flows, readers: [], nameOf, isOwn })),
            flows: flowRows(flows, unit.accounts.length, nameOf, links),
          },
        ];
      }),
      ...readerRows(estate, nameOf, links),
    },
  };
}

/** The flows of the accounts of a unit, and of no other. */
function flowsOf({ flows }: EstateMap, unit: Unit): readonly Flow[] {
  const own = new Set(unit.accounts.map(({ id }) => id));
  return flows.flatMap((flow) => {
    const accounts = flow.accounts.filter((account) => own.has(account));
    return accounts.length > 0 ? [{ ...flow, accounts }] : [];
  });
}

/** `12 accounts; 2 with broken flows, 1 with unknown ones`. */
function summaryOf(flows: readonly Flow[], { accounts }: Unit): string {
  const withState = (state: FlowState) =>
    new Set(flows.flatMap((flow) => (flow.state === state ? flow.accounts : []))).size;
  const [broken, unknown] = [withState('broken'), withState('unknown')];
  const troubles = [
    ...(broken > 0 ? [`✕ ${broken} with broken flows`] : []),
    ...(unknown > 0 ? [`? ${unknown} with unknown flows`] : []),
  ];
  return `${counted(accounts.length, 'account')}; ${troubles.join(', ') || '✓ all that is sent arrives'}`;
}
