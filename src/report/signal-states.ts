import type { Finding } from '../core/finding.ts';
import type { SignalProof } from './signal-proof.ts';

/** Whether a signal would be heard of in an account, the worst first. */
export const signalStateNames = [
  'nothing',
  'broken',
  'partial',
  'unknown',
  'noisy',
  'detected',
  'not-applicable',
  'not-judged',
] as const;
export type SignalState = (typeof signalStateNames)[number];

/** How a state looks: a coverage state's colours and shape, a letter with the rest of its word, and what it means. */
interface SignalLook {
  readonly look: string;
  readonly mark: string;
  readonly rest: string;
  readonly meaning: string;
}

export const signalLooks: Readonly<Record<SignalState, SignalLook>> = {
  detected: { look: 'covered', mark: 'D', rest: 'etected', meaning: 'every event of it would reach someone' },
  noisy: {
    look: 'unsound',
    mark: 'F',
    rest: 'alse alarms',
    meaning: 'it would be heard of, among everyday alarms that nobody heeds',
  },
  partial: { look: 'unsound', mark: 'P', rest: 'artial', meaning: 'some of its events would go unheard' },
  broken: { look: 'unsound', mark: 'B', rest: 'roken', meaning: 'a chain is there, and no event gets through' },
  nothing: { look: 'missing', mark: 'N', rest: 'othing', meaning: 'nothing listens for it' },
  unknown: { look: 'unknown', mark: '?', rest: ' unknown', meaning: 'could not be judged; never counted as detected' },
  'not-applicable': { look: 'not-applicable', mark: '–', rest: ' not applicable', meaning: 'it cannot happen there' },
  'not-judged': { look: 'out-of-scope', mark: '', rest: 'not judged', meaning: 'no check asked' },
};

export function signalStateOf({ outcome, gap }: Finding, proof: SignalProof | undefined): SignalState {
  switch (outcome) {
    case 'pass':
      return 'detected';
    case 'unknown':
    case 'error':
      return 'unknown';
    case 'not-applicable':
      return 'not-applicable';
    case 'fail':
      if (proof?.verdict === 'detected') return 'noisy';
      if (proof?.verdict === 'partial') return 'partial';
      return proof?.verdict === 'none' || gap === 'missing' ? 'nothing' : 'broken';
  }
}
