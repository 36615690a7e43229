import type { Audit } from '../core/audit.ts';
import { counted, grouped } from '../core/counted.ts';
import { type Finding, outcomes } from '../core/finding.ts';
import { firstOf } from '../core/series.ts';
import { severities } from '../core/severity.ts';
import { coverageSources, sourceTitles } from '../core/source.ts';
import { accountNames, accountText } from './account-names.ts';
import { assumedProductionText } from './assumed-production.ts';
import { codeSpan, proseText } from './markdown-text.ts';
import { loweredLines } from './shortfall-text.ts';
import { subjectOf } from './subject.ts';
import { unreadTallies } from './unread-tallies.ts';
import { waiverNote } from './waiver-text.ts';
import { waiverLine, waiverViews } from './waiver-view.ts';
import { utcMinute } from './wording.ts';
import { worstGaps } from './worst-gaps.ts';

/** In bytes of UTF-8. GitHub takes comments of 65,536 characters. */
const most = 59_000;

/** A summary for a comment on a pull request: always below 60 kB. What does not fit is left to the other formats. */
export function renderMarkdown(audit: Audit): string {
  const lines = [
    ...summary(audit),
    ...coverage(audit),
    ...gaps(audit),
    ...unseen(audit),
    ...waived(audit),
    ...loweredGoals(audit),
    '',
    `<sub>blindspot ${proseText(audit.tool.version)}; everything is in audit.json.</sub>`,
  ];
  let size = 0;
  const kept = lines.filter((line) => {
    size += Buffer.byteLength(line) + 1;
    return size <= most;
  });
  return `${kept.join('\n')}\n${kept.length < lines.length ? '\n_Cut here; everything is in audit.json._\n' : ''}`;
}

function summary(audit: Audit): string[] {
  const { run, scope } = audit;
  const subject = subjectOf(audit);
  const failing = severities
    .map((severity) => ({
      severity,
      n: audit.summary.bySeverity[severity],
    }))
    .filter(({ n }) => n > 0);
  const accounts = new Set(scope.targets.map(({ account }) => account)).size;
  const others = outcomes
    .filter((outcome) => outcome !== 'fail' && audit.summary.byOutcome[outcome] > 0)
    .map((outcome) => `${grouped(audit.summary.byOutcome[outcome])} ${outcome}`);
  return [
    '## Blindspot',
    '',
    `${subject.kind} ${codeSpan(subject.id)}: ${counted(accounts, 'account')}, ${counted(scope.targets.length, 'target')}, ${utcMinute(run.startedAt)}.`,
    ...(run.complete ? [] : ['', '**Incomplete: the scan ended before it had read all that it had planned.**']),
    '',
    `**Failing:** ${failing.map(({ severity, n }) => `${grouped(n)} ${severity}`).join(', ') || 'none'}${
      audit.summary.waived > 0 ? `; ${grouped(audit.summary.waived)} waived` : ''
    }. ${others.length > 0 ? `Also ${others.join(', ')}.` : ''}`.trimEnd(),
  ];
}

function coverage({ summary: { coverage: counts } }: Audit): string[] {
  const rows = coverageSources.flatMap((source) => {
    const own = counts[source];
    return own
      ? [
          `| ${[sourceTitles[source], ...[own.covered, own.unsound, own.missing, own.unknown, own.notApplicable].map(grouped)].join(' | ')} |`,
        ]
      : [];
  });
  if (rows.length === 0) return [];
  const head = '| Source | covered | unsound | missing | unknown | not applicable |';
  return ['', '### Coverage of targets', '', head, '|---|---:|---:|---:|---:|---:|', ...rows];
}

const mostGaps = 15;

function gaps(audit: Audit): string[] {
  const all = worstGaps(audit, Number.POSITIVE_INFINITY);
  if (all.length === 0) return [];
  const shown = all.slice(0, mostGaps).flatMap(({ severity, title, check, spread, why }) => [
    `- **${severity}** ${proseText(title)} (${codeSpan(check)}): ${spread}`, //
    `  ${proseText(why)}`,
  ]);
  return ['', '### Worst gaps', '', ...shown, ...moreOf(all.length - mostGaps, 'more failing check')];
}

const mostUnread = 10;

function unseen(audit: Audit): string[] {
  if (audit.unread.length === 0) return [];
  const nameOf = accountNames(audit);
  const tallies = unreadTallies(audit);
  const shown = tallies.slice(0, mostUnread).map(({ reason, name, pieces, accounts }) => {
    const named = [...accounts]
      .slice(0, 3)
      .map((id) => (id === null ? 'organization' : codeSpan(accountText(nameOf(id)))));
    const more = accounts.size > 3 ? ` and ${grouped(accounts.size - 3)} more` : '';
    return `- ${codeSpan(name)} ${reason}: ${counted(pieces, 'piece')} unread in ${named.join(', ')}${more}`;
  });
  return [
    '',
    '### Unseen',
    '',
    [
      `${counted(audit.unread.length, 'piece')} of evidence could not be read; what rests on them is unknown, never a pass.`,
      assumedProductionText(audit),
    ]
      .join(' ')
      .trim(),
    '',
    ...shown,
    ...moreOf(tallies.length - mostUnread, 'more reason'),
  ];
}

const mostWaived = 10;

/** What is waived, what is so no longer, and waivers that need a hand. */
function waived(audit: Audit): string[] {
  const marked = firstOf(audit.findings, mostWaived, ({ waiver }) => waiver !== undefined);
  const reopened = firstOf(audit.findings, mostWaived, ({ expiredWaiver }) => expiredWaiver !== undefined);
  const idle = waiverViews(audit).filter(({ status }) => status === 'unused' || status === 'expired');
  return [
    ...waiverSection('Waived', marked.first.map(noteLine), marked.count, 'more waived finding'),
    ...waiverSection(
      'Waivers that have expired: open again',
      reopened.first.map(noteLine),
      reopened.count,
      'more finding',
    ),
    ...waiverSection(
      'Waivers to look at',
      idle.slice(0, mostWaived).map((view) => `- ${codeSpan(waiverLine(view))}`),
      idle.length,
      'more waiver',
    ),
  ];
}

/** Settings below what a framework demands decide a control, whatever the estate is like. */
function loweredGoals(audit: Audit): string[] {
  const lines = loweredLines(audit);
  return lines.length === 0
    ? []
    : ['', '### The settings ask for less than a framework', '', ...lines.map((line) => `- ${proseText(line)}`)];
}

const noteLine = (finding: Finding): string => `- ${codeSpan(finding.check)}: ${codeSpan(waiverNote(finding))}`;

const waiverSection = (title: string, lines: readonly string[], count: number, more: string): string[] =>
  count === 0 ? [] : ['', `### ${title}`, '', ...lines, ...moreOf(count - lines.length, more)];

const moreOf = (left: number, what: string): string[] => (left > 0 ? [`- and ${counted(left, what)}`] : []);
