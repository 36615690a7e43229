import type { z } from 'zod';
import { AuditError } from '../core/audit-error.ts';

/** Splits a comma-separated option; null when it was not given. */
export const listed = (text: string | undefined): string[] | null =>
  text === undefined
    ? null
    : text
        .split(',')
        .map((one) => one.trim())
        .filter((one) => one !== '');

/**
 * Parses each item of a comma-separated option.
 * @throws {AuditError} `usage` naming the option and the item that is wrong
 */
export function listedAs<S extends z.ZodType>(
  option: string,
  text: string | undefined,
  schema: S,
): z.infer<S>[] | null {
  const items = listed(text);
  if (items?.length === 0) throw new AuditError('usage', `${option} names nothing.`);
  return (
    items?.map((item) => {
      const parsed = schema.safeParse(item);
      if (parsed.success) return parsed.data;
      throw new AuditError(
        'usage',
        `${option}: ${item} is wrong: ${parsed.error.issues[0]?.message ?? 'not understood'}.`,
      );
    }) ?? null
  );
}
