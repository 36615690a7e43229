import type { CustodyPower } from '../../core/custody.ts';
import type { Truth } from '../service-control/truth.ts';

/** Whether somebody could do one act, and what decides it. */
export interface ActAnswer {
  /** The IAM action. */
  readonly action: string;
  readonly truth: Truth;
  readonly because: string;
  /** `no`: what stops it holds until then, in milliseconds since 1970; absent where it has no end. */
  readonly until?: number;
}

/** Reasons told in one sentence. */
const mostReasons = 3;

/** What several acts with the same effect come to: one that is open is enough, and one that is unknown leaves it open. */
export function powerOf(answers: readonly ActAnswer[]): CustodyPower {
  const open = answers.filter(({ truth }) => truth === 'yes');
  if (open.length > 0) return { verdict: 'can', ...told(open) };
  const doubtful = answers.filter(({ truth }) => truth === 'maybe');
  if (doubtful.length > 0) return { verdict: 'unknown', ...told(doubtful) };
  const ends = answers.flatMap(({ until }) => until ?? []);
  if (ends.length === 0) return { verdict: 'cannot', ...told(answers) };
  const first = Math.min(...ends);
  return {
    verdict: 'cannot',
    until: new Date(first).toISOString(),
    ...told(answers.filter(({ until }) => until === first)),
  };
}

function told(answers: readonly ActAnswer[]): Pick<CustodyPower, 'acts' | 'because'> {
  const distinct = (values: readonly string[]) => [...new Set(values)];
  const reasons = distinct(answers.map(({ because }) => because));
  const shown = reasons.slice(0, mostReasons).join('; ');
  return {
    acts: distinct(answers.map(({ action }) => action)),
    because: reasons.length > mostReasons ? `${shown}; and ${reasons.length - mostReasons} more` : shown,
  };
}

/** What somebody who has several credentials could do: the one that reaches furthest counts. */
export function furthest(powers: readonly [CustodyPower, ...CustodyPower[]]): CustodyPower {
  const reach = ({ verdict, until }: CustodyPower) =>
    verdict === 'can' ? 0 : verdict === 'unknown' ? 1 : until ? Date.parse(until) : Number.POSITIVE_INFINITY;
  return powers.reduce((far, one) => (reach(one) < reach(far) ? one : far));
}
