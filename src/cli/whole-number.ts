import { z } from 'zod';
import { AuditError } from '../core/audit-error.ts';

/** @throws {AuditError} `usage` when it is not a whole number in these bounds */
export function wholeNumber(flag: string, text: string, least: number, most: number): number {
  const parsed = z.coerce.number().int().min(least).max(most).safeParse(text);
  if (parsed.success) return parsed.data;
  throw new AuditError('usage', `${flag} takes a whole number from ${least} to ${most}, not ${text}.`);
}
