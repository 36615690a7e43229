import type { Finding } from '../core/finding.ts';

/** `Waived until 2027-01-01 by alice: reason`. */
export const waiverText = ({ reason, owner, expires }: NonNullable<Finding['waiver']>): string =>
  `Waived until ${expires} by ${owner}: ${reason}`;

/** What is to be said of a finding that is waived, or was until its waiver expired; empty for any other. */
export function waiverNote({ waiver, expiredWaiver }: Pick<Finding, 'waiver' | 'expiredWaiver'>): string {
  if (waiver) return waiverText(waiver);
  if (!expiredWaiver) return '';
  const { reason, owner, expires } = expiredWaiver;
  return `The waiver of ${owner} expired on ${expires}: ${reason}`;
}
