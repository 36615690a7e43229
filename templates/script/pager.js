import { el, grouped } from './dom.js';

/** Which page of a list the settings ask for, and how many there are. */
export function pageAt(settings, count, perPage) {
  const pages = Math.max(1, Math.ceil(count / perPage));
  return { at: Math.min(pages, Math.max(1, Number(settings.get('page')) || 1)), pages };
}

/** The way to the pages before and after, where there are several. @param routeOf page, as text => fragment */
export function pager(at, pages, what, routeOf) {
  const to = (page, text) => {
    if (page < 1 || page > pages) return el('span', { 'aria-disabled': 'true' }, text);
    return el('a', { href: routeOf(String(page)) }, text);
  };
  if (pages === 1) return '';
  return el(
    'nav',
    { class: 'pager', 'aria-label': `Pages of ${what}` },
    to(at - 1, '← Previous'),
    ` ${grouped(at)} of ${grouped(pages)} `,
    to(at + 1, 'Next →'),
  );
}
