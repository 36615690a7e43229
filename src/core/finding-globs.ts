import { z } from 'zod';

const glob = z.string({ error: 'expected text, with numbers such as account ids in quotes' }).min(1);

/** One glob or several, of which one must match; `*` stands for any run of characters. */
export const globs = z.union([glob, z.array(glob).min(1)], {
  error: 'expected a glob or a list of globs, with numbers such as account ids in quotes',
});
export type Globs = z.infer<typeof globs>;

/** The keys that choose accounts. */
export const accountGlobs = {
  account: globs.optional().describe('Ids of accounts, in quotes.'),
  ou: globs
    .optional()
    .describe('Names of OUs at any depth, or paths from the root such as Root/Workloads/Sandbox; with all below them.'),
};

/**
 * The keys that choose findings: a finding must match all that are given, and one that has no account, OU, Region or
 * resource does not match a glob over them.
 */
export const findingGlobs = {
  check: globs.describe('Ids of checks; * stands for any run of characters.'),
  ...accountGlobs,
  region: globs.optional().describe('Names of Regions.'),
  resource: globs.optional().describe('ARNs or ids of resources.'),
};

/** Globs over findings, as they are parsed. */
export interface FindingGlobs {
  readonly check: Globs;
  readonly account?: Globs | undefined;
  readonly ou?: Globs | undefined;
  readonly region?: Globs | undefined;
  readonly resource?: Globs | undefined;
}
