import { letterOf, states, worst } from './coverage.js';
import { block } from './data.js';
import { button, counted, el } from './dom.js';
import { accountRoute, accountsRoute, findingsRoute } from './route.js';
import { unfoldedUnits, unitTree } from './unit-tree.js';

/** With more accounts than this, units are folded until they are opened. */
const mostAccounts = 60;
/** Rows that are there from the start, where units are folded. */
const mostRows = 30;
/** Accounts that a unit shows when it is opened; the rest is a link away. */
const mostOfUnit = 100;

/** Draws the coverage matrix anew: one source at a time, each cell a link to what is open there. */
export async function drawMatrix() {
  const box = document.getElementById('matrix');
  if (!box) return;
  const keys = await block('coverage').then((coverage) => ['all', ...coverage.map(({ key }) => key)]);
  const { sources } = await block('lists');
  const titleOf = (key) =>
    key === 'all' ? 'All sources' : (sources.find((source) => source.key === key)?.title ?? key);
  const tabs = keys.map((key) =>
    button(titleOf(key), () => choose(key), { role: 'tab', id: `tab-${key}`, 'aria-controls': 'matrix' }),
  );
  const list = el('div', { class: 'tabs', role: 'tablist', 'aria-labelledby': 'matrix-title' }, tabs);
  const choose = async (key) => {
    for (const tab of tabs) {
      tab.setAttribute('aria-selected', String(tab.id === `tab-${key}`));
      tab.tabIndex = tab.id === `tab-${key}` ? 0 : -1;
    }
    box.setAttribute('aria-labelledby', `tab-${key}`);
    box.replaceChildren(await matrix(key, titleOf(key)));
  };
  list.addEventListener('keydown', (event) => {
    const at = tabs.indexOf(document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (to === undefined || at < 0) return;
    event.preventDefault();
    const tab = tabs[(to + tabs.length) % tabs.length];
    tab.focus();
    tab.click();
  });
  box.setAttribute('role', 'tabpanel');
  box.before(list);
  await choose('all');
}

async function matrix(key, title) {
  const [coverage, lists] = await Promise.all([block('coverage'), block('lists')]);
  const { accounts, regions } = lists;
  const letter = (account, region) => letterOf(coverage, key, account, region, regions.length);
  const inScope = accounts.flatMap(({ targets }, place) => (targets ? [place] : []));
  const own = regions.flatMap((_, at) =>
    inScope.some((place) => letterOf(coverage, 'all', place, at, regions.length) !== ' ') ? [at] : [],
  );
  const drawn = { lists, letter, own, key };
  return el(
    'div',
    { class: 'scroll', role: 'group', 'aria-label': title, tabindex: '0' },
    el(
      'table',
      {},
      el('caption', {}, key === 'all' ? 'All judged sources: the worst state' : title),
      el(
        'thead',
        {},
        el('tr', {}, el('th', { scope: 'col', class: 'corner' }, 'Account'), regionHeads(own.map((at) => regions[at]))),
      ),
      inScope.length > mostAccounts ? foldedBody(drawn) : bodies(drawn),
    ),
  );
}

/** Every account, by unit. */
const bodies = (drawn) =>
  drawn.lists.ous.flatMap((name, ou) => {
    const places = drawn.lists.accounts.flatMap((account, place) =>
      account.ou === ou && account.targets ? [place] : [],
    );
    if (places.length === 0) return [];
    const span = String(drawn.own.length + 1);
    const head = el('tr', { class: 'ou' }, el('th', { scope: 'rowgroup', colspan: span }, el('span', {}, name)));
    return el(
      'tbody',
      {},
      head,
      places.map((place) => accountRow(place, 0, drawn)),
    );
  });

/** The units, one below the other as in the tree, each unfolding to those in it and its accounts. */
function foldedBody(drawn) {
  const body = el('tbody', {});
  const units = unitTree(drawn.lists);
  const unfolded = unfoldedUnits(units, mostRows);
  for (const unit of units) {
    const { row, toggle } = unitRow(unit, 0, unfolded, drawn);
    body.append(row);
    if (unfolded.has(unit)) toggle();
  }
  return body;
}

function unitRow(unit, depth, unfolded, drawn) {
  const { letter, own } = drawn;
  let rows = [];
  const toggle = () => {
    const open = opener.getAttribute('aria-expanded') !== 'true';
    opener.setAttribute('aria-expanded', String(open));
    for (const { row, close } of rows) {
      close?.();
      row.remove();
    }
    rows = open ? rowsBelow() : [];
    row.after(...rows.map((below) => below.row));
    for (const below of rows) if (unfolded.delete(below.unit)) below.toggle();
  };
  const rowsBelow = () => [
    ...unit.units.map((below) => unitRow(below, depth + 1, unfolded, drawn)),
    ...unit.own.slice(0, mostOfUnit).map((place) => ({ row: accountRow(place, depth + 1, drawn) })),
    ...(unit.own.length > mostOfUnit ? [{ row: restRow(unit, depth + 1, drawn) }] : []),
  ];
  const opener = button(`${unit.name} (${counted(unit.places.length, 'account')})`, toggle, {
    'aria-expanded': 'false',
  });
  const row = el(
    'tr',
    { class: `unit ${depthClass(depth)}` },
    el('th', { scope: 'row' }, opener),
    own.map((at) => together(unit.places.map((place) => letter(place, at)))),
  );
  const close = () => opener.getAttribute('aria-expanded') === 'true' && toggle();
  return { unit, row, toggle, close };
}

const accountRow = (place, depth, { lists, letter, own, key }) => {
  const { id, name, note } = lists.accounts[place];
  return el(
    'tr',
    { class: depth > 0 && depthClass(depth) },
    el(
      'th',
      { scope: 'row' },
      el('a', { class: 'name', href: accountRoute(id) }, name || id),
      ' ',
      el('span', { class: 'id' }, id),
      note && [' ', el('span', { class: 'note' }, note)],
    ),
    own.map((at) => cellElement(letter(place, at), key, id, lists.regions[at])),
  );
};

const restRow = ({ own: places, path }, depth, { own }) =>
  el(
    'tr',
    { class: depthClass(depth) },
    el(
      'th',
      { scope: 'row' },
      el('a', { href: accountsRoute({ ou: path }) }, `all ${counted(places.length, 'account')} of this unit`),
    ),
    el('td', { colspan: String(own.length) }),
  );

const depthClass = (depth) => `depth-${Math.min(depth, 5)}`;

export const regionHeads = (regions) =>
  regions.map((region) => el('th', { scope: 'col', class: 'region' }, el('span', {}, region)));

/** One target: its state, and the way to what is open there. */
export function cellElement(letter, key, account, region) {
  const { name, mark, rest } = states[letter];
  const inside = [mark, el('i', {}, rest)];
  const leads = letter === 'M' || letter === 'U' || letter === '?';
  return el(
    'td',
    { class: `s-${name}` },
    leads
      ? el('a', { href: findingsRoute({ cell: [key, account, region].join(',') }) }, inside)
      : el('span', {}, inside),
  );
}

/** All accounts of a unit in one cell: the worst state, and in how many. */
function together(letters) {
  const letter = worst(letters);
  const { name, mark, rest } = states[letter];
  const many = letters.filter((one) => one === letter).length;
  return el('td', { class: `s-${name}` }, el('span', {}, mark, el('i', {}, `${rest}: ${many} of ${letters.length}`)));
}
