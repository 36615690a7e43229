import type { Audit } from '../core/audit.ts';

/** What was scanned: an organization, or one account. */
export interface Subject {
  readonly kind: 'Organization' | 'Account';
  readonly id: string;
}

export const subjectOf = ({ organization: { id, accounts } }: Audit): Subject =>
  id === null ? { kind: 'Account', id: accounts[0]?.id ?? 'not known' } : { kind: 'Organization', id: id };
