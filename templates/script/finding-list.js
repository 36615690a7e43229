import { restsOf } from './coverage.js';
import { block } from './data.js';
import { counted, el, grouped } from './dom.js';
import { filterForm } from './filter-form.js';
import { findingCounts } from './finding-counts.js';
import { findingTable, titleOf } from './finding-table.js';
import { findingAt, foundIn, noFile } from './findings.js';
import { pageAt, pager } from './pager.js';
import { currentRoute, findingsRoute } from './route.js';
import { countOf, pageOf, select } from './select.js';

/** Findings on one page of the list. */
const perPage = 50;

/** `#findings?outcome=fail&account=…&page=2`: every finding, searched and filtered, page by page. */
export async function findingsPage({ settings }) {
  const lists = await block('lists');
  const status = el('p', { class: 'result', role: 'status' });
  const list = el('div', {});
  const change = (wanted) => {
    history.replaceState(null, '', findingsRoute(wanted));
    fill(currentRoute().settings, status, list);
  };
  const page = el(
    'section',
    { class: 'found', 'aria-label': 'Findings' },
    el('h2', {}, 'Findings'),
    filterForm(lists, settings, change),
    status,
    list,
  );
  await fill(settings, status, list);
  return page;
}

async function fill(settings, status, list) {
  const { spread } = await block('lists');
  const cell = settings.get('cell');
  const account = cell?.split(',')[1] ?? settings.get('account');
  if (spread && !account) return findingCounts(settings, status, list);
  const found = await foundIn(account === 'none' ? null : account);
  if (!found) {
    status.textContent = '';
    list.replaceChildren(el('p', { role: 'alert' }, noFile(account)));
    return;
  }
  const { sets, all } = found;
  const rests = cell && !spread ? await restsOf(cell) : new Map();
  const slices = select(sets, all, (name) => settings.get(name) ?? '', rests);
  const count = countOf(slices);
  const whole = sets.reduce((sum, { account }) => sum + account.length, 0);
  const { at, pages } = pageAt(settings, count, perPage);
  const rows = pageOf(slices, (at - 1) * perPage, perPage).map(([set, run, row]) =>
    listed(findingAt(set, run, row, all), all),
  );
  status.textContent = `${grouped(count)} of ${counted(whole, 'finding')}${pages > 1 ? `; page ${grouped(at)} of ${grouped(pages)}` : ''}`;
  list.replaceChildren(
    count > 0 ? findingTable(rows, 'Findings, worst first') : el('p', {}, 'No finding is like this.'),
    pager(at, pages, 'findings', (page) => findingsRoute({ ...Object.fromEntries(settings), page })),
  );
}

const listed = (finding, { lists }) => ({ ...finding, title: titleOf(lists.checks[finding.number], finding) });
