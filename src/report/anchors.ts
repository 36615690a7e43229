import type { Finding } from '../core/finding.ts';

/** Names of places in the page. They are stable from scan to scan, as the ids they are made of, so that a link may be kept. */
export const findingAnchor = (id: string): string => `f-${encoded(id)}`;
export const checkAnchor = (id: string): string => `check-${encoded(id)}`;

/**
 * A link to a finding or, when the page does not hold it, to its check.
 * @param shown ids of the findings that the page holds
 */
export const findingLink = ({ id, check }: Pick<Finding, 'id' | 'check'>, shown: ReadonlySet<string>): string =>
  `#${shown.has(id) ? findingAnchor(id) : checkAnchor(check)}`;

/** An id attribute must not hold white space, and a fragment must find it as it is. */
const encoded = (id: string): string => id.replace(/[^\w/.-]/g, (character) => `_${character.codePointAt(0) ?? 0}_`);
