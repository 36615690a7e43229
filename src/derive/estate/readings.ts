import type { DerivationContext, EstateReader } from '../../core/derivation.ts';
import type { Reading, Store } from '../../core/estate-map.ts';
import { bucketReadings } from './bucket-readings.ts';
import { logGroupReadings } from './log-group-readings.ts';
import type { Verdicts } from './sent.ts';
import { streamReadings } from './stream-readings.ts';

/** What readers are found with. */
export interface ReadingEvidence {
  readonly read: EstateReader;
  readonly context: DerivationContext;
  readonly verdicts: Verdicts;
}

/** Who reads a store; for one that is there and shows nobody, one entry says so. */
export function readingsOf(store: Store, evidence: ReadingEvidence): readonly Reading[] {
  const { type, arn } = store;
  if (arn === null || store.location === 'absent') return [];
  switch (type) {
    case 'bucket':
      return bucketReadings(arn, store.account, evidence);
    case 'log-group':
      return logGroupReadings(arn, evidence);
    case 'stream':
      return streamReadings(arn, evidence);
    case 'event-bus':
    case 'guardduty-administrator':
      // What rules of the bus do, and whom the administrator tells, is told of signals.
      return [];
  }
}
