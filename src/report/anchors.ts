import type { Finding } from '../core/finding.ts';

/**
 * Names of places in the page, for its ids and fragments. They are stable from scan to scan, as they say what they lead
 * to, so that a link may be kept. `templates/script/route.js` reads them and writes the same.
 */
export const findingAnchor = ({ check, account, region, resource }: Place): string =>
  ['finding', ...check.split('/'), account ?? '', region ?? '', resource ?? ''].map(encoded).join('/');
export const checkAnchor = (id: string): string => ['check', ...id.split('/')].map(encoded).join('/');
export const accountAnchor = (id: string): string => `account/${encoded(id)}`;

type Place = Pick<Finding, 'check' | 'account' | 'region' | 'resource'>;

/** Two links in one: `href` leads to a place that the page always has, `route` to the finding itself, which the script shows. */
export interface FindingLink {
  readonly href: string;
  readonly route: string;
}

/** A link to a finding; without script it leads to its check. */
export const findingLink = (finding: Place): FindingLink => ({
  href: `#${checkAnchor(finding.check)}`,
  route: `#${findingAnchor(finding)}`,
});

/** To the findings of which this is true, where the script shows them. */
export const findingsRoute = (wanted: Readonly<Record<string, string>>): string =>
  `#findings?${new URLSearchParams(wanted)}`;

/** An id must not hold white space, and a fragment must find it as it is. */
const encoded = (text: string): string =>
  encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
