import { isDeepStrictEqual } from 'node:util';
import type { Collector } from '../aws/collector.ts';
import { type Collected, collected, type Evidence } from '../core/evidence.ts';
import { getOrMake } from '../core/get-or-make.ts';
import type { AccountId, RegionName } from '../core/ids.ts';
import type { EvidenceRecord, NotPlanned } from '../core/record.ts';

type Found = Evidence<unknown> | NotPlanned;

/** What an administrator told of a member. */
export interface AdministratorAnswer {
  readonly administrator: AccountId;
  readonly value: unknown;
}

/** What reading all targets of one account needs. */
export interface TargetsReader {
  readonly account: AccountId;
  readonly regions: readonly RegionName[];
  /** Collectors of target breadth. */
  readonly collectors: readonly Collector[];
  readonly ask: (collector: Collector, region: RegionName) => Promise<Found>;
  /** What an administrator tells of a target of this account; undefined where it is not asked, or not sure. */
  readonly told: (collector: Collector, region: RegionName) => Promise<AdministratorAnswer | undefined>;
}

/** Evidence of one target and, where it was not asked, what it rests on instead: other kinds, or an administrator. */
export interface TargetReading extends Partial<Pick<EvidenceRecord, 'restsOn' | 'toldBy'>> {
  readonly kind: Collector['kind'];
  readonly region: RegionName;
  readonly evidence: Found;
}

/** What is known of a target without asking it. */
type Known = Omit<TargetReading, 'evidence'> & { readonly evidence: Collected<unknown> };

/**
 * Reads every kind in every Region of an account. Where other answers prove a kind empty (`impliedEmptyBy`), or an
 * administrator tells it (`vantage`), it is not asked. One of those Regions, drawn by lot, is asked all the same: unless
 * it answers just that, it is not believed of any Region of this account; where it answers something else, in the end of
 * none (`askDisproved`).
 * @returns `disproved`: the kinds of which something else was answered than what was known
 */
export async function readTargets(
  reader: TargetsReader,
): Promise<{ readings: readonly TargetReading[]; disproved: readonly string[] }> {
  const { account, regions, collectors } = reader;
  const disproved = new Set<string>();
  const asked = new Map<string, Promise<Found>>();
  const ask = (collector: Collector, region: RegionName): Promise<Found> =>
    getOrMake(asked, `${collector.kind.id} ${region}`, () => reader.ask(collector, region));

  /** What is known where other answers prove it empty, and where an administrator tells it. */
  const knownIn = async (collector: Collector, region: RegionName): Promise<Known | undefined> => {
    const { kind, vantage } = collector;
    const { kinds: restsOn = [], value } = kind.impliedEmptyBy ?? {};
    const witnesses = collectors.filter(({ kind: { id } }) => restsOn.includes(id));
    if (witnesses.length < restsOn.length) return undefined; // not all of them are read in this scan
    const answers = await Promise.all(witnesses.map((witness) => ask(witness, region)));
    if (kind.impliedEmptyBy && answers.every(saysNone)) return { kind, region, evidence: collected(value), restsOn };
    // Of what may be empty, an administrator is believed only where the target's own answers say that it is not.
    if (!vantage || !answers.every(saysSome)) return undefined;
    const told = await reader.told(collector, region);
    return told && { kind, region, evidence: collected(told.value), toldBy: told.administrator };
  };

  /** Of what is known in the same way, what may be believed: all but the one Region that is asked. */
  const confirmed = async (collector: Collector, known: readonly Known[]): Promise<readonly Known[]> => {
    const { id } = collector.kind;
    const sample = known[lot(`${account} ${id}`) % known.length];
    if (sample === undefined) return [];
    const found = await ask(collector, sample.region);
    if (isDeepStrictEqual(found, sample.evidence)) return known.filter((one) => one !== sample);
    if (found.kind === 'collected') disproved.add(id);
    return [];
  };

  const readings = await Promise.all(
    collectors.map(async (collector): Promise<readonly TargetReading[]> => {
      const { kind, vantage } = collector;
      const known =
        kind.impliedEmptyBy || vantage
          ? (await Promise.all(regions.map((region) => knownIn(collector, region)))).filter((one) => one !== undefined)
          : [];
      const believed = [
        ...(await confirmed(
          collector,
          known.filter(({ toldBy }) => !toldBy),
        )),
        ...(await confirmed(
          collector,
          known.filter(({ toldBy }) => toldBy),
        )),
      ];
      return Promise.all(
        regions.map(
          async (region) =>
            believed.find((one) => one.region === region) ?? { kind, region, evidence: await ask(collector, region) },
        ),
      );
    }),
  );
  return { readings: readings.flat(), disproved: [...disproved].sort() };
}

/** AWS said that there is none: no hub, an empty list. What was not read, or is not planned, says nothing. */
const saysNone = (found: Found): boolean =>
  found.kind === 'collected' && (found.value === null || (Array.isArray(found.value) && found.value.length === 0));

const saysSome = (found: Found): boolean => found.kind === 'collected' && !saysNone(found);

/** The same text always draws the same number. */
const lot = (text: string): number => [...text].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7);
