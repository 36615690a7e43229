import type { Audit } from '../core/audit.ts';

/** An account as a reader knows it. */
export interface NamedAccount {
  readonly id: string;
  /** Empty when it has no name, as a standalone account. */
  readonly name: string;
}

/** Names of accounts by id; an account that is not of the organization has only its id. */
export function accountNames({ organization }: Audit): (id: string) => NamedAccount {
  const names = new Map(organization.accounts.map(({ id, name }) => [id, name]));
  return (id) => ({ id: id, name: names.get(id) ?? '' });
}

/** `payments-prod (111111111111)`. */
export const accountText = ({ id, name }: NamedAccount): string => (name ? `${name} (${id})` : id);
