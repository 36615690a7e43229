/*
 * Of a large organization what is folded away stands in a `noscript`: read and printed without script, and for a browser
 * with script one text instead of a thousand elements. It becomes elements when a reader unfolds it. The text is the
 * page's own markup, escaped as all of it; nothing that is read from data comes this way.
 */

/** Makes elements of what a fold holds. */
export function unfold(details) {
  const packed = details.querySelector(':scope > noscript');
  if (!packed) return;
  const { body } = new DOMParser().parseFromString(packed.textContent, 'text/html');
  takeRoutes(body);
  packed.replaceWith(...body.childNodes);
}

/** A link to a finding leads, without script, to its check. */
export function takeRoutes(root) {
  for (const link of root.querySelectorAll('a[data-route]')) link.setAttribute('href', link.dataset.route);
}

/** Unfolds what a reader opens. */
export function unfoldOnDemand() {
  addEventListener('toggle', ({ target }) => target.open && unfold(target), { capture: true });
}
