import { block } from './data.js';
import { el } from './dom.js';

/** What would survive of the account's telemetry if an intruder held it. */
export async function accountCustody(account, place) {
  const custody = await block('custody');
  const fall = custody?.falls[custody.of[place]];
  if (!fall) return null;
  return el(
    'section',
    { class: 'fall' },
    el('h3', {}, 'If this account fell'),
    el('p', {}, fall.summary),
    el(
      'div',
      { class: 'scroll', role: 'group', 'aria-label': 'If this account fell', tabindex: '0' },
      el(
        'table',
        { 'aria-label': `If ${account.name || account.id} fell` },
        el(
          'thead',
          {},
          el(
            'tr',
            {},
            ['Telemetry', 'Stopped?', 'Heard?', 'What is kept already'].map((title) =>
              el('th', { scope: 'col' }, title),
            ),
          ),
        ),
        el('tbody', {}, fall.rows.map(row)),
      ),
    ),
    fall.holds.length > 0 && [
      el('p', {}, 'With this account falls what it keeps for others:'),
      el(
        'ul',
        { class: 'compact' },
        fall.holds.map(({ href, store, text }) => el('li', {}, el('a', { href }, el('bdi', {}, store)), `: ${text}`)),
      ),
    ],
  );
}

const row = ({ source, where, stop, alarm, kept }) =>
  el(
    'tr',
    {},
    el('th', { scope: 'row' }, source, el('br'), el('small', {}, where)),
    el('td', {}, answer(stop), ' ', el('small', {}, stop.text)),
    el('td', {}, alarm && answer(alarm)),
    el(
      'td',
      {},
      kept.map((one) => el('p', {}, answer(one), ' ', el('a', { href: one.href }, el('bdi', {}, one.store)))),
    ),
  );

const answer = ({ look, mark, word }) =>
  el('span', { class: `said s-${look}` }, el('span', { class: 'sign', 'aria-hidden': 'true' }, mark), ` ${word}`);
