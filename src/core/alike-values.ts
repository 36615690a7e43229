/** Different values that are remembered. */
const most = 20_000;

/** Gives values that are alike the same place in memory; values are alike that are so as JSON. */
export class AlikeValues {
  readonly #known = new Map<string, unknown>();

  /** @param text the value as JSON, where that is at hand; @returns one that is alike, this one where none was before */
  of<T>(value: T, text = JSON.stringify(value)): T {
    const known = this.#known.get(text);
    if (known !== undefined) return known as T; // what is alike is of one type
    if (this.#known.size < most) this.#known.set(text, value);
    return value;
  }
}
