import type { Estate } from '../core/check.ts';
import { getOrMake } from '../core/get-or-make.ts';

/** Ids of the accounts of the organization, to be looked up: checks ask for each of many thousand Regions. */
export const membersOf = ({ accounts }: Pick<Estate, 'accounts'>): ReadonlySet<string> =>
  getOrMake(members, accounts, () => new Set<string>(accounts.map(({ id }) => id)));

const members = new WeakMap<Estate['accounts'], ReadonlySet<string>>();
