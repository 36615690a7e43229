import type { Audit } from '../core/audit.ts';
import type { CheckSummary } from '../core/audit-result.ts';
import { counted, grouped } from '../core/counted.ts';
import { bareFindings } from './bare-findings.ts';
import { enumerated, percent } from './wording.ts';

/** One of the four questions, answered in a figure and a sentence. */
export interface Answer {
  readonly title: string;
  readonly asks: string;
  /** `open`: nothing is known to be wrong, and not everything is known. `none`: not judged. */
  readonly tone: 'good' | 'bad' | 'open' | 'none';
  readonly figure: string;
  readonly figureNote: string;
  readonly sentence: string;
}

/** An answer of today, with the places that it speaks of. */
export interface TodayAnswer extends Answer {
  readonly places: readonly string[];
}

/** Recorded, kept, watched, unseen: what the whole report says, in four sentences. */
export const answers = (audit: Audit): readonly Answer[] => [
  recorded(audit),
  judgedBy(audit, isAboutKeeping, {
    title: 'Kept',
    asks: 'Does it arrive, out of an intruder’s reach, and stay long enough?',
    about: 'delivery, custody and retention',
  }),
  judgedBy(audit, isAboutWatching, {
    title: 'Watched',
    asks: 'Does an event that matters fire an alarm that reaches someone?',
    about: 'alarms and whom they reach',
  }),
  unseen(audit),
];

const keptFolders: readonly string[] = ['log-archive', 'log-keys'];
const keptChecks: ReadonlySet<string> = new Set([
  'cloudtrail/logs-are-delivered',
  'cloudtrail/log-files-are-validated',
  'cloudtrail/digests-are-delivered',
  'cloudtrail/digest-chain-verifies',
  'cloudtrail/logs-are-encrypted-with-customer-key',
  'cloudtrail/event-data-stores-are-protected',
  'config/changes-are-delivered',
  'config/history-is-kept',
  'flow-logs/are-delivered',
  'flow-logs/destination-is-central',
  'guardduty/findings-are-exported',
  'log-groups/is-encrypted',
  'log-groups/is-kept-long-enough',
]);
const folderOf = ({ id }: CheckSummary): string => id.split('/')[0] ?? '';
/** Whether a check asks if records arrive, out of an intruder's reach, and stay. */
export const isAboutKeeping = (check: CheckSummary): boolean =>
  keptFolders.includes(folderOf(check)) || keptChecks.has(check.id);
const isAboutWatching = (check: CheckSummary): boolean =>
  folderOf(check) === 'detections' || check.id.endsWith('-are-routed');

function recorded({ summary }: Audit): Answer {
  const question = { title: 'Recorded', asks: 'Is each telemetry source on, everywhere?' };
  const total = { covered: 0, unsound: 0, missing: 0, unknown: 0 };
  // Detections are about watching, not about recording.
  const counts = Object.entries(summary.coverage).flatMap(([source, count]) =>
    source === 'detections' ? [] : [count],
  );
  if (counts.length === 0) return notJudged(question);
  for (const { covered, unsound, missing, unknown } of counts) {
    total.covered += covered;
    total.unsound += unsound;
    total.missing += missing;
    total.unknown += unknown;
  }
  const places = total.covered + total.unsound + total.missing + total.unknown;
  if (places === 0) return nothingToJudge(question);
  return {
    ...question,
    tone: toneOf(total.missing + total.unsound, total.unknown),
    figure: percent(total.covered, places),
    figureNote: 'covered',
    sentence: `Of ${counted(places, 'place', 'places')} (account × Region × source) ${grouped(total.covered)} are covered; in ${grouped(total.missing)} the source is missing, in ${grouped(total.unsound)} it is unsound, and ${grouped(total.unknown)} could not be judged.`,
  };
}

function judgedBy(
  audit: Audit,
  isAbout: (check: CheckSummary) => boolean,
  { about, ...question }: { title: string; asks: string; about: string },
): Answer {
  const ids = new Set(audit.checks.filter(isAbout).map(({ id }) => id));
  if (ids.size === 0) return notJudged(question);
  let [all, pass, fail] = [0, 0, 0];
  for (const { check, outcome } of bareFindings(audit)) {
    if (!ids.has(check) || outcome === 'not-applicable') continue;
    all++;
    if (outcome === 'pass') pass++;
    if (outcome === 'fail') fail++;
  }
  if (all === 0) return nothingToJudge(question);
  const open = all - pass - fail;
  return {
    ...question,
    tone: toneOf(fail, open),
    figure: percent(pass, all),
    figureNote: 'holds',
    sentence: `Of ${counted(all, 'judgement')} on ${about}, ${grouped(pass)} hold, ${grouped(fail)} fail and ${grouped(open)} could not be made.`,
  };
}

function unseen({ unread, summary, organization, run }: Audit): Answer {
  const question = { title: 'Unseen', asks: 'What could this scan itself not read?' };
  const unknown = summary.byOutcome.unknown + summary.byOutcome.error;
  const unreachable = organization.accounts.filter((account) => account.unreachable).length;
  if (unread.length === 0 && unknown === 0 && unreachable === 0)
    return {
      ...question,
      tone: run.complete ? 'good' : 'open',
      figure: '0',
      figureNote: 'unread',
      sentence: run.complete
        ? 'All evidence that the checks asked for was read.'
        : 'All evidence that the scan came to was read, but it ended early.',
    };
  const denied = new Set<string>();
  for (const { reason, action } of unread) if (reason === 'denied') denied.add(action);
  const actions = denied.size;
  const causes = [
    ...(actions ? [`${counted(actions, 'IAM action is', 'IAM actions are')} missing`] : []),
    ...(unreachable ? [`${counted(unreachable, 'account')} could not be entered`] : []),
  ];
  return {
    ...question,
    tone: 'open',
    figure: grouped(unread.length),
    figureNote: 'unread',
    sentence: `${counted(unread.length, 'piece')} of evidence could not be read, which leaves ${counted(unknown, 'finding')} open${causes.length ? `; ${enumerated(causes)}` : ''}.`,
  };
}

const toneOf = (bad: number, open: number): Answer['tone'] => (bad > 0 ? 'bad' : open > 0 ? 'open' : 'good');

const notJudged = (question: { title: string; asks: string }): Answer => ({
  ...question,
  tone: 'none',
  figure: '—',
  figureNote: '',
  sentence: 'Not judged by this scan: none of its checks asks this.',
});

const nothingToJudge = (question: { title: string; asks: string }): Answer => ({
  ...question,
  tone: 'none',
  figure: '—',
  figureNote: '',
  sentence: 'The scan found nothing to which its checks of this question apply.',
});
