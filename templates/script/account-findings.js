import { counted, el } from './dom.js';
import { findingTable } from './finding-table.js';
import { findingAt, foundIn, noFile } from './findings.js';
import { remedyParts } from './remedy.js';
import { checkRoute, findingsRoute } from './route.js';
import { countOf, pageOf, select } from './select.js';

/** Findings of one check that are drawn; the rest is a link away. */
const mostRows = 100;

/** What fails and what is open in one account, check by check, worst first, with the remedy; and what is well. */
export async function accountFindings(account) {
  const found = await foundIn(account.id);
  if (!found) return section('Findings', el('p', { role: 'alert' }, noFile(account.id)));
  const { sets, all } = found;
  const of = (outcome) => byCheck(select(sets, all, (name) => ({ account: account.id, outcome })[name] ?? ''));
  const failing = of('fail');
  const open = [...of('unknown'), ...of('error')];
  const well = of('pass');
  return el(
    'div',
    {},
    section(
      'Findings',
      failing.length ? failing.map((group) => failure(group, account, all)) : el('p', {}, 'No check fails here.'),
    ),
    open.length > 0 &&
      section(
        'Could not be judged',
        open.map(([number, slices]) => openCheck(number, slices, account, all)),
      ),
    well.length > 0 &&
      el(
        'details',
        { class: 'well' },
        el('summary', {}, el('h3', {}, `What is well (${counted(well.length, 'check')})`)),
        el(
          'ul',
          { class: 'compact' },
          well.map(([number, slices]) => {
            const { id, title } = all.lists.checks[number];
            return el(
              'li',
              {},
              title,
              ' ',
              el(
                'a',
                { href: findingsRoute({ account: account.id, check: id, outcome: 'pass' }) },
                counted(countOf(slices), 'finding'),
              ),
            );
          }),
        ),
      ),
  );
}

const section = (title, ...children) => el('section', {}, el('h3', {}, title), children);

/** Check number => its slices, in the order of the slices. */
function byCheck(slices) {
  const checks = new Map();
  for (const slice of slices) {
    const { number } = slice.set;
    checks.set(number, [...(checks.get(number) ?? []), slice]);
  }
  return [...checks];
}

function failure([number, slices], account, all) {
  const check = all.lists.checks[number];
  const findings = pageOf(slices, 0, mostRows).map(([set, run, row]) => findingAt(set, run, row, all));
  return el(
    'article',
    { class: 'check' },
    el(
      'div',
      { class: 'body' },
      el(
        'h4',
        {},
        el('span', { class: `badge sev-${findings[0].severity}` }, findings[0].severity),
        ' ',
        el('a', { href: checkRoute(check.id) }, check.failureTitle),
      ),
      el('p', {}, check.why),
      findingTable(findings, check.failureTitle, ['account', 'of-check']),
      more(slices, account, check, 'fail'),
      el('h5', {}, 'Remedy'),
      remedyParts(check, findings[0]),
    ),
  );
}

function openCheck(number, slices, account, all) {
  const check = all.lists.checks[number];
  const [first] = pageOf(slices, 0, 1).map(([set, run, row]) => findingAt(set, run, row, all));
  const count = countOf(slices);
  return el(
    'p',
    {},
    el('a', { href: checkRoute(check.id) }, check.title),
    ': ',
    el('bdi', {}, first.message),
    count > 1 && [
      ' ',
      el(
        'a',
        { href: findingsRoute({ account: account.id, check: check.id, outcome: 'open' }) },
        counted(count, 'finding'),
      ),
    ],
  );
}

function more(slices, account, check, outcome) {
  const left = countOf(slices) - mostRows;
  return (
    left > 0 &&
    el(
      'p',
      { class: 'more' },
      el(
        'a',
        { href: findingsRoute({ account: account.id, check: check.id, outcome }) },
        `${counted(left, 'more finding')}`,
      ),
    )
  );
}
