import type { Finding } from '../core/finding.ts';

/**
 * Texts of findings differ mostly in what they are about: the account, the Region, the resource. With these cut out,
 * thousands become one, which the page holds once. A hole is a control character, which no visible text has.
 * `templates/script/texts.js` fills them.
 */
const holes = { account: '\u0001', region: '\u0002', resource: '\u0003', name: '\u0004' } as const;

type Place = Pick<Finding, 'account' | 'region' | 'resource'>;

/** A visible text about a finding, with holes where it says the finding's resource, its name, its account or Region. */
export function withHoles(text: string, { account, region, resource }: Place): string {
  let cut = text;
  if (resource !== null && resource.length > 3) {
    cut = cut.replaceAll(resource, holes.resource);
    const name = resourceName(resource);
    if (name.length > 3) cut = cut.replaceAll(name, holes.name);
  }
  return withPlaceHoles(cut, account, region);
}

/** A resource, with holes for its account and Region where they are the finding's. */
export function withPlaceHoles(text: string, account: string | null, region: string | null): string {
  let cut = text;
  if (account !== null && account.length === 12) cut = cut.replaceAll(account, holes.account);
  if (region !== null && region.length > 3) cut = cut.replaceAll(region, holes.region);
  return cut;
}

/** What follows the last slash or colon of an ARN. */
const resourceName = (resource: string): string =>
  resource.slice(Math.max(resource.lastIndexOf('/'), resource.lastIndexOf(':')) + 1);
