import { counted } from '../core/counted.ts';
import type { NamedAccount } from './account-names.ts';
import { type ChainView, chainView } from './chain-view.ts';
import type { SignalProof } from './signal-proof.ts';
import { type SignalState, signalLooks, signalStateNames } from './signal-states.ts';

/** Why a signal would be heard of, or not: said, and drawn. Accounts of which all this is the same share one. */
export interface ProofView {
  readonly signal: string;
  readonly look: string;
  readonly verdict: string;
  /** 0 is worst. */
  readonly rank: number;
  readonly meaning: string;
  readonly chains: readonly ChainView[];
  readonly moreChains: string;
  /** An event that slips through, or might; null where none is known. */
  readonly counterExample: {
    readonly says: string;
    readonly id: string;
    readonly event: string;
    readonly note: string;
  } | null;
  readonly unheard: string;
  readonly where: string;
  readonly falseAlarms: string;
}

/** @param nameOf from accountNames */
export function proofView(
  signal: string,
  state: SignalState,
  proof: SignalProof,
  account: string,
  nameOf: (id: string) => NamedAccount,
): ProofView {
  const { look, mark, rest, meaning } = signalLooks[state];
  const { counterExample, unheard, regions, falseAlarms, moreChains } = proof;
  return {
    signal,
    look,
    verdict: state === 'unknown' ? 'Unknown' : `${mark}${rest}`,
    rank: signalStateNames.indexOf(state),
    meaning,
    chains: proof.chains.map((chain) => chainView(chain, proof, account, nameOf)),
    moreChains: moreChains ? `${counted(moreChains, 'further chain is', 'further chains are')} in audit.json.` : '',
    counterExample: counterExample
      ? {
          says: state === 'unknown' ? 'might go unheard' : 'would go unheard',
          id: counterExample.id,
          event: counterExample.event ?? '',
          note: counterExample.note ?? '',
        }
      : null,
    unheard: listed((unheard ?? []).filter((id) => id !== counterExample?.id)),
    where: regionsText(regions ?? []),
    falseAlarms: listed(falseAlarms ?? []),
  };
}

const listed = (items: readonly string[], most = 12): string =>
  items.length <= most ? items.join(', ') : `${items.slice(0, most).join(', ')} and ${items.length - most} more`;

/** Many Regions are counted only in words that do not depend on how many an account has enabled. */
const regionsText = (regions: readonly string[]): string => (regions.length > 4 ? 'many Regions' : regions.join(', '));
