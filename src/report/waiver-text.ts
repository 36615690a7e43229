import type { Finding } from '../core/finding.ts';

/** `Waived until 2027-01-01 by alice: reason`. */
export const waiverText = ({ reason, owner, expires }: NonNullable<Finding['waiver']>): string =>
  `Waived until ${expires} by ${owner}: ${reason}`;
