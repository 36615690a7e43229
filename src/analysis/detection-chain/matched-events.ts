import { counted } from '../../core/counted.ts';

/** `it matches all 5 events`, `it matches 2 of 5 events`. */
export const matchedEvents = (matched: number, total: number): string =>
  `it matches ${matched === total && total > 1 ? `all ${total} events` : `${matched} of ${counted(total, 'event')}`}`;
