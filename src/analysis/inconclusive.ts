import type { Unread } from '../core/evidence.ts';

/** AWS answered, and the answer does not settle the question. `message` says why, without a full stop. */
export const inconclusive = (operation: string, message: string): Unread => ({
  kind: 'failed',
  operation,
  code: 'Inconclusive',
  message,
  action: operation,
});

/** The answer lies in a Region that is not part of the scan. */
export const regionNotScanned = (operation: string, message: string): Unread => ({
  kind: 'unavailable',
  operation,
  code: 'RegionNotScanned',
  message,
  action: operation,
});
