/** Gives texts that are alike to many values the same place in memory. */
export class AlikeTexts {
  readonly #known = new Map<string, string>();

  /** Exchanges the texts among an object's own values. */
  in<T extends object>(value: T): T {
    for (const key of Object.keys(value) as (keyof T)[]) {
      const text = value[key];
      if (typeof text !== 'string') continue;
      const known = this.#known.get(text);
      if (known === undefined) this.#known.set(text, text);
      else value[key] = known as typeof text; // the same text
    }
    return value;
  }
}
