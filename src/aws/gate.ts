/** One who waits, and who comes after. */
interface Waiting {
  readonly letIn: () => void;
  next: Waiting | undefined;
}

/** Lets so many in at a time, the others in the order in which they came. Whoever is in must leave. */
export class Gate {
  #free: number;
  #first: Waiting | undefined;
  #last: Waiting | undefined;

  constructor(places: number) {
    this.#free = places;
  }

  /** Nothing to wait for while there is a place. */
  enter(): Promise<void> | undefined {
    if (this.#free > 0) {
      this.#free--;
      return undefined;
    }
    return new Promise((letIn) => {
      const waiting = { letIn, next: undefined };
      if (this.#last) this.#last.next = waiting;
      else this.#first = waiting;
      this.#last = waiting;
    });
  }

  /** Gives the place to who waits longest. */
  leave(): void {
    const first = this.#first;
    if (!first) {
      this.#free++;
      return;
    }
    this.#first = first.next;
    if (!this.#first) this.#last = undefined;
    first.letIn();
  }
}
