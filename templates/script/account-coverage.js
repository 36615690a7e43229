import { letterOf } from './coverage.js';
import { block } from './data.js';
import { el } from './dom.js';
import { cellElement, regionHeads } from './matrix.js';

/** Sources × Regions of one account. */
export async function accountCoverage(account, place) {
  const [coverage, { regions, sources }] = await Promise.all([block('coverage'), block('lists')]);
  const own = regions.flatMap((_region, at) =>
    coverage.some(({ key }) => letterOf(coverage, key, place, at, regions.length) !== ' ') ? [at] : [],
  );
  if (own.length === 0) return el('section', {}, el('h3', {}, 'Coverage'), el('p', {}, 'Nothing was judged here.'));
  const rows = coverage.map(({ key }) =>
    el(
      'tr',
      {},
      el('th', { scope: 'row' }, sources.find((source) => source.key === key)?.title ?? key),
      own.map((at) => cellElement(letterOf(coverage, key, place, at, regions.length), key, account.id, regions[at])),
    ),
  );
  return el(
    'section',
    { class: 'matrix' },
    el('h3', { id: 'account-coverage' }, 'Coverage'),
    el(
      'div',
      { class: 'scroll', role: 'group', 'aria-labelledby': 'account-coverage', tabindex: '0' },
      el(
        'table',
        {},
        el(
          'thead',
          {},
          el(
            'tr',
            {},
            el('th', { scope: 'col', class: 'corner' }, 'Source'),
            regionHeads(own.map((at) => regions[at])),
          ),
        ),
        el('tbody', {}, rows),
      ),
    ),
  );
}
