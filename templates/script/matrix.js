import { letterOf, states, worst } from './coverage.js';
import { block } from './data.js';
import { button, counted, el } from './dom.js';
import { accountRoute, findingsRoute } from './route.js';

/** With more accounts than this, units are folded until they are opened. */
const mostAccounts = 60;

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
  const [coverage, { accounts, ous, regions }] = await Promise.all([block('coverage'), block('lists')]);
  const letter = (account, region) => letterOf(coverage, key, account, region, regions.length);
  const own = regions.flatMap((_, at) =>
    coverage[0].states.length &&
    accounts.some((__, account) => letterOf(coverage, 'all', account, at, regions.length) !== ' ')
      ? [at]
      : [],
  );
  const folded = accounts.filter(({ targets }) => targets).length > mostAccounts;
  const accountRow = ({ id, name, note }, place) =>
    el(
      'tr',
      {},
      el(
        'th',
        { scope: 'row' },
        el('a', { class: 'name', href: accountRoute(id) }, name || id),
        ' ',
        el('span', { class: 'id' }, id),
        note && [' ', el('span', { class: 'note' }, note)],
      ),
      own.map((at) => cellElement(letter(place, at), key, id, regions[at])),
    );
  const unit = (name, ou) => {
    const places = accounts.flatMap((account, place) => (account.ou === ou && account.targets ? [place] : []));
    if (places.length === 0) return [];
    const rows = () => places.map((place) => accountRow(accounts[place], place));
    if (!folded)
      return el(
        'tbody',
        {},
        el(
          'tr',
          { class: 'ou' },
          el('th', { scope: 'rowgroup', colspan: String(own.length + 1) }, el('span', {}, name)),
        ),
        rows(),
      );
    const body = el('tbody', {});
    const toggle = button(
      `${name} (${counted(places.length, 'account')})`,
      () => {
        const open = toggle.getAttribute('aria-expanded') !== 'true';
        toggle.setAttribute('aria-expanded', String(open));
        body.replaceChildren(head, ...(open ? rows() : []));
      },
      { 'aria-expanded': 'false' },
    );
    const head = el(
      'tr',
      { class: 'unit' },
      el('th', { scope: 'row' }, toggle),
      own.map((at) => together(places.map((place) => letter(place, at)))),
    );
    body.append(head);
    return body;
  };
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
      ous.map(unit),
      unit('No organizational unit', -1),
    ),
  );
}

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
