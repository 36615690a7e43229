import type { Collector } from '../aws/collector.ts';
import { collected, type Evidence } from '../core/evidence.ts';
import { getOrMake } from '../core/get-or-make.ts';
import type { AccountId, RegionName } from '../core/ids.ts';
import type { NotPlanned } from '../core/record.ts';

type Found = Evidence<unknown> | NotPlanned;

/** What reading all targets of one account needs. */
export interface TargetsReader {
  readonly account: AccountId;
  readonly regions: readonly RegionName[];
  /** Collectors of target breadth. */
  readonly collectors: readonly Collector[];
  readonly ask: (collector: Collector, region: RegionName) => Promise<Found>;
  /** Kinds of which a proof of emptiness has failed in another account. */
  readonly disproved: ReadonlySet<string>;
}

/** Evidence of one target, and the kinds that it rests on where it was not asked but follows from theirs. */
export interface TargetReading {
  readonly kind: Collector['kind'];
  readonly region: RegionName;
  readonly evidence: Found;
  readonly restsOn?: readonly string[];
}

/**
 * Reads every kind in every Region of an account. Where other answers prove a kind empty (`impliedEmptyBy`) it is not
 * asked. One of those Regions, drawn by lot, is asked all the same: unless it answers "none" as well, the proof is not
 * believed in any Region of this account.
 * @returns `disproved`: the kinds of which there was something where the proof said that there was none
 */
export async function readTargets(
  reader: TargetsReader,
): Promise<{ readings: readonly TargetReading[]; disproved: readonly string[] }> {
  const { account, regions, collectors } = reader;
  const disproved: string[] = [];
  const asked = new Map<string, Promise<Found>>();
  const ask = (collector: Collector, region: RegionName): Promise<Found> =>
    getOrMake(asked, `${collector.kind.id} ${region}`, () => reader.ask(collector, region));

  /** The Regions in which the kind need not be asked. */
  const spared = async (collector: Collector): Promise<readonly RegionName[]> => {
    const { id, impliedEmptyBy } = collector.kind;
    if (!impliedEmptyBy) return [];
    const witnesses = collectors.filter(({ kind }) => impliedEmptyBy.kinds.includes(kind.id));
    if (witnesses.length < impliedEmptyBy.kinds.length) return []; // not all of them are read in this scan
    const answers = await Promise.all(
      regions.map((region) => Promise.all(witnesses.map((witness) => ask(witness, region)))),
    );
    const proven = regions.filter((_, index) => answers[index]?.every(saysNone));
    const sample = proven[lot(`${account} ${id}`) % proven.length];
    if (sample === undefined || reader.disproved.has(id)) return [];
    const found = await ask(collector, sample);
    if (saysNone(found)) return proven.filter((region) => region !== sample);
    if (found.kind === 'collected') disproved.push(id);
    return [];
  };

  const readings = await Promise.all(
    collectors.map(async (collector): Promise<readonly TargetReading[]> => {
      const { kind } = collector;
      const without = await spared(collector);
      return Promise.all(
        regions.map(async (region) =>
          kind.impliedEmptyBy && without.includes(region)
            ? { kind, region, evidence: collected(kind.impliedEmptyBy.value), restsOn: kind.impliedEmptyBy.kinds }
            : { kind, region, evidence: await ask(collector, region) },
        ),
      );
    }),
  );
  return { readings: readings.flat(), disproved: disproved.sort() };
}

/** AWS said that there is none: no hub, an empty list. What was not read, or is not planned, says nothing. */
const saysNone = (found: Found): boolean =>
  found.kind === 'collected' && (found.value === null || (Array.isArray(found.value) && found.value.length === 0));

/** The same text always draws the same number. */
const lot = (text: string): number => [...text].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7);
