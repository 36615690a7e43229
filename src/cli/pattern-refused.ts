import { AuditError } from '../core/audit-error.ts';
import { visibleText } from '../report/visible-text.ts';

/** Columns shown on either side of the place. */
const context = 60;

/**
 * A pattern that AWS would refuse: the reason, the place, and the line with a mark under it.
 * @param refusal `position` is a 0-based offset in UTF-16 code units
 */
export function patternRefused(
  text: string,
  { message, position }: { readonly message: string; readonly position: number },
): AuditError {
  const before = text.slice(0, position).split('\n');
  const start = before.at(-1) ?? '';
  const rest = text.slice(position).split('\n')[0] ?? '';
  const lead = visibleText(start.slice(-context));
  const shown = `${lead}${visibleText(rest.slice(0, context))}`;
  const where = `position ${position} (line ${before.length}, column ${start.length + 1})`;
  return new AuditError(
    'usage',
    `AWS would refuse this pattern at ${where}: ${visibleText(message).replace(/\.$/, '')}.\n  ${shown}\n  ${' '.repeat(lead.length)}^`,
  );
}
