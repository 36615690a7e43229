import { block } from './data.js';
import { counted, el } from './dom.js';

/** What could not be read in one account, and the statement that would let the scan see it. */
export async function accountUnread(_account, place) {
  const [unread, { regions }] = await Promise.all([block('unread'), block('lists')]);
  const own = unread.flatMap((one) => {
    const places = one.places.filter(([at]) => at === place);
    return places.length > 0 ? [{ ...one, regions: places.flatMap(([, at]) => regions[at] ?? []) }] : [];
  });
  return el(
    'section',
    {},
    el('h3', {}, 'What could not be seen here'),
    own.length === 0 && el('p', {}, 'All evidence that the checks asked for was read.'),
    own.map(({ name, reasonText, message, advice, statement, regions: where }) =>
      el(
        'article',
        { class: 'unread' },
        el('h4', {}, el('code', {}, name), ' ', el('span', { class: 'tag' }, reasonText)),
        where.length > 0 && el('p', {}, where.length > 6 ? counted(where.length, 'Region') : where.join(', ')),
        message && el('p', { class: 'message' }, el('bdi', {}, message)),
        el('p', {}, advice),
        statement && el('pre', {}, el('code', {}, statement)),
      ),
    ),
  );
}
