import { setTimeout as sleep } from 'node:timers/promises';
import { getOrMake } from '../core/get-or-make.ts';
import { Gate } from './gate.ts';

/** Limits of one process. */
export interface Limits {
  /** Calls under way in all. */
  readonly overall: number;
  /** Calls under way per account × Region × service. */
  readonly perBudget: number;
}

/**
 * The one limiter through which every call goes: so many under way in all, so many per account × Region × service,
 * and for slow APIs a token bucket of one second's worth of starts.
 */
export class Pace {
  readonly #overall: Gate;
  readonly #perBudget: number;
  readonly #budgets = new Map<string, Budget>();

  constructor({ overall, perBudget }: Limits) {
    this.#overall = new Gate(overall);
    this.#perBudget = perBudget;
  }

  /** Runs `work` when its turn comes. @param perSecond starts a second for this budget; undefined for no limit */
  async run<T>(budget: string, perSecond: number | undefined, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    const own = getOrMake(this.#budgets, budget, () => ({
      gate: new Gate(this.#perBudget),
      tokens: perSecond ?? 0,
      at: performance.now(),
    }));
    await own.gate.enter();
    try {
      if (perSecond !== undefined) await sleep(turn(own, perSecond), undefined, { signal });
      await this.#overall.enter();
      try {
        return await work();
      } finally {
        this.#overall.leave();
      }
    } finally {
      own.gate.leave();
    }
  }

  /** Forgets the budgets of an account that is done. */
  forget(account: string): void {
    for (const budget of this.#budgets.keys()) if (budget.startsWith(`${account}/`)) this.#budgets.delete(budget);
  }
}

interface Budget {
  readonly gate: Gate;
  tokens: number;
  at: number;
}

/** Takes a token and says how many milliseconds from now it is good. */
function turn(budget: Budget, perSecond: number): number {
  const now = performance.now();
  budget.tokens = Math.min(perSecond, budget.tokens + ((now - budget.at) / 1000) * perSecond) - 1;
  budget.at = now;
  return budget.tokens >= 0 ? 0 : (-budget.tokens / perSecond) * 1000;
}
