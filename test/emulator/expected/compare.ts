import type { Finding } from '../../../src/core/finding.ts';
import { type Expected, keyOf, type Verdict, type World } from '../estate/world.ts';
import { deviations } from './deviations.ts';

interface Adjusted {
  readonly right: Expected;
  readonly expected: Expected & { readonly operation?: string };
  /** Names of the defects of moto that came between the two. */
  readonly by: readonly string[];
}

export interface Comparison {
  /** One line for each finding that is missing, extra or another than expected; empty when all is well. */
  readonly differences: readonly string[];
  /** How many right findings each known defect of moto touches. */
  readonly touched: ReadonlyMap<string, number>;
  readonly compared: number;
}

/** Compares all findings of a scan with the right ones, as far as moto lets them be right. */
export function compare(world: World, right: readonly Expected[], findings: readonly Finding[]): Comparison {
  const touched = new Map(deviations.map(({ name }) => [name, 0]));
  const adjusted = new Map<string, Adjusted>();
  for (const one of right) {
    const { expected, by } = adjust(world, one);
    for (const name of by) touched.set(name, (touched.get(name) ?? 0) + 1);
    if (expected) adjusted.set(keyOf(expected.check, expected), { right: one, expected, by });
  }
  const found = new Map(findings.map((finding) => [keyOf(finding.check, finding), finding]));
  const differences = [
    ...[...adjusted].flatMap(([key, one]) => differenceOf(key, one, found.get(key)) ?? []),
    ...[...found]
      .filter(([key]) => !adjusted.has(key))
      .map(([key, finding]) => `extra: ${key}: ${verdictOf(finding)}: ${finding.message}`),
  ];
  if (found.size < findings.length) differences.push(`${findings.length - found.size} findings have a twin`);
  return { differences: differences.sort(), touched, compared: found.size };
}

function adjust(world: World, right: Expected): { expected: Adjusted['expected'] | null; by: readonly string[] } {
  const by: string[] = [];
  let expected: Adjusted['expected'] = right;
  for (const deviation of deviations) {
    const deviant = deviation.of(expected, world);
    if (deviant === undefined) continue;
    by.push(deviation.name);
    if (deviant === null) return { expected: null, by };
    expected = deviant;
  }
  return { expected, by };
}

function differenceOf(
  key: string,
  { right, expected, by }: Adjusted,
  finding: Finding | undefined,
): string | undefined {
  const wanted = by.length > 0 ? `${expected.verdict} (${by.join(', ')})` : `${expected.verdict} (${expected.because})`;
  if (!finding) return `missing: ${key}: ${wanted}`;
  const verdict = verdictOf(finding);
  if (verdict === expected.verdict) {
    if (expected.operation === undefined || finding.unread?.operation === expected.operation) return undefined;
    return `unread is ${finding.unread?.operation}, not ${expected.operation}: ${key}`;
  }
  const repaired = by.length > 0 && verdict === right.verdict ? '; moto seems to have been repaired' : '';
  return `${key}: ${verdict}, expected ${wanted}${repaired}: ${finding.message}`;
}

/** A failing finding by its gap; an error of a check by a word that is never expected. */
const verdictOf = ({ outcome, gap }: Finding): Verdict | 'error' | 'fail' =>
  outcome === 'fail' ? (gap ?? outcome) : outcome;
