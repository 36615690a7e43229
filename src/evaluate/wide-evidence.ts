import { AlikeValues } from '../core/alike-values.ts';
import type { EvidenceRecord } from '../core/record.ts';
import type { Scratch } from '../core/scratch.ts';
import { SpilledEvidence } from './spilled-evidence.ts';

/** Texts up to this length are worth a look whether another account said the same: most are empty lists. */
const short = 64;

/** Makes evidence small that is kept of every account until the checks of the whole organization have run. */
export class WideEvidence {
  readonly #scratch: Scratch;
  readonly #collected = new AlikeValues();
  readonly #notCollected = new AlikeValues();

  constructor(scratch: Scratch) {
    this.#scratch = scratch;
  }

  /** The same evidence: one for all that say the same, in scratch where it is long. @param records of one account */
  compacted(records: readonly EvidenceRecord[]): EvidenceRecord[] {
    const long: { readonly record: EvidenceRecord; readonly text: string }[] = [];
    const done: EvidenceRecord[] = [];
    for (const record of records) {
      const { evidence } = record;
      if (evidence.kind !== 'collected') done.push({ ...record, evidence: this.#notCollected.of(evidence) });
      else {
        const text = JSON.stringify(evidence.value);
        if (text.length > short) long.push({ record, text });
        else done.push({ ...record, evidence: this.#collected.of(evidence, text) });
      }
    }
    const { at } = this.#scratch.append(long.map(({ text }) => text).join(''));
    let next = at;
    for (const { record, text } of long) {
      const size = Buffer.byteLength(text);
      done.push({ ...record, evidence: new SpilledEvidence(this.#scratch, { at: next, size }) });
      next += size;
    }
    return done;
  }
}
