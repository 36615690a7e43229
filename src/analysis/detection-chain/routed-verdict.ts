import type { Unread } from '../../core/evidence.ts';
import { inconclusive } from '../inconclusive.ts';
import { anyMatches } from '../match-result.ts';
import { type ChainLink, operationOf, stateOf, untilBroken } from './chain.ts';
import type { RoutedChain } from './routed-events.ts';

/** Whether all of some events reach somebody. */
export type RoutedVerdict =
  | { readonly state: 'routed'; readonly ends: readonly string[] }
  | { readonly state: 'none' }
  | { readonly state: 'broken'; readonly link: ChainLink }
  /** Indices of events that no live chain carries. */
  | { readonly state: 'partial'; readonly missed: readonly number[] }
  | { readonly state: 'unknown'; readonly unread: Unread };

/** Judges the chains of `routedChains`: those that are live must carry every event between them. */
export function judgeRouted(chains: readonly RoutedChain[], count: number): RoutedVerdict {
  const cut = chains.map(({ links, results }) => ({ links: untilBroken(links), results }));
  const live = cut.filter(({ links }) => stateOf(links) === 'ok');
  const answers = Array.from({ length: count }, (_, index) =>
    anyMatches(live.map(({ results }) => results[index] ?? 'indeterminate')),
  );
  if (live.length > 0 && answers.every((answer) => answer === 'match')) {
    return { state: 'routed', ends: live.map(({ links }) => links.at(-1)?.resource ?? '') };
  }
  const unread = cut.flatMap(({ links }) => links).find((one) => one.unread)?.unread;
  if (unread) return { state: 'unknown', unread };
  const open = cut.filter(({ links }) => stateOf(links) === 'unknown').flatMap(({ links }) => links);
  const doubt = open.find(({ state }) => state === 'unknown');
  if (doubt) {
    const { kind, resource, because } = doubt;
    return { state: 'unknown', unread: inconclusive(operationOf[kind], `${kind} ${resource}: ${because}`) };
  }
  const missed = answers.flatMap((answer, index) => (answer === 'no-match' ? [index] : []));
  if (live.length > 0 && missed.length > 0) return { state: 'partial', missed };
  if (live.length > 0) {
    const why = 'AWS does not document whether the pattern of the rule matches';
    return { state: 'unknown', unread: inconclusive('events:ListRules', why) };
  }
  const link = cut.flatMap(({ links }) => links).find(({ state }) => state === 'broken');
  return link ? { state: 'broken', link } : { state: 'none' };
}
