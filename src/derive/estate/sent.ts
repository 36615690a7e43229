import type { Sent } from '../../analysis/estate-map/group-flows.ts';
import type { FlowState, Store } from '../../core/estate-map.ts';
import type { Finding } from '../../core/finding.ts';
import { getOrMake } from '../../core/get-or-make.ts';
import type { Judge, Sender, Unseen } from './sender.ts';

/** The little of a finding that is kept. */
export type Heard = Pick<Finding, 'id' | 'outcome' | 'resource' | 'message'>;

/** The findings that say whether something delivers: those on resources wherever they are, and those of one account. */
export class Verdicts {
  readonly #byResource = new Map<string, Heard[]>();
  #own = new Map<string, Finding[]>();

  /** @param findings of the checks that are asked about a resource, wherever it is */
  constructor(findings: Iterable<Finding>) {
    for (const { check, resource, id, outcome, message } of findings)
      if (resource !== null)
        getOrMake(this.#byResource, `${check} ${resource}`, () => []).push({ id, outcome, resource, message });
  }

  /** Turns to an account. @param findings its own, of the checks that judge senders */
  turnTo(findings: readonly Finding[]): void {
    this.#own = new Map();
    for (const finding of findings)
      getOrMake(this.#own, `${finding.check} ${finding.region ?? ''}`, () => []).push(finding);
  }

  /** @param region of the account that it turned to last */
  of({ check, resource, anywhere }: Judge, region: string | null): readonly Heard[] {
    if (anywhere) return this.#byResource.get(`${check} ${resource}`) ?? [];
    const here = this.#own.get(`${check} ${region ?? ''}`) ?? [];
    // What concerns a place as a whole names no resource.
    return resource === undefined ? here : here.filter((one) => one.resource === resource || one.outcome === 'unknown');
  }
}

/** What a sender sends, and whether it arrives: what is worst of the store, of what it says, and of what checks found. */
export function sentBy(sender: Sender, account: string, store: Store | null, verdicts: Verdicts): Sent {
  const { source, via, region, judges, says } = sender;
  const judged = judges.flatMap((judge) => {
    const found = verdicts.of(judge, region);
    return found.length > 0 ? found.map(heard) : [unjudged(judge)];
  });
  const opinions: readonly Opinion[] = [
    ...judged,
    ...(store?.location === 'absent' ? goneOpinions(store, verdicts) : []),
    ...(says ? [{ ...says, findings: [] }] : []),
    ...(store === null && judged.every(({ state }) => state === 'delivers') && !says ? [nobodySawWhere] : []),
  ];
  const state = worst(opinions);
  const deciding = opinions.filter((one) => one.state === state);
  return {
    source,
    via,
    account,
    region,
    destination: store,
    state,
    why: state === 'delivers' ? passes(sender) : reasonOf(deciding),
    findings: state === 'delivers' ? [] : deciding.flatMap(({ findings }) => findings),
  };
}

/** The check that says whether an account could be entered. */
export const reached = 'organization/accounts-are-reachable';

/** What an account may send that nobody saw. */
export const unseenIn = (account: string, { source, region, why }: Unseen, verdicts: Verdicts): Sent => ({
  source,
  via: null,
  account,
  region,
  destination: null,
  state: 'unknown',
  why,
  findings: verdicts
    .of({ check: reached }, null)
    .filter(({ outcome }) => outcome === 'fail')
    .map(({ id }) => id),
});

interface Opinion {
  readonly state: FlowState;
  readonly why: string;
  readonly findings: readonly string[];
}

function heard({ outcome, message, id }: Heard): Opinion {
  switch (outcome) {
    case 'pass':
      return { state: 'delivers', why: message, findings: [] };
    case 'fail':
      return { state: 'broken', why: message, findings: [id] };
    case 'not-applicable':
      // A sender is there and the check has nothing to judge: it is stopped, or nothing stands behind it.
      return { state: 'broken', why: message, findings: [] };
    case 'unknown':
    case 'error':
      return { state: 'unknown', why: message, findings: [id] };
  }
}

const unjudged = ({ check }: Judge): Opinion => ({
  state: 'unknown',
  why: `This scan did not judge ${check} here.`,
  findings: [],
});

const nobodySawWhere: Opinion = { state: 'unknown', why: 'Where it leads was not seen.', findings: [] };

function goneOpinions({ arn }: Store, verdicts: Verdicts): readonly Opinion[] {
  const found = verdicts.of({ check: 'log-archive/bucket-exists', resource: arn ?? '', anywhere: true }, null);
  const failing = found.filter(({ outcome }) => outcome === 'fail').map(({ id }) => id);
  return [{ state: 'broken', why: `There is no ${arn}.`, findings: failing }];
}

const ranks: readonly FlowState[] = ['broken', 'unknown', 'delivers'];
const worst = (opinions: readonly Opinion[]): FlowState =>
  ranks.find((state) => opinions.some((one) => one.state === state)) ?? 'unknown';

/** What a finding says weighs more than what the sender says. */
const reasonOf = (deciding: readonly Opinion[]): string =>
  (deciding.find(({ findings }) => findings.length > 0) ?? deciding[0])?.why ?? 'Nothing was seen that decides it.';

/** The same in every place, so that places can be told together. */
function passes({ judges, says }: Sender): string {
  const passed = judges.map(({ check }) => check).join(' and ');
  return [...(says ? [says.why] : []), ...(passed ? [`Passes ${passed}.`] : [])].join(' ');
}
