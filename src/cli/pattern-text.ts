import { deliveredByRuleState } from '../analysis/event-pattern/event-bridge-envelope.ts';
import { explainFilterMatch } from '../analysis/filter-pattern/match-filter-pattern.ts';
import type { PatternInQuestion } from '../analysis/pattern-verdict.ts';
import { eventLibrary } from '../analysis/signals/event-library.ts';
import { type Signal, signals } from '../analysis/signals/signals.ts';
import { counted } from '../core/counted.ts';
import { paint, type Style } from '../report/paint.ts';
import { visibleText } from '../report/visible-text.ts';
import { enumerated } from '../report/wording.ts';
import type { Answer, PatternReport } from './pattern-report.ts';

/** What a pattern catches, for people, in lines of `width` columns, each with a line end. */
export function renderPattern(
  report: PatternReport,
  question: PatternInQuestion,
  { color, width }: { readonly color: boolean; readonly width: number },
): string {
  const style = paint(color);
  const views = signals.map((signal) => viewOf(signal, report));
  const sections = [
    headline(report, question, style),
    views.filter(({ rows }) => rows.length > 0).flatMap((view) => signalLines(view, style, width)),
    quietLines(views, width),
    legend(views, question, width),
    eventLines(report, style),
    confirmationLines(report, style),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

type RowName = 'caught' | 'missed' | 'open' | 'near miss';

/** One signal as it is shown; without rows when the pattern has nothing to do with it. */
interface SignalView {
  readonly signal: Signal;
  readonly verdict: PatternReport['signals'][Signal['id']]['verdict'];
  readonly open: readonly string[];
  readonly rows: readonly { readonly name: RowName; readonly ids: readonly string[] }[];
}

function viewOf(signal: Signal, report: PatternReport): SignalView {
  const { verdict, caught, missed } = report.signals[signal.id];
  const instances = [...signal.required, ...signal.extended];
  const open = instances.filter((id) => !caught.includes(id) && !missed.includes(id));
  const nearMisses = signal.nearMisses.filter((id) => report.nearMisses.includes(id));
  const concerned = caught.length + open.length + nearMisses.length > 0;
  const starred = (ids: readonly string[]) => ids.map((id) => (signal.required.includes(id) ? `${id}*` : id));
  const rows = [
    { name: 'caught' as const, ids: starred(caught) },
    { name: 'missed' as const, ids: starred(missed) },
    { name: 'open' as const, ids: starred(open) },
    { name: 'near miss' as const, ids: nearMisses },
  ];
  return { signal, verdict, open, rows: concerned ? rows.filter(({ ids }) => ids.length > 0) : [] };
}

function headline({ kind, signals: verdicts }: PatternReport, question: PatternInQuestion, style: Style): string[] {
  const all = Object.values(verdicts);
  const count = (wanted: string) => all.filter(({ verdict }) => verdict === wanted).length;
  const open = count('indeterminate');
  const rule = question.kind === 'event' ? [question.region, question.state].filter((one) => one !== undefined) : [];
  const subject = kind === 'filter' ? 'Filter pattern' : `Event pattern${rule.length ? ` (${rule.join(', ')})` : ''}`;
  const says = `${subject}: ${count('detected')} of ${counted(all.length, 'signal')} detected, ${count('partial')} in part`;
  return [style.bold(`${says}${open > 0 ? `, ${open} indeterminate` : ''}.`)];
}

const idWidth = Math.max(...signals.map(({ id }) => id.length));
const indent = 17;

const verdictStyles = { detected: 'covered', partial: 'unsound', none: 'dim', indeterminate: 'unknown' } as const;
const rowStyles = { caught: 'covered', missed: 'missing', open: 'unknown', 'near miss': 'warn' } as const;

function signalLines({ signal, verdict, rows }: SignalView, style: Style, width: number): string[] {
  const title = `${signal.id.padEnd(idWidth)}  ${style[verdictStyles[verdict]](verdict.padEnd(13))}  ${signal.title}`;
  return [
    title,
    ...rows.flatMap(({ name, ids }) => {
      const lead = `  ${style[rowStyles[name]](name.padEnd(9))} ${String(ids.length).padStart(3)}  `;
      return wrapped(ids.join(', '), width - indent).map(
        (line, at) => `${at === 0 ? lead : ' '.repeat(indent)}${line}`,
      );
    }),
  ];
}

function quietLines(views: readonly SignalView[], width: number): string[] {
  const quiet = views.filter(({ rows }) => rows.length === 0).map(({ signal }) => signal.id);
  if (quiet.length === 0) return [];
  return wrapped(`Nothing of: ${quiet.join(', ')}`, width);
}

function legend(views: readonly SignalView[], question: PatternInQuestion, width: number): string[] {
  const has = (wanted: RowName) => views.some(({ rows }) => rows.some(({ name }) => name === wanted));
  const sentences = [
    ...(has('caught') || has('missed') ? ['* is required: with all of these a signal is detected.'] : []),
    ...(has('near miss') ? ['A near miss resembles the signal and is none: catching it raises false alarms.'] : []),
    ...(has('open') ? [openSentence(views, question)] : []),
  ];
  return sentences.flatMap((sentence) => wrapped(sentence, width));
}

/** Why some matches are open: in the pattern's own terms as far as the evaluator can say. */
function openSentence(views: readonly SignalView[], question: PatternInQuestion): string {
  const ids = new Set(views.flatMap(({ open }) => open));
  const events = eventLibrary.filter(({ id }) => ids.has(id)).map(({ event }) => event);
  const doubts = new Set(
    events.flatMap((event) => {
      if (question.kind === 'filter') return explainFilterMatch(question.pattern, event).doubts;
      const { state } = question;
      const isByState = state !== undefined && deliveredByRuleState(event, state) === 'indeterminate';
      return [isByState ? `which of these calls a rule in state ${state} receives` : 'a comparison of this pattern'];
    }),
  );
  return `Open: AWS does not document what it does here (${enumerated([...doubts])}), so such an event may be caught or missed: count on neither.`;
}

const answerWords = new Map<Answer, { readonly word: string; readonly style: keyof Style }>([
  [true, { word: 'match', style: 'covered' }],
  [false, { word: 'no match', style: 'missing' }],
  [null, { word: 'open', style: 'unknown' }],
]);

function eventLines({ events }: PatternReport, style: Style): string[] {
  if (!events) return [];
  const count = (answer: Answer) => events.filter(({ match }) => match === answer).length;
  const counts = [...answerWords].map(([answer, { word }]) => `${count(answer)} ${word}`).join(', ');
  return [
    style.bold(`Your events: ${counts}.`),
    ...events.map(({ id, match }) => {
      const { word = '', style: name = 'dim' } = answerWords.get(match) ?? {};
      return `  ${style[name](word.padEnd(8))}  ${visibleText(id)}`;
    }),
  ];
}

function confirmationLines({ disagreements, settled = [] }: PatternReport, style: Style): string[] {
  if (!disagreements) return [];
  const says = (aws: boolean) => (aws ? 'matches' : 'does not match');
  return [
    style.bold(
      disagreements.length === 0
        ? `AWS agrees on all ${eventLibrary.length} sample events${settled.length ? ' of which we can tell' : ''}.`
        : `AWS disagrees on ${counted(disagreements.length, 'sample event')}; please report it.`,
    ),
    ...disagreements.map(({ id, ours, aws }) => `  ${id}: for AWS it ${says(aws)}, for us it ${says(ours)}`),
    ...settled.map(({ id, aws }) => `  ${id}: for AWS it ${says(aws)}, which we cannot tell`),
  ];
}

/** Breaks at spaces; a longer word stands alone. */
function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + word.length + 1 > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
