import { AuditError } from '../core/audit-error.ts';

/** @throws {AuditError} `usage` when it is not a whole number in these bounds */
export function wholeNumber(flag: string, text: string, least: number, most: number): number {
  const number = Number(text);
  if (text.trim() !== '' && Number.isInteger(number) && number >= least && number <= most) return number;
  throw new AuditError('usage', `${flag} takes a whole number from ${least} to ${most}, not ${text}.`);
}
