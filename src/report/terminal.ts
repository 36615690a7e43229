import type { Audit } from '../core/audit.ts';
import type { AuditDiff } from '../core/audit-diff.ts';
import { counted, grouped } from '../core/counted.ts';
import { severities } from '../core/severity.ts';
import { assumedProductionText } from './assumed-production.ts';
import { paint, type Style } from './paint.ts';
import { loweredLines } from './shortfall-text.ts';
import { subjectOf } from './subject.ts';
import { changeLines } from './terminal-changes.ts';
import { coverageLines } from './terminal-coverage.ts';
import { cut, type TerminalOptions, wrapped } from './terminal-text.ts';
import { unreadTallies } from './unread-tallies.ts';
import { visibleLine } from './visible-text.ts';
import { waiverLine, waiverViews } from './waiver-view.ts';
import { worstGaps } from './worst-gaps.ts';

/**
 * The few lines that a person wants after a scan, with a line end.
 * @param diff since the baseline, where there is one
 */
export function renderSummary(audit: Audit, options: TerminalOptions, diff: AuditDiff | null = null): string {
  const width = Math.max(narrowest, options.width);
  const style = paint(options.color);
  const sections = [
    headlineLines(audit, style, width),
    coverageLines(audit, style, { ...options, width }),
    severityLines(audit, style, width),
    ...(diff ? [changeLines(audit, diff, style, width)] : []),
    gapLines(audit, style, width),
    unreadLines(audit, style, width),
    waiverLines(audit, style, width),
    loweredGoalLines(audit, style, width),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

/** Below this many columns the terminal breaks the lines itself. */
const narrowest = 40;

function headlineLines(audit: Audit, style: Style, width: number): string[] {
  const { scope, run } = audit;
  const { kind, id } = subjectOf(audit);
  const accounts = new Set(scope.targets.map(({ account }) => account)).size;
  const regions = new Set(scope.targets.map(({ region }) => region)).size;
  const subject = `${kind} ${cut(visibleLine(id), 64)}`;
  const extent = `${counted(accounts, 'account')}, ${counted(regions, 'Region')}, ${counted(scope.targets.length, 'target')}`;
  return [
    ...led(subject, style.bold, wrapped(`${subject}: ${extent}`, width)),
    ...(run.complete
      ? []
      : wrapped('INCOMPLETE: the scan ended before it had read all that it had planned.', width).map(style.warn)),
  ];
}

function severityLines({ summary }: Audit, style: Style, width: number): string[] {
  const failing = severities.flatMap((severity) =>
    summary.bySeverity[severity] ? [`${grouped(summary.bySeverity[severity])} ${severity}`] : [],
  );
  const { unknown, error, pass } = summary.byOutcome;
  const others = [
    `${grouped(pass)} pass`,
    `${grouped(unknown)} unknown`,
    ...(summary.waived ? [`${grouped(summary.waived)} waived`] : []),
    ...(error ? [`${counted(error, 'error')} in checks`] : []),
  ];
  const text = `failing: ${failing.length ? failing.join(', ') : 'none'}; ${others.join(', ')}`;
  return led('Findings', style.bold, wrapped(text, width, 'Findings  ', '  '));
}

function gapLines(audit: Audit, style: Style, width: number): string[] {
  const gaps = worstGaps(audit, 8);
  if (gaps.length === 0) return [];
  return [
    style.bold('Worst gaps'),
    ...gaps.flatMap(({ severity, title, findings }) => {
      const label = `  ${severity.padEnd(8)}`;
      const text = `${cut(visibleLine(title), 160)} (${counted(findings, 'finding')})`;
      const lines = wrapped(text, width, `${label}  `, ' '.repeat(label.length + 2));
      return severity === 'critical' || severity === 'high' ? led(label, style.missing, lines) : lines;
    }),
  ];
}

function unreadLines(audit: Audit, style: Style, width: number): string[] {
  const groups = unreadTallies(audit);
  if (groups.length === 0) return [];
  const denied = groups.filter(({ reason }) => reason === 'denied');
  const other = groups.filter(({ reason }) => reason !== 'denied').reduce((sum, { pieces }) => sum + pieces, 0);
  const left = denied.length - 5;
  const assumed = assumedProductionText(audit);
  const sentence = `${counted(audit.unread.length, 'piece')} of evidence could not be read; what rests on them is unknown.`;
  return [
    ...led('Unseen', style.bold, wrapped(sentence, width, 'Unseen  ', '  ')),
    ...(assumed === '' ? [] : wrapped(assumed, width, '  ', '    ')),
    ...denied
      .slice(0, 5)
      .flatMap(({ name, pieces, accounts }) =>
        wrapped(
          `${cut(visibleLine(name), 80)} is denied: ${grouped(pieces)} unread in ${counted(accounts.size, 'account')}`,
          width,
          '  ',
          '    ',
        ),
      ),
    ...(left > 0 ? [`  and ${counted(left, 'more action')}`] : []),
    ...(other ? wrapped(`${grouped(other)} out of reach or without a usable answer`, width, '  ', '    ') : []),
  ];
}

/** How many findings are waived is told with the findings; here are the waivers that somebody should look at. */
function waiverLines(audit: Audit, style: Style, width: number): string[] {
  const views = waiverViews(audit).filter(({ status }) => status === 'expired' || status === 'unused');
  if (views.length === 0) return [];
  const left = views.length - mostWaivers;
  return [
    `${style.bold('Waivers')}  ${style.warn('expired, or covering nothing:')}`,
    ...views.slice(0, mostWaivers).map((view) => cut(`  ${visibleLine(waiverLine(view))}`, width)),
    ...(left > 0 ? [`  and ${counted(left, 'more waiver')}`] : []),
  ];
}

const mostWaivers = 8;

/** Settings below what a framework demands decide a control, whatever the estate is like. */
function loweredGoalLines(audit: Audit, style: Style, width: number): string[] {
  const lines = loweredLines(audit);
  if (lines.length === 0) return [];
  return [
    ...led('Goals', style.bold, wrapped('the settings ask for less than a framework:', width, 'Goals  ', '  ')),
    ...lines.flatMap((line) => wrapped(visibleLine(line), width, '  ')),
  ];
}

/** Emphasizes what the first line begins with. */
const led = (lead: string, emphasis: (text: string) => string, [first = '', ...rest]: readonly string[]): string[] =>
  first.startsWith(lead) ? [`${emphasis(lead)}${first.slice(lead.length)}`, ...rest] : [first, ...rest];
