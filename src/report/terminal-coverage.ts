import type { Audit } from '../core/audit.ts';
import { grouped } from '../core/counted.ts';
import { coverageSources, sourceTitles } from '../core/source.ts';
import { stateWords } from './coverage-states.ts';
import type { Style } from './paint.ts';
import { type TerminalOptions, wrapped } from './terminal-text.ts';
import { percent } from './wording.ts';

/** One bar for each source. Every state has its own character, so a bar reads the same without colour. */
export function coverageLines(
  { summary }: Audit,
  style: Style,
  { unicode, width }: Omit<TerminalOptions, 'color'>,
): string[] {
  const judged = coverageSources.flatMap((source) => {
    const counts = summary.coverage[source];
    return counts ? [{ title: sourceTitles[source], counts }] : [];
  });
  if (judged.length === 0) return [];
  const marks = unicode ? blocks : signs;
  const titleWidth = Math.max(...judged.map(({ title }) => title.length));
  // A mark and its word stay together: the space between them does not break.
  const legend = barStates.map((state) => `${marks[state]}\u00a0${stateWords[state]}`).join(', ');
  const silent = coverageSources.filter((source) => !summary.coverage[source]).map((source) => sourceTitles[source]);
  return [
    `${style.bold('Coverage')}  of targets to which it applies`,
    ...wrapped(legend, width, '  ').map((line) => style.dim(line.replaceAll('\u00a0', ' '))),
    ...judged.flatMap(({ title, counts }) => sourceLines(title.padEnd(titleWidth), counts, marks, style, width)),
    ...(silent.length ? wrapped(`Not judged by this scan: ${silent.join(', ')}.`, width, '  ').map(style.dim) : []),
  ];
}

const barStates = ['covered', 'unsound', 'missing', 'unknown'] as const;
type BarState = (typeof barStates)[number];
type Marks = Readonly<Record<BarState, string>>;
type Counts = Readonly<Record<BarState, number>>;

const signs: Marks = { covered: '#', unsound: '~', missing: '.', unknown: '?' };
const blocks: Marks = { covered: '█', unsound: '▒', missing: '·', unknown: '?' };

/** Below this many columns a title has a line of its own. */
const narrow = 72;

function sourceLines(title: string, counts: Counts, marks: Marks, style: Style, width: number): string[] {
  const applicable = barStates.reduce((sum, state) => sum + counts[state], 0);
  if (applicable === 0) return [`  ${title}  applies nowhere`];
  const figure = `${percent(counts.covered, applicable).padStart(4)} covered`;
  const rest = barStates
    .slice(1)
    .flatMap((state) => (counts[state] ? [`${grouped(counts[state])} ${stateWords[state]}`] : []))
    .join(', ');
  if (width < narrow) {
    const bar = barOf(counts, marks, Math.min(20, width - 20), style);
    return [`  ${title.trimEnd()}`, `    [${bar}] ${figure}`, ...(rest ? wrapped(rest, width, '    ') : [])];
  }
  const barWidth = Math.min(40, Math.max(10, width - title.length - 60));
  const line = `  ${title}  [${barOf(counts, marks, barWidth, style)}] ${figure}`;
  if (!rest) return [line];
  const length = title.length + barWidth + figure.length + 9 + rest.length;
  return length <= width ? [`${line}  ${rest}`] : [line, `${' '.repeat(title.length + 4)}${rest}`];
}

/** A state that is there at all gets at least one column. */
function barOf(counts: Counts, marks: Marks, width: number, style: Style): string {
  const states = barStates.filter((state) => counts[state] > 0);
  const total = states.reduce((sum, state) => sum + counts[state], 0);
  const lengths = new Map(states.map((state) => [state, Math.max(1, Math.floor((width * counts[state]) / total))]));
  const spare = width - [...lengths.values()].reduce((sum, length) => sum + length, 0);
  const widest = states.reduce((a, b) => (counts[b] > counts[a] ? b : a), states[0] ?? 'unknown');
  lengths.set(widest, (lengths.get(widest) ?? 0) + spare);
  return states.map((state) => style[state](marks[state].repeat(lengths.get(state) ?? 0))).join('');
}
