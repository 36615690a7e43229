import { parseArn } from '../core/arn.ts';
import type { Reference } from '../core/destination.ts';

/**
 * What refers to a destination, for a sentence: `arn:…, the Config delivery channel default`. A delivery channel has a
 * name, which most often is `default`, and no ARN (AWS Config API Reference, DeliveryChannel).
 */
export function referrersText(references: readonly Reference[]): string {
  const named = references.map(({ from, source }) =>
    source === 'config' && !parseArn(from) ? `the Config delivery channel ${from}` : from,
  );
  return [...new Set(named)].toSorted().join(', ') || 'a source';
}
