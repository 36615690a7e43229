/** Names of places in the page. They are stable from scan to scan, as the ids they are made of, so that a link may be kept. */
export const findingAnchor = (id: string): string => `f-${encoded(id)}`;
export const checkAnchor = (id: string): string => `check-${encoded(id)}`;

/** An id attribute must not hold white space, and a fragment must find it as it is. */
const encoded = (id: string): string => id.replace(/[^\w/.-]/g, (character) => `_${character.codePointAt(0) ?? 0}_`);
