import type { Collection, Entry } from '../core/check.ts';
import { isCollected, type Unread } from '../core/evidence.ts';
import { customerRecorder } from './config-recorder.ts';
import { byStatus, type SeenTrail } from './recording-trails.ts';

/** Regions of an account in which a source is not at work, and what kept others from being seen. */
export interface Lacking {
  readonly what: string;
  readonly regions: readonly string[];
  readonly unread: readonly Unread[];
}

/** A Region's answer: at work or not, or what leaves that open. */
type Answer = boolean | Unread;

/** Asks each Region of one account. */
function lacking<T>(
  what: string,
  { entries, unread }: Collection<T>,
  account: string,
  works: (value: T) => Answer,
): Lacking {
  const own = <E extends { readonly account: string }>(all: readonly E[]): E[] =>
    all.filter((one) => one.account === account);
  const answers = own<Entry<T>>(entries).map(({ region, value }) => ({ region: region ?? '', answer: works(value) }));
  return {
    what,
    regions: answers.flatMap(({ region, answer }) => (answer === false ? [region] : [])),
    unread: [
      ...own(unread).map((one) => one.unread),
      ...answers.flatMap(({ answer }) => (typeof answer === 'boolean' ? [] : [answer])),
    ],
  };
}

/** Regions where no trail logs: neither the account's own nor the organization's. */
export const withoutTrail = (trails: Collection<readonly SeenTrail[]>, account: string): Lacking =>
  lacking('no trail that logs', trails, account, (seen) => {
    const { live, unread } = byStatus(seen);
    return live.length > 0 || (unread[0] ?? false);
  });

/** Regions where GuardDuty is not enabled. */
export const withoutDetector = (detectors: Collection<{ readonly Status: string } | null>, account: string): Lacking =>
  lacking('no enabled GuardDuty detector', detectors, account, (one) => one?.Status === 'ENABLED');

/** Regions where no configuration recorder of the customer's own is recording. */
export const withoutRecorder = (
  recorders: Collection<readonly Parameters<typeof customerRecorder>[0][number][]>,
  account: string,
): Lacking =>
  lacking('no configuration recorder that records', recorders, account, (all) => {
    const recorder = customerRecorder(all);
    if (!recorder) return false;
    return isCollected(recorder.Status) ? recorder.Status.value.recording : recorder.Status;
  });
