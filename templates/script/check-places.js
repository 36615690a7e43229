import { block } from './data.js';
import { counted, el, grouped } from './dom.js';
import { summed } from './findings.js';
import { accountRoute, findingsRoute } from './route.js';

/** Accounts that are named. */
const most = 200;

/** Of a very large organization: the accounts in which a check fails or is open, those with the most findings first. */
export async function checkPlaces(check, number) {
  const [where, { accounts }, counts] = await Promise.all([block(`where-${number}`), block('lists'), block('counts')]);
  const whole = Object.values(counts[number]).reduce((sum, count) => sum + count, 0);
  const fails = where.fail.accounts.length > 0 || counts[number].fail > 0;
  return {
    fails,
    places: [
      el('h3', {}, counted(whole, 'finding')),
      list('Fails', where.fail, 'fail', check, accounts),
      list('Unknown or an error', where.open, 'open', check, accounts),
      el(
        'p',
        {},
        el(
          'a',
          { href: findingsRoute({ check: check.id, account: 'none' }) },
          'Findings that are of no single account',
        ),
      ),
    ],
  };
}

function list(title, { accounts: steps, counts }, outcome, check, accounts) {
  const rows = [...summed(steps)].map((place, at) => ({ ...accounts[place], count: counts[at] }));
  if (rows.length === 0) return null;
  rows.sort((a, b) => b.count - a.count);
  return [
    el('h4', {}, `${title} in ${counted(rows.length, 'account')}`),
    el(
      'ul',
      { class: 'compact' },
      rows
        .slice(0, most)
        .map(({ id, name, count }) =>
          el(
            'li',
            {},
            el('a', { href: accountRoute(id) }, el('bdi', {}, name || id)),
            ' ',
            el('span', { class: 'id' }, id),
            ': ',
            el('a', { href: findingsRoute({ account: id, check: check.id, outcome }) }, counted(count, 'finding')),
          ),
        ),
      rows.length > most && el('li', {}, `and ${grouped(rows.length - most)} more`),
    ),
  ];
}
