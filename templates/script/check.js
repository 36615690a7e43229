import { checkPlaces } from './check-places.js';
import { block } from './data.js';
import { counted, el } from './dom.js';
import { missing } from './finding.js';
import { findingTable } from './finding-table.js';
import { findingAt, findingsOf, names } from './findings.js';
import { remedyParts } from './remedy.js';
import { findingsRoute } from './route.js';
import { countOf, pageOf, select } from './select.js';

/** Findings that are drawn; the rest is a link away. */
const mostRows = 100;

/** `#check/<folder>/<name>`: one check with its findings, worst first. */
export async function checkPage({ path }) {
  const id = path.join('/');
  const lists = await block('lists');
  const number = lists.checks.findIndex((check) => check.id === id);
  if (number < 0) return missing(`This report has no check ${id}.`);
  const check = lists.checks[number];
  if (lists.spread) {
    const { fails, places } = await checkPlaces(check, number);
    return page(check, lists, fails, null, places);
  }
  const all = await names();
  const slices = select([await findingsOf(number)], all, () => '');
  const findings = pageOf(slices, 0, mostRows).map(([set, run, row]) => findingAt(set, run, row, all));
  const fails = findings[0]?.outcome === 'fail';
  const left = countOf(slices) - findings.length;
  return page(check, lists, fails, fails ? findings[0] : null, [
    el('h3', {}, `${counted(countOf(slices), 'finding')}`),
    findings.length > 0 ? findingTable(findings, 'Findings, worst first', ['of-check']) : el('p', {}, 'There is none.'),
    left > 0 &&
      el(
        'p',
        { class: 'more' },
        el('a', { href: findingsRoute({ check: id, page: '2' }) }, counted(left, 'more finding')),
      ),
  ]);
}

/** @param example a finding with which the holes of the remedy are filled, or null */
const page = (check, lists, fails, example, found) =>
  el(
    'article',
    { class: 'one-check' },
    el('h2', {}, fails ? check.failureTitle : check.title),
    el('p', { class: 'why' }, check.why),
    el(
      'dl',
      { class: 'about' },
      fails && fact('What must hold', check.title),
      fact('Check', el('code', {}, check.id)),
      fact('Severity', check.severity),
      fact('Source', lists.sources.find(({ key }) => key === check.source)?.title ?? check.source),
    ),
    el('details', { class: 'remedy-fold' }, el('summary', {}, el('h3', {}, 'Remedy')), remedyParts(check, example)),
    found,
    Object.keys(check.controls).length > 0 && [
      el('h3', {}, 'Controls'),
      el(
        'dl',
        { class: 'about' },
        lists.frameworks
          .filter(({ key }) => key in check.controls)
          .map(({ key, title }) => fact(title, check.controls[key].join(', '))),
      ),
    ],
  );

const fact = (name, value) => el('div', {}, el('dt', {}, name), el('dd', {}, value));
