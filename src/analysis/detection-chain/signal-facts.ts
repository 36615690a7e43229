import { isCollected } from '../../core/evidence.ts';
import { getOrMake } from '../../core/get-or-make.ts';
import type { Json } from '../../core/json.ts';
import { eventLibrary } from '../signals/event-library.ts';
import { accountRecording } from './account-recording.ts';
import { type Chain, stateOf } from './chain.ts';
import type { ChainEvidence, MetricFilter } from './chain-evidence.ts';
import type { SignalVerdict } from './signal-verdict.ts';

/** The Security Hub control that compares the texts of metric filters, and the text it wants. */
export interface SecurityHubText {
  readonly control: string;
  readonly filter: string;
}

/** The chains that work. */
export const liveOf = (chains: readonly Chain[]): readonly Chain[] =>
  chains.filter(({ links }) => stateOf(links) === 'ok');

/** `filter root-use, alarm root-use, topic security`: the parts of a chain by their short names. */
export function describeChain(chain: Chain | undefined): string {
  const links = chain?.links.filter(({ kind }) => kind !== 'trail' && kind !== 'log-group') ?? [];
  return links.map(({ kind, resource }) => `${kind} ${shortName(resource)}`).join(', ');
}

const shortName = (resource: string): string =>
  resource.startsWith('arn:') ? (resource.split(/[:/]/).at(-1) ?? resource) : resource;

/** Names in a row, as far as a sentence bears it. */
export const listed = (names: readonly string[], most = 6): string =>
  names.length <= most ? names.join(', ') : `${names.slice(0, most).join(', ')} and ${names.length - most} more`;

/** Chains shown in a finding; the rest is counted. */
const mostChains = 3;

/** The proof as facts. A pass shows the chains that make it; anything else what came nearest. */
export function factsOf(found: SignalVerdict, securityHub: string | undefined): Record<string, Json | undefined> {
  const { verdict, chains, counterExample, regions, missed, alsoMissed, noisy, brokenLink } = found;
  const shown = verdict === 'detected' ? liveOf(chains) : chains;
  const list = (ids: readonly string[]) => (ids.length > 0 ? [...ids] : undefined);
  return {
    signal: found.signal,
    verdict,
    chains: shown.slice(0, mostChains).map((chain) => ({
      route: chain.route,
      region: chain.region,
      links: chain.links.map(({ kind, resource, state, because }) => ({ kind, resource, state, because })),
      ...(stateOf(chain.links) === 'ok' && { catches: [...chain.catches] }),
    })),
    moreChains: shown.length > mostChains ? shown.length - mostChains : undefined,
    brokenLink: brokenLink && verdict !== 'detected' ? `${brokenLink.kind} ${brokenLink.resource}` : undefined,
    counterExample: counterExample === undefined ? undefined : eventFacts(counterExample),
    unheard: list(missed),
    regions: list(regions),
    alsoUnheard: list(alsoMissed),
    falseAlarms: list(noisy),
    securityHub,
  };
}

/** An event of the library by its name in CloudTrail, `cloudtrail:StopLogging`, for those who have only the finding. */
function eventFacts(id: string): Json {
  const sample = eventLibrary.find((one) => one.id === id);
  if (!sample) return { id };
  const { eventSource, eventName } = sample.event;
  const event = `${String(eventSource).replace('.amazonaws.com', '')}:${String(eventName)}`;
  return { id, event, ...(sample.note !== undefined && { note: sample.note }) };
}

/** Security Hub's controls compare a filter's text with the benchmark's: what that would say, where it differs. */
export function literalMatch(
  securityHub: SecurityHubText | undefined,
  { verdict }: SignalVerdict,
  { trails, selectors, filters }: ChainEvidence,
): string | undefined {
  if (!securityHub) return undefined;
  const { control, filter } = securityHub;
  const literal = accountRecording(trails, selectors).groups.some((group) => {
    const found = filters.get(group);
    return isCollected(found) && found.value !== null && plainPatterns(found.value).has(plain(filter));
  });
  if (verdict === 'detected' && !literal) return `${control} would fail: it looks for another text of the filter`;
  if (verdict !== 'detected' && literal) return `${control} may pass: the text of the filter is the one it looks for`;
  return undefined;
}

const plain = (text: string): string => text.replace(/\s+/g, '');

/** The texts of a group's filters without their spaces: many controls look for theirs among them. */
const plainPatterns = (filters: readonly MetricFilter[]): ReadonlySet<string> =>
  getOrMake(plainByFilters, filters, () => new Set(filters.map(({ filterPattern }) => plain(filterPattern))));

const plainByFilters = new WeakMap<readonly MetricFilter[], ReadonlySet<string>>();
