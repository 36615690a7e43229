import { z } from 'zod';

/**
 * Why a piece of evidence could not be read.
 * - `denied`: AWS refused; `action` names the IAM permission that would allow it, `byScp` that a service control policy said no.
 * - `unavailable`: there is nobody to ask: the account cannot be entered or is out of scope, the Region is closed, the service has no endpoint there.
 * - `failed`: asked and not answered in a usable way: throttled to the end, network, server fault, malformed or incomplete answer.
 */
export const unreadSchema = z.object({
  kind: z.enum(['denied', 'unavailable', 'failed']),
  /** IAM-style name of what was called, such as `cloudtrail:DescribeTrails`. */
  operation: z.string(),
  /** AWS's error code, or one of ours (`MissingField`, `OwnerNotScanned`, …). */
  code: z.string(),
  message: z.string(),
  /** The IAM action that would read it. */
  action: z.string(),
  byScp: z.literal(true).optional(),
});
export type Unread = z.infer<typeof unreadSchema>;

export interface Collected<T> {
  readonly kind: 'collected';
  readonly value: T;
}

/** What is known of one thing: AWS's answer, or why there is none. "AWS says there is none" is collected. */
export type Evidence<T> = Collected<T> | Unread;

export const collected = <T>(value: T): Collected<T> => ({ kind: 'collected', value });

export const isCollected = <T>(evidence: Evidence<T>): evidence is Collected<T> => evidence.kind === 'collected';

/** The schema of evidence inside a larger value, for answers that are read item by item. */
export const evidenceSchema = <S extends z.ZodType>(value: S) =>
  z.discriminatedUnion('kind', [z.object({ kind: z.literal('collected'), value }), unreadSchema]);

/** One sentence for people: what could not be read, why, and what would help. */
export function describeUnread(unread: Unread): string {
  const { operation, code, action } = unread;
  switch (unread.kind) {
    case 'denied':
      if (unread.byScp) return `${operation} was denied by a service control policy (${code}).`;
      return action === 'sts:AssumeRole'
        ? `${operation} was denied (${code}). The account must have the audit role, and it must trust who scans.`
        : `${operation} was denied (${code}). Granting ${action} to the audit role would let the scan see it.`;
    case 'unavailable':
      return `${operation} could not be asked (${code}): ${unread.message}`;
    case 'failed':
      return `${operation} gave no usable answer (${code}): ${unread.message}`;
  }
}
