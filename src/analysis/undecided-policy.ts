import type { Unread } from '../core/evidence.ts';

/** A policy that was read and cannot be understood: nothing may be said of what it allows. */
export const unparsablePolicy = (operation: string, reason: string): Unread => ({
  kind: 'failed',
  operation,
  code: 'UnparsablePolicy',
  message: `the policy cannot be understood: ${reason}`,
  action: operation,
});

/** A policy that was understood and does not settle the question. */
export const undecidedPolicy = (operation: string, reason: string): Unread => ({
  kind: 'failed',
  operation,
  code: 'UndecidedPolicy',
  message: `the policy does not settle it: ${reason}`,
  action: operation,
});
