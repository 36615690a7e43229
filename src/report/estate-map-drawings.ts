import { counted } from '../core/counted.ts';
import type { EstateMap, Flow, FlowState } from '../core/estate-map.ts';
import { sourceTitles } from '../core/source.ts';
import { type Drawing, type Link, layOut, type Row } from './estate-map-layout.ts';
import type { Places } from './estate-map-places.ts';
import type { Unit } from './estate-map-units.ts';
import { flowMarks } from './estate-map-words.ts';
import { shortened } from './shortened.ts';
import { enumerated } from './wording.ts';

/** A drawing with its name in the page, and what it shows in words. */
export interface DrawingView extends Drawing {
  readonly key: string;
  readonly title: string;
  readonly text: string;
}

/** The whole estate: what arrives is one line from a unit to an owner, what does not one to the store itself. */
export function drawUnits({ flows, readers }: EstateMap, units: readonly Unit[], places: Places): DrawingView {
  const unitOf = new Map(units.flatMap(({ key, accounts }) => accounts.map(({ id }) => [id, key] as const)));
  const sent = new Bundles();
  for (const flow of flows) {
    const { row, group } = places.endOf(flow);
    const to = flow.state === 'delivers' ? group : row;
    for (const account of flow.accounts)
      sent.add(unitOf.get(account), to, flow.state, account, sourceTitles[flow.source]);
  }
  const read = new Bundles();
  for (const reading of readers) {
    const ends = places.readingOf(reading);
    if (ends) read.add(ends.from, ends.to, reading.state, reading.store, '');
  }
  const names = new Map([
    ...units.map(({ key, path }) => [key, path] as const),
    ...places.stores.flatMap(({ key, label, rows }) => [
      [key, label] as const,
      ...rows.map((row) => [row.key, row.label] as const),
    ]),
    ...places.readers.map(({ key, label }) => [key, label] as const),
  ]);
  const most = Math.max(1, ...units.map(({ accounts }) => accounts.length));
  // Where all hang on one root, it says nothing.
  const root =
    new Set(units.map(({ path }) => path.split(' / ')[0])).size === 1 ? units[0]?.path.split(' / ')[0] : undefined;
  const drawing = layOut(
    {
      left: units.map(
        ({ key, path, accounts }): Row => ({
          key,
          label: tailOf(path, root),
          sub:
            accounts.length < 3
              ? shortened(accounts.map(({ name, id }) => name || id).join(', '), 38)
              : counted(accounts.length, 'account'),
          look: 'plain',
        }),
      ),
      middle: places.stores,
      right: places.readers,
      links: [
        ...sent.links(
          names,
          most,
          (n) => counted(n, 'account'),
          (n) => `${n} `,
        ),
        ...read.links(
          names,
          mostStores,
          (n) => counted(n, 'store'),
          () => '',
        ),
      ],
    },
    ['Accounts, by unit', 'Stores, by owner', 'Readers'],
  );
  return {
    ...drawing,
    key: 'map-all',
    title: 'Where telemetry flows',
    text: `${counted(units.length, 'unit')} on the left send to ${counted(places.stores.flatMap(({ rows }) => rows).length, 'store')} in the middle, and readers on the right read there. ${totals(flows)} The units below tell the same in tables.`,
  };
}

/** The accounts of a unit: those that send alike share a row, and every store has its line. */
export function drawAccounts(flows: readonly Flow[], { key, path, accounts }: Unit, places: Places): DrawingView {
  const ways = new Map<string, Set<string>>();
  for (const flow of flows)
    for (const account of flow.accounts)
      ways.set(
        account,
        (ways.get(account) ?? new Set()).add(`${places.endOf(flow).row}\n${flow.state}\n${flow.source}`),
      );
  const alike = new Map<string, Unit['accounts'][number][]>();
  for (const account of accounts) {
    const way = [...(ways.get(account.id) ?? [])].sort().join('\n\n');
    alike.set(way, [...(alike.get(way) ?? []), account]);
  }
  const rows = [...alike.values()].map((own, index) => ({ own, row: rowOf(own, `${key}-row-${index}`) }));
  const rowKeys = new Map(rows.flatMap(({ own, row }) => own.map(({ id }) => [id, row.key] as const)));
  const sent = new Bundles();
  for (const flow of flows)
    for (const account of flow.accounts)
      sent.add(rowKeys.get(account), places.endOf(flow).row, flow.state, account, sourceTitles[flow.source]);
  const names = new Map([
    ...rows.map(({ row }) => [row.key, row.label] as const),
    ...places.stores.flatMap((group) => group.rows.map((row) => [row.key, row.label] as const)),
  ]);
  const drawing = layOut(
    {
      left: rows.map(({ row }) => row),
      middle: places.stores,
      right: [],
      links: sent.links(
        names,
        Math.max(1, ...rows.map(({ own }) => own.length)),
        (n) => counted(n, 'account'),
        () => '',
      ),
    },
    ['Accounts', 'Stores, by owner', ''],
  );
  return {
    ...drawing,
    key: `map-${key}`,
    title: `Where the telemetry of ${path} flows`,
    text: `${totals(flows)} The table beside tells the same.`,
  };
}

function rowOf(own: Unit['accounts'], key: string): Row {
  const [first] = own;
  if (!first) throw new Error('a row of accounts has none');
  if (own.length === 1)
    return { key, label: shortened(first.name || first.id, 34), sub: first.name ? first.id : '', look: 'plain' };
  const names = own.map(({ name, id }) => name || id).join(', ');
  return { key, label: `${own.length} accounts alike`, sub: shortened(names, 38), look: 'plain' };
}

/** `51 flows: 30 deliver, 20 broken, 1 unknown.` */
function totals(flows: readonly Flow[]): string {
  const of = (state: FlowState) => flows.filter((flow) => flow.state === state).length;
  return `Of ${counted(flows.length, 'flow')}, ${of('delivers')} deliver, ${of('broken')} are broken and ${of('unknown')} unknown.`;
}

/** The end of a path, which tells more than its beginning. @param root left out where something stands below it */
function tailOf(path: string, root: string | undefined): string {
  const parts = path.split(' / ');
  if (parts[0] === root && parts.length > 1) parts.shift();
  const whole = parts.length;
  while (parts.length > 1 && parts.join(' / ').length > 32) parts.shift();
  return shortened(`${parts.length < whole ? '… / ' : ''}${parts.join(' / ')}`, 36);
}

/** So many stores make the thickest line to a reader. */
const mostStores = 6;

/** What runs between the same two rows in the same state, brought together. */
class Bundles {
  readonly #all = new Map<string, { from: string; to: string; state: FlowState; of: Set<string>; what: Set<string> }>();

  add(from: string | undefined, to: string, state: FlowState, of: string, what: string): void {
    if (from === undefined) return;
    const key = `${from}\n${to}\n${state}`;
    const bundle = this.#all.get(key) ?? { from, to, state, of: new Set(), what: new Set() };
    this.#all.set(key, bundle);
    bundle.of.add(of);
    if (what) bundle.what.add(what);
  }

  /** @param most how many one line may be of @param count in a mark, empty or with a space behind it */
  links(
    names: ReadonlyMap<string, string>,
    most: number,
    counting: (n: number) => string,
    count: (n: number) => string,
  ): readonly Link[] {
    return [...this.#all.values()].map(({ from, to, state, of, what }) => ({
      from,
      to,
      state,
      share: Math.min(1, of.size / most),
      title: `${names.get(from)} → ${names.get(to)}: ${[enumerated([...what]), counting(of.size)].filter(Boolean).join(' of ')}, ${state}`,
      mark: state === 'delivers' ? '' : `${flowMarks[state]} ${count(of.size)}${state}`,
    }));
  }
}
