import { counted } from '../core/counted.ts';
import type { Adversary, CustodyPower, CustodyStore } from '../core/custody.ts';
import { sourceTitles } from '../core/source.ts';

/** An answer as the page shows it: told by sign and word, not by colour alone. */
export interface AnswerView {
  readonly look: string;
  readonly mark: string;
  readonly word: string;
  /** The acts, and what leaves them open or stops them. */
  readonly text: string;
}

/** Whose credentials are meant. */
export const adversaryText: Readonly<Record<Adversary, string>> = {
  source: 'An administrator of an account whose evidence comes here',
  owner: 'An administrator of its own account',
  'owner-root': 'The root user of its own account',
  key: 'An administrator of the account of its key',
  delegated: 'An administrator of a delegated account',
  management: 'Whoever holds the management account',
};

const good = { look: 'covered', mark: '✓' };
const bad = { look: 'missing', mark: '✕' };
const middling = { look: 'unsound', mark: '◐' };
const open = { look: 'unknown', mark: '?' };
const none = { look: 'not-applicable', mark: '–' };

/** Answers that are no power: whether tampering rings, and why there is nothing to stop. */
const said = {
  raised: { ...good, word: 'that would ring', text: '' },
  partly: { ...middling, word: 'that would ring in part', text: '' },
  silent: { ...bad, word: 'nobody would hear', text: '' },
  unknown: { ...open, word: 'unknown whether that rings', text: '' },
  unasked: { ...none, word: 'no check asks whether that rings', text: '' },
  off: { ...bad, word: 'not recorded', text: '' },
  unread: { ...open, word: 'unknown whether it is recorded', text: '' },
};

const words = {
  stop: { can: 'could be stopped', cannot: 'could not be stopped', unknown: 'unknown whether it could be stopped' },
  erase: { can: 'could be erased', cannot: 'could not be erased', unknown: 'unknown whether it could be erased' },
};

/** A power, or another answer, in words. @param kind what is asked */
export function answerView(answer: CustodyPower | keyof typeof said, kind: 'stop' | 'erase' | 'alarm'): AnswerView {
  if (typeof answer === 'string') return said[answer];
  const { verdict, until, acts, because } = answer;
  const look = { can: bad, cannot: good, unknown: open }[verdict];
  const word = words[kind === 'erase' ? 'erase' : 'stop'][verdict];
  return {
    ...look,
    word: until ? `${word} before ${until.slice(0, 10)}` : word,
    text: [verdict === 'cannot' && until === undefined ? '' : acts.join(', '), because]
      .filter((part) => part)
      .join(': '),
  };
}

/** What people call each kind of store. */
export const kindText = (kind: CustodyStore['kind'] | undefined): string =>
  kind === undefined ? 'store' : kindNames[kind];

const kindNames: Readonly<Record<CustodyStore['kind'], string>> = {
  bucket: 'bucket',
  'log-group': 'log group',
  trail: 'trail',
  'event-data-store': 'event data store',
  detector: 'GuardDuty detectors,',
  recorder: 'AWS Config recorders,',
};

/** `org-logs` of an ARN; other ids as they are. */
export function storeName(id: string): string {
  const resource = id.startsWith('arn:') ? id.split(':').slice(5).join(':') : id;
  return resource.replace(/^(log-group:|trail\/|eventdatastore\/)/, '').replace(/^(detector|recorder)s /, 'group ');
}

export const keptFor = (days: CustodyStore['days']): string =>
  days === undefined
    ? 'for how long is not known'
    : days === 'forever'
      ? 'kept until somebody deletes it'
      : `kept ${days} ${days === 1 ? 'day' : 'days'}`;

/** Regions in a row, as far as a cell bears it. */
export const placesText = (regions: readonly string[]): string =>
  regions.length > 4 ? `${regions.slice(0, 3).join(', ')} and ${regions.length - 3} more Regions` : regions.join(', ');

/** Whose evidence a store keeps. */
export const keepsText = ({ keeps }: CustodyStore): string =>
  keeps.map(({ source, accounts }) => `${sourceTitles[source]} of ${counted(accounts, 'account')}`).join(', ');
