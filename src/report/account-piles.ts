import type { Finding } from '../core/finding.ts';
import { getOrMake } from '../core/get-or-make.ts';
import type { Extent, Scratch } from '../core/scratch.ts';

/**
 * Findings, which come check by check, put together account by account: each account's lie in pieces in scratch, and no
 * more than a few millions of characters in memory.
 */
export class AccountPiles {
  readonly #scratch: Scratch;
  readonly #mostHeld: number;
  readonly #extents = new Map<string | null, Extent[]>();
  #held = new Map<string | null, string[]>();
  #length = 0;

  /** @param mostHeld characters that are held before they go to disk */
  constructor(findings: Iterable<Finding>, scratch: Scratch, mostHeld = 32 << 20) {
    this.#scratch = scratch;
    this.#mostHeld = mostHeld;
    for (const finding of findings) this.#add(finding);
  }

  #add(finding: Finding): void {
    const text = JSON.stringify(finding);
    getOrMake(this.#held, finding.account, () => []).push(text);
    this.#length += text.length;
    if (this.#length < this.#mostHeld) return;
    for (const [account, texts] of this.#held)
      getOrMake(this.#extents, account, () => []).push(this.#scratch.append(texts.join(',')));
    this.#held = new Map();
    this.#length = 0;
  }

  /** Those of an account, in the order in which they came; null for those of none. */
  of(account: string | null): readonly Finding[] {
    const parts = (this.#extents.get(account) ?? []).map((extent) => this.#scratch.read(extent));
    const text = [...parts, ...(this.#held.get(account) ?? [])].join(',');
    return JSON.parse(`[${text}]`) as Finding[]; // what #add wrote
  }
}
