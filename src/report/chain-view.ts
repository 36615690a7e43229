import type { NamedAccount } from './account-names.ts';
import type { ProofChain, ProofLink, SignalProof } from './signal-proof.ts';

/** A chain as it is drawn: its links in order, and where it ends. */
export interface ChainView {
  readonly title: string;
  readonly links: readonly LinkView[];
  readonly end: { readonly look: string; readonly mark: string; readonly text: string };
}

interface LinkView {
  readonly kind: string;
  readonly name: string;
  /** Account and Region of the resource, as far as its ARN tells. */
  readonly place: string;
  readonly look: string;
  /** A sign before the verdict, so that colour is not needed to see it. */
  readonly mark: string;
  readonly verdict: string;
  readonly because: string;
}

/**
 * @param account the one whose chain it is: what is its own is called so, so that equal chains of many accounts are equal
 * @param nameOf from accountNames
 */
export function chainView(
  chain: ProofChain,
  proof: SignalProof,
  account: string,
  nameOf: (id: string) => NamedAccount,
): ChainView {
  const route = routeTitles[chain.route] ?? chain.route;
  const links = chain.links.map((link) => linkView(link, proof, account, nameOf));
  const worst = (['missing', 'unknown', 'unsound'] as const).find((one) => links.some(({ look }) => look === one));
  return {
    title: chain.region === null ? route : `${route} in ${chain.region}`,
    links,
    end: ends[worst ?? 'covered'],
  };
}

const routeTitles: Readonly<Record<string, string>> = {
  'metric-filter': 'By a metric filter',
  'log-alarm': 'By an alarm on the log group',
  'event-rule': 'By an event rule',
  'config-rule': 'By a Config rule',
  attestation: 'By a rule outside AWS, as attested',
};

const ends = {
  covered: { look: 'covered', mark: '✓', text: 'heard' },
  unsound: { look: 'unsound', mark: '◐', text: 'not all of it is heard' },
  unknown: { look: 'unknown', mark: '?', text: 'heard or not: unknown' },
  missing: { look: 'missing', mark: '✕', text: 'nobody hears of it' },
} as const;

function linkView(
  { kind, resource, state, because }: ProofLink,
  { verdict, brokenLink }: SignalProof,
  account: string,
  nameOf: (id: string) => NamedAccount,
): LinkView {
  // A link in good order may still be the one that lets events slip by, such as a filter that is too narrow.
  const leaks = state === 'ok' && verdict !== 'detected' && brokenLink === `${kind} ${resource}`;
  return {
    kind: kind.replace('-', ' '),
    ...named(kind, resource, account, nameOf),
    ...(leaks ? looks.leaks : looks[state]),
    because,
  };
}

const looks = {
  ok: { look: 'covered', mark: '✓', verdict: 'works' },
  leaks: { look: 'unsound', mark: '◐', verdict: 'lets some slip by' },
  broken: { look: 'missing', mark: '✕', verdict: 'broken here' },
  unknown: { look: 'unknown', mark: '?', verdict: 'unknown' },
} as const;

function named(
  kind: string,
  resource: string,
  account: string,
  nameOf: (id: string) => NamedAccount,
): Pick<LinkView, 'name' | 'place'> {
  const [arn, , , region = '', owner = '', ...rest] = resource.split(':');
  if (arn !== 'arn' || rest.length === 0) return { name: resource, place: '' };
  const of = owner === account ? 'this account' : nameOf(owner).name || owner;
  return { name: shortName(kind, rest.join(':')), place: [of, region].filter(Boolean).join(', ') };
}

/** Without the type of the resource, and without the id that AWS gives to a subscription. */
function shortName(kind: string, rest: string): string {
  if (kind === 'subscription') return `to ${rest.replace(/:[^:]*$/, '')}`;
  return rest.replace(/^.*:metric-filter:/, '').replace(/^[a-z-]+[:/](?=.)/, '');
}
