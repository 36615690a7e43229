import type { ChangeKind } from '../core/audit-diff.ts';
import type { CoverageCounts } from '../core/audit-result.ts';
import { counted } from '../core/counted.ts';
import type { History, HistoryChange, HistoryRun, HistoryStep } from '../core/history.ts';
import { coverageSources, type Source, sourceTitles } from '../core/source.ts';
import { contentPolicy } from './content-policy.ts';
import { checkNote, placeOf, summaryOf } from './diff-text.ts';
import { templates } from './templates.ts';
import { visibleView } from './visible-text.ts';
import { percent, utcMinute } from './wording.ts';

/** The history as one HTML page without script; the same history gives the same bytes. */
export function renderHistoryHtml(history: History): string {
  const { history: page, style } = templates();
  return page({ ...visibleView(viewOf(history)), style, policy: contentPolicy(style) });
}

function viewOf({ subject, now, runs, steps, waiversEnding, passedOver }: History): object {
  const sources = coverageSources.filter((source) => runs.some(({ coverage }) => judged(coverage[source]) > 0));
  return {
    subject,
    extent: `${counted(runs.length, 'audit')}, as of ${utcMinute(now)}`,
    sources: sources.map((source) => lineOf(source, runs)),
    titles: sources.map((source) => sourceTitles[source]),
    runs: [...runs].reverse().map((run) => ({
      when: utcMinute(run.startedAt),
      link: run.report,
      directory: run.directory,
      read: run.complete ? 'complete' : 'incomplete',
      counts: [run.failing, run.unknown, run.waived],
      tool: run.tool,
      shares: sources.map((source) => share(run.coverage[source])),
    })),
    steps: [...steps].reverse().map(stepView),
    waivers: waiversEnding.map((waiver) => ({ ...waiver, left: counted(waiver.daysLeft, 'day') })),
    passedOver,
  };
}

const [width, height] = [240, 40];

/** A source's share of covered targets, as a line through the runs by their time. */
function lineOf(source: Source, runs: readonly HistoryRun[]): object {
  const told = runs.filter(({ coverage }) => judged(coverage[source]) > 0);
  const times = runs.map(({ startedAt }) => Date.parse(startedAt));
  const [first, span] = [times[0] ?? 0, Math.max((times.at(-1) ?? 0) - (times[0] ?? 0), 1)];
  const points = told.map(({ startedAt, coverage }) => {
    const counts = coverage[source];
    const covered = (counts?.covered ?? 0) / Math.max(judged(counts), 1);
    const x = 4 + ((width - 8) * (Date.parse(startedAt) - first)) / span;
    return { x: x.toFixed(1), y: (4 + (height - 8) * (1 - covered)).toFixed(1) };
  });
  return {
    title: sourceTitles[source],
    from: share(told[0]?.coverage[source]),
    to: share(told.at(-1)?.coverage[source]),
    path: points.map(({ x, y }) => `${x},${y}`).join(' '),
    points,
    ...{ width, height },
  };
}

const judged = (counts: CoverageCounts | undefined): number =>
  counts ? counts.covered + counts.unsound + counts.missing + counts.unknown : 0;

const share = (counts: CoverageCounts | undefined): string =>
  counts && judged(counts) > 0 ? percent(counts.covered, judged(counts)) : '–';

const stepView = (step: HistoryStep): object => ({
  when: utcMinute(step.after),
  summary: summaryOf(step),
  changes: step.changes.map(changeView),
});

const words: Readonly<Partial<Record<ChangeKind, string>>> = { unknown: 'became unknown' };

const changeView = (change: HistoryChange): object => ({
  kind: words[change.kind] ?? change.kind,
  severity: change.severity,
  check: change.check,
  place: placeOf(change),
  message: `${change.message}${checkNote(change)}`,
});
