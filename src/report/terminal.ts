import type { AuditResult } from '../core/audit-result.ts';
import { severities } from '../core/severity.ts';
import { coverageSources, sourceTitles } from '../core/source.ts';
import { stateNames, stateWords } from './coverage-states.ts';
import { paint, type Style } from './paint.ts';
import { loweredLines } from './shortfall-text.ts';
import { subjectOf } from './subject.ts';
import { unreadGroups } from './unread-groups.ts';
import { visibleLine } from './visible-text.ts';
import { waiverLine, waiverViews } from './waiver-view.ts';
import { counted, grouped, percent } from './wording.ts';
import { worstGaps } from './worst-gaps.ts';

/** How the terminal shows text; `width` in columns. Without colour nothing is lost: every state has its own character. */
interface TerminalOptions {
  readonly color: boolean;
  readonly width: number;
}

/** The few lines that a person wants after a scan, with a line end. */
export function renderSummary(audit: AuditResult, { color, width }: TerminalOptions): string {
  const columns = Math.max(60, width);
  const style = paint(color);
  const sections = [
    headlineLines(audit, style),
    coverageLines(audit, style, columns),
    severityLines(audit, style),
    gapLines(audit, style, columns),
    unreadLines(audit, style, columns),
    waiverLines(audit, style, columns),
    loweredGoalLines(audit, style, columns),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function headlineLines(audit: AuditResult, style: Style): string[] {
  const { scope, run } = audit;
  const { kind, id } = subjectOf(audit);
  const accounts = new Set(scope.targets.map(({ account }) => account)).size;
  const regions = new Set(scope.targets.map(({ region }) => region)).size;
  return [
    `${style.bold(`${kind} ${visibleLine(id)}`)}: ${counted(accounts, 'account')}, ${counted(regions, 'Region')}, ${counted(scope.targets.length, 'target')}`,
    ...(run.complete ? [] : [style.warn('INCOMPLETE: the scan ended before it had read all that it had planned.')]),
  ];
}

/** One character per state, so that a bar reads the same without colour. */
const barMarks = { covered: '#', unsound: '~', missing: '.', unknown: '?', 'not-applicable': ' ' } as const;

function coverageLines({ summary }: AuditResult, style: Style, columns: number): string[] {
  const judged = coverageSources.flatMap((source) => {
    const counts = summary.coverage[source];
    return counts ? [{ source, counts }] : [];
  });
  if (judged.length === 0) return [];
  const titleWidth = Math.max(...judged.map(({ source }) => sourceTitles[source].length));
  const barWidth = Math.min(40, Math.max(10, columns - titleWidth - 60));
  const legend = stateNames
    .slice(0, 4)
    .map((state) => `${barMarks[state]} ${stateWords[state]}`)
    .join('  ');
  const silent = coverageSources.filter((source) => !summary.coverage[source]).map((source) => sourceTitles[source]);
  return [
    `${style.bold('Coverage')}  of the targets to which a source applies`,
    style.dim(`  ${legend}`),
    ...judged.flatMap(({ source, counts }) => {
      const applicable = counts.covered + counts.unsound + counts.missing + counts.unknown;
      const title = `  ${sourceTitles[source].padEnd(titleWidth)}`;
      if (applicable === 0) return [`${title}  applies nowhere`];
      const numbers = `${percent(counts.covered, applicable).padStart(4)} covered`;
      const rest = (['unsound', 'missing', 'unknown'] as const)
        .flatMap((state) => (counts[state] ? [`${grouped(counts[state])} ${state}`] : []))
        .join(', ');
      const line = `${title}  [${bar(counts, barWidth, style)}] ${numbers}`;
      const plainLength = title.length + barWidth + numbers.length + 5;
      if (!rest) return [line];
      return plainLength + rest.length + 2 <= columns
        ? [`${line}  ${rest}`]
        : [line, `${' '.repeat(titleWidth + 4)}${rest}`];
    }),
    ...(silent.length
      ? wrapped(`Not judged by this scan: ${silent.join(', ')}.`, columns - 2).map((line) => style.dim(`  ${line}`))
      : []),
  ];
}

/** A state that is there at all gets at least one column. */
function bar(
  counts: Readonly<Record<'covered' | 'unsound' | 'missing' | 'unknown', number>>,
  width: number,
  style: Style,
): string {
  const states = (['covered', 'unsound', 'missing', 'unknown'] as const).filter((state) => counts[state] > 0);
  const total = states.reduce((sum, state) => sum + counts[state], 0);
  const lengths = new Map(states.map((state) => [state, Math.max(1, Math.floor((width * counts[state]) / total))]));
  const spare = width - [...lengths.values()].reduce((sum, length) => sum + length, 0);
  const widest = states.reduce((a, b) => (counts[b] > counts[a] ? b : a), states[0] ?? 'unknown');
  lengths.set(widest, (lengths.get(widest) ?? 0) + spare);
  return states.map((state) => style[state](barMarks[state].repeat(lengths.get(state) ?? 0))).join('');
}

function severityLines({ summary }: AuditResult, style: Style): string[] {
  const failing = severities.flatMap((severity) => {
    const text = `${grouped(summary.bySeverity[severity])} ${severity}`;
    return summary.bySeverity[severity]
      ? [severity === 'critical' || severity === 'high' ? style.missing(text) : text]
      : [];
  });
  const { unknown, error, pass } = summary.byOutcome;
  const others = [
    `${grouped(pass)} pass`,
    `${grouped(unknown)} unknown`,
    ...(summary.waived ? [`${grouped(summary.waived)} waived`] : []),
    ...(error ? [style.warn(`${counted(error, 'error')} in checks`)] : []),
  ];
  return [`${style.bold('Findings')}  failing: ${failing.length ? failing.join(', ') : 'none'}; ${others.join(', ')}`];
}

function gapLines(audit: AuditResult, style: Style, columns: number): string[] {
  const gaps = worstGaps(audit, 8);
  if (gaps.length === 0) return [];
  return [
    style.bold('Worst gaps'),
    ...gaps.map(({ severity, title, findings }) => {
      const label = severity.padEnd(8);
      const amount = ` (${counted(findings, 'finding')})`;
      const text = cut(visibleLine(title), columns - amount.length - 12);
      return `  ${severity === 'critical' || severity === 'high' ? style.missing(label) : label}  ${text}${style.dim(amount)}`;
    }),
  ];
}

function unreadLines(audit: AuditResult, style: Style, columns: number): string[] {
  const groups = unreadGroups(audit);
  if (groups.length === 0) return [];
  const denied = groups.filter(({ reason }) => reason === 'denied');
  const other = groups.filter(({ reason }) => reason !== 'denied').reduce((sum, { rows }) => sum + rows.length, 0);
  const left = denied.length - 5;
  return [
    `${style.bold('Unseen')}  ${style.warn(`${counted(audit.unread.length, 'piece')} of evidence could not be read; what rests on them is unknown.`)}`,
    ...denied
      .slice(0, 5)
      .map(({ name, rows }) =>
        cut(
          `  ${visibleLine(name)} is denied: ${grouped(rows.length)} unread in ${counted(new Set(rows.map(({ account }) => account)).size, 'account')}`,
          columns,
        ),
      ),
    ...(left > 0 ? [`  and ${counted(left, 'more action')}`] : []),
    ...(other ? [`  ${grouped(other)} out of reach or without a usable answer`] : []),
  ];
}

/** How many findings are waived is told with the findings; here are the waivers that somebody should look at. */
function waiverLines(audit: AuditResult, style: Style, columns: number): string[] {
  const views = waiverViews(audit).filter(({ status }) => status === 'expired' || status === 'unused');
  if (views.length === 0) return [];
  const left = views.length - mostWaivers;
  return [
    `${style.bold('Waivers')}  ${style.warn('expired, or covering nothing:')}`,
    ...views.slice(0, mostWaivers).map((view) => cut(`  ${visibleLine(waiverLine(view))}`, columns)),
    ...(left > 0 ? [`  and ${counted(left, 'more waiver')}`] : []),
  ];
}

/** Settings below what a framework demands decide a control, whatever the estate is like. */
function loweredGoalLines(audit: AuditResult, style: Style, columns: number): string[] {
  const lines = loweredLines(audit);
  if (lines.length === 0) return [];
  return [
    `${style.bold('Goals')}  ${style.warn('the settings ask for less than a framework:')}`,
    ...lines.flatMap((line) => wrapped(visibleLine(line), columns - 2).map((part) => `  ${part}`)),
  ];
}

const mostWaivers = 8;

const cut = (text: string, room: number): string =>
  text.length > room ? `${text.slice(0, room - 1).toWellFormed()}…` : text;

function wrapped(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line && line.length + 1 + word.length > columns) {
      lines.push(line);
      line = word;
    } else line = line ? `${line} ${word}` : word;
  }
  return [...lines, line];
}
