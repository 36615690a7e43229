import { block } from './data.js';
import { counted, el, grouped } from './dom.js';
import { choice, unitsOf } from './filter-form.js';
import { pageAt, pager } from './pager.js';
import { accountRoute, accountsRoute, currentRoute, findingsRoute } from './route.js';

/** Accounts on one page of the list. */
const perPage = 100;

const columns = [
  ['critical', 'Critical'],
  ['high', 'High'],
  ['medium', 'Medium'],
  ['low', 'Low'],
];

/** `#accounts?q=…&ou=…&page=2`: every account, searched by name and id, with what fails in it, the worst first. */
export async function accountsPage({ settings }) {
  const [lists, standing] = await Promise.all([block('lists'), block('standing')]);
  const status = el('p', { class: 'result', role: 'status' });
  const list = el('div', {});
  const fill = (wanted) => {
    const found = chosen(lists, standing, (name) => wanted.get(name) ?? '');
    const { at, pages } = pageAt(wanted, found.length, perPage);
    status.textContent = `${grouped(found.length)} of ${counted(lists.accounts.length, 'account')}`;
    list.replaceChildren(
      found.length > 0
        ? table(found.slice((at - 1) * perPage, at * perPage), lists, standing)
        : el('p', {}, 'No account is like this.'),
      pager(at, pages, 'accounts', (page) => accountsRoute({ ...Object.fromEntries(wanted), page })),
    );
  };
  fill(settings);
  return el('section', { class: 'found' }, el('h2', {}, 'Accounts'), form(lists, settings, fill), status, list);
}

function form({ ous }, settings, fill) {
  const fields = el(
    'form',
    { id: 'filter', role: 'search', 'aria-label': 'Filter accounts' },
    el(
      'label',
      { class: 'grow' },
      'Search',
      el('input', { type: 'search', name: 'q', autocomplete: 'off', spellcheck: 'false', placeholder: 'name or id' }),
    ),
    choice('ou', 'Organizational unit', unitsOf(ous)),
  );
  for (const [name, value] of settings) if (fields.elements[name]) fields.elements[name].value = value;
  fields.addEventListener('submit', (event) => event.preventDefault());
  fields.addEventListener('input', () => {
    history.replaceState(null, '', accountsRoute(Object.fromEntries(new FormData(fields))));
    fill(currentRoute().settings);
  });
  return fields;
}

/** Places of the accounts that are wanted, the worst first. */
function chosen({ accounts, ous }, standing, want) {
  const words = want('q').toLowerCase().split(/\s+/).filter(Boolean);
  const isBelow = (path = '') => !want('ou') || path === want('ou') || path.startsWith(`${want('ou')} / `);
  const worse = (a, b) => {
    const [key] = columns.find(([name]) => standing[name][a] !== standing[name][b]) ?? ['open'];
    return standing[key][b] - standing[key][a];
  };
  return accounts
    .flatMap(({ id, name, ou }, place) =>
      isBelow(ous[ou]) && words.every((word) => `${name} ${id}`.toLowerCase().includes(word)) ? [place] : [],
    )
    .sort(worse);
}

const table = (places, { accounts, ous }, standing) =>
  el(
    'table',
    { class: 'findings standing', 'aria-label': 'Accounts, the worst first' },
    el(
      'thead',
      {},
      el(
        'tr',
        {},
        ['Account', 'Organizational unit'].map((title) => el('th', { scope: 'col' }, title)),
        [...columns.map(([, title]) => title), 'Unknown'].map((title) =>
          el('th', { scope: 'col', class: 'num' }, title),
        ),
      ),
    ),
    el(
      'tbody',
      {},
      places.map((place) => {
        const { id, name, ou, note } = accounts[place];
        return el(
          'tr',
          {},
          el(
            'td',
            { class: 'account' },
            el(
              'a',
              { href: accountRoute(id) },
              name && [el('bdi', { class: 'name' }, name), ' '],
              el('span', { class: 'id' }, id),
            ),
            note && [' ', el('span', { class: 'note' }, note)],
          ),
          el('td', {}, el('bdi', {}, ous[ou] ?? '')),
          columns.map(([key, title]) =>
            number(standing[key][place], title, { account: id, outcome: 'fail', severity: key, waived: 'no' }),
          ),
          number(standing.open[place], 'Unknown', { account: id, outcome: 'unknown', waived: 'no' }),
        );
      }),
    ),
  );

const number = (count, title, wanted) =>
  el(
    'td',
    { class: 'num' },
    el('span', { class: 'of', 'aria-hidden': 'true' }, title),
    count > 0 ? el('a', { href: findingsRoute(wanted) }, grouped(count)) : '0',
  );
