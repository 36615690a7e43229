import { block } from './data.js';
import { el } from './dom.js';
import { factList, tags, titleOf, verdict } from './finding-table.js';
import { findingAt, findingsOf, foundIn, names, noFile } from './findings.js';
import { remedyParts } from './remedy.js';
import { accountRoute, checkRoute, findingsRoute } from './route.js';

/** `#finding/<check>/<account>/<Region>/<resource>`: one finding by itself. */
export async function findingPage({ path }) {
  const [folder, name, account, region, resource] = path;
  const id = `${folder}/${name}`;
  const lists = await block('lists');
  const number = lists.checks.findIndex((check) => check.id === id);
  if (number < 0) return missing(`This report has no check ${id}.`);
  const there = lists.spread ? await inFile(number, account || null) : [await findingsOf(number), await names()];
  if (!there) return missing(noFile(account || 'the organization'));
  const [set, all] = there;
  const found = set && findRow(set, all, [account, region, resource]);
  if (!found) return missing('This report has no such finding: what it was about is gone, or was not scanned.');
  const finding = findingAt(set, ...found, all);
  const check = all.lists.checks[number];
  return el(
    'article',
    { class: 'one-finding' },
    el('h2', {}, titleOf(check, finding)),
    el('p', { class: 'message' }, verdict(finding), ' ', tags(finding), el('bdi', {}, finding.message)),
    finding.waiver && el('p', { class: 'waiver' }, el('bdi', {}, finding.waiver)),
    el(
      'dl',
      { class: 'about' },
      fact(
        'Account',
        finding.account === null
          ? 'whole organization'
          : el(
              'a',
              { href: accountRoute(finding.account) },
              el('bdi', {}, finding.accountName || finding.account),
              ' ',
              el('span', { class: 'id' }, finding.account),
            ),
      ),
      finding.region && fact('Region', finding.region),
      finding.resource && fact('Resource', el('bdi', { class: 'resource' }, finding.resource)),
      fact('Check', el('a', { href: checkRoute(check.id) }, check.id)),
      fact('Rests on', finding.operation),
    ),
    factList(finding),
    el('h3', {}, 'Why it matters'),
    el('p', { class: 'why' }, check.why),
    el('h3', {}, 'Remedy'),
    remedyParts(check, finding),
    el('p', {}, el('a', { href: findingsRoute({ check: check.id }) }, 'All findings of this check')),
  );
}

const fact = (name, value) => el('div', {}, el('dt', {}, name), el('dd', {}, value));

export const missing = (text) => el('article', {}, el('h2', {}, 'Not in this report'), el('p', {}, text));

async function inFile(number, account) {
  const found = await foundIn(account);
  return found && [found.sets.find((set) => set.number === number), found.all];
}

function findRow(set, { lists, resources }, [account = '', region = '', resource = '']) {
  const accountAt = account ? lists.accounts.findIndex(({ id }) => id === account) : -1;
  const regionAt = region ? lists.regions.indexOf(region) : -1;
  for (const run of set.runs)
    for (let row = run.start; row < run.end; row++)
      if (
        set.account[row] === accountAt &&
        set.region[row] === regionAt &&
        (findingAt(set, run, row, { lists, resources }).resource ?? '') === resource
      )
        return [run, row];
  return null;
}
