import type { CharacterSet, LogRegex, Step } from './log-regex.ts';

/** Whether the expression is found anywhere in the text. Undefined if it is too large to run. */
export function findsRegex(regex: LogRegex, text: string): boolean | undefined {
  return regex.alternatives?.some((steps) => finds(steps, text));
}

function finds(steps: readonly Step[], text: string): boolean {
  let current = new StepSet(steps.length + 1);
  let next = new StepSet(steps.length + 1);
  for (let at = 0; at <= text.length; at++) {
    reach(steps, 0, at, text.length, current);
    if (current.has(steps.length)) return true;
    const code = text.charCodeAt(at);
    next.clear();
    for (let member = 0; member < current.size; member++) {
      const index = current.at(member);
      const step = steps[index];
      if (step === undefined || !('accepts' in step) || !holds(step.accepts, code)) continue;
      reach(steps, step.kind === 'many' ? index : index + 1, at + 1, text.length, next);
    }
    [current, next] = [next, current];
  }
  return false;
}

/** Adds a step and those that can be reached from it without reading a character. */
function reach(steps: readonly Step[], from: number, at: number, length: number, into: StepSet): void {
  for (let index = from; into.add(index); index++) {
    const step = steps[index];
    if (step === undefined || step.kind === 'one') return;
    if ((step.kind === 'start' && at !== 0) || (step.kind === 'end' && at !== length)) return;
  }
}

/** A set of small numbers that is emptied at no cost, and so serves for every character of a long text. */
class StepSet {
  size = 0;
  readonly #members: Uint32Array;
  readonly #places: Uint32Array;

  constructor(limit: number) {
    this.#members = new Uint32Array(limit);
    this.#places = new Uint32Array(limit);
  }

  at(place: number): number {
    return this.#members[place] ?? 0;
  }

  has(step: number): boolean {
    const place = this.#places[step] ?? 0;
    return place < this.size && this.#members[place] === step;
  }

  /** False if it was there already. */
  add(step: number): boolean {
    if (this.has(step)) return false;
    this.#members[this.size] = step;
    this.#places[step] = this.size++;
    return true;
  }

  clear(): void {
    this.size = 0;
  }
}

function holds(set: CharacterSet, code: number): boolean {
  return code < 256 ? set.latin1[code] === 1 : code >= 256 && set.other;
}
