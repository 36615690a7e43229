import type { Audit } from '../core/audit.ts';
import { type ChangeArea, changeAreas } from '../core/change-area.ts';
import type { Change, Changes } from '../core/changes.ts';
import { counted, grouped } from '../core/counted.ts';
import { accountNames, accountText } from './account-names.ts';
import { checkAnchor } from './anchors.ts';
import type { TodayAnswer } from './questions.ts';
import { enumerated, utcMinute } from './wording.ts';

/** One change as the page shows it. */
interface ChangeRow {
  readonly time: string;
  readonly place: string;
  readonly event: string;
  readonly area: string;
  readonly by: string;
  readonly from: string;
  readonly resources: string;
  /** Why it was refused; empty when it was done. */
  readonly refused: string;
  readonly checks: readonly { readonly id: string; readonly anchor: string }[];
  readonly checkCount: string;
}

/** The list below the answer. */
export interface ChangesView {
  readonly rows: readonly ChangeRow[];
  /** What the list leaves out; empty when it is whole. */
  readonly beyond: string;
}

const areaNames: Readonly<Record<ChangeArea, string>> = {
  logging: 'logging',
  identity: 'identities',
  network: 'network',
};

export function changesView(audit: Audit): ChangesView {
  const { changes } = audit;
  const ran = new Set(audit.checks.map(({ id }) => id));
  return {
    rows: changes?.told.map((change) => rowOf(change, audit, ran)) ?? [],
    beyond: changes?.beyond
      ? `${counted(changes.beyond, 'more change')} not listed, of which none is newer than the oldest listed or may have changed a verdict.`
      : '',
  };
}

function rowOf(change: Change, audit: Audit, ran: ReadonlySet<string>): ChangeRow {
  const { account, region, area, by, from, resources, errorCode, checks } = change;
  const nameOf = accountNames(audit);
  return {
    time: utcMinute(change.time),
    place: `${accountText(nameOf(account))} ${region}`,
    event: change.event,
    area: areaNames[area],
    by,
    from: from ?? '',
    resources: resources.join(', '),
    refused: errorCode ?? '',
    checks: checks.filter((id) => ran.has(id)).map((id) => ({ id, anchor: checkAnchor(id) })),
    checkCount: counted(checks.length, 'check'),
  };
}

/** What somebody changed in the last hours, as far as a scan was asked to look it up. */
export function changedLately(audit: Audit): TodayAnswer {
  const question = { title: 'Changed?', asks: 'What was changed lately in logging, identities and the network?' };
  const { changes } = audit;
  if (changes === null)
    return {
      ...question,
      tone: 'none',
      figure: '—',
      figureNote: '',
      sentence:
        'Not asked by this scan. `blindspot scan --changes` looks up a day in CloudTrail’s event history, `--changes 720` thirty.',
      places: [],
    };
  const total = changes.told.length + changes.beyond;
  return {
    ...question,
    // A change is neither good nor bad: somebody has to know of it.
    tone: isWhole(changes) ? (total > 0 ? 'none' : 'good') : 'open',
    figure: changes.read === 0 ? '—' : grouped(total),
    figureNote: changes.read === 0 ? '' : `${total === 1 ? 'change' : 'changes'} in ${counted(changes.hours, 'hour')}`,
    sentence: sentenceOf(changes, total),
    places: placesOf(changes, audit),
  };
}

const isWhole = ({ unread, cutOff }: Changes): boolean => unread.length + cutOff.length === 0;

function sentenceOf({ read, areas, refused, touching, unread, cutOff }: Changes, total: number): string {
  const places = counted(read, 'target');
  const parts = changeAreas
    .filter((area) => areas[area] > 0)
    .map((area) => `${grouped(areas[area])} in ${areaNames[area]}`);
  const found =
    read === 0
      ? 'No event history could be read.'
      : total === 0
        ? `The event history of ${places} tells of none.`
        : `The event history of ${places} tells of ${enumerated(parts)}; ${grouped(touching)} may have changed a verdict of this scan, ${grouped(refused)} ${refused === 1 ? 'was' : 'were'} refused.`;
  return [
    found,
    ...(unread.length > 0 && read > 0 ? [`${counted(unread.length, 'target')} could not be read.`] : []),
    ...(cutOff.length > 0 ? [`${counted(cutOff.length, 'target')} had too many events to look at all.`] : []),
    'An event appears some minutes after it happened.',
  ].join(' ');
}

/** Most places that an answer lists. */
const most = 50;

/** Where the answer is not whole: cut off by Region, unread by account and reason. */
function placesOf({ unread, cutOff }: Changes, audit: Audit): string[] {
  const nameOf = accountNames(audit);
  const groups = new Map<string, string[]>();
  for (const { account, region, ...why } of unread) {
    const key = `${accountText(nameOf(account))}: unread (${why.code})${remedyOf(why)}`;
    groups.set(key, [...(groups.get(key) ?? []), region]);
  }
  return [
    ...cutOff.map(
      ({ account, region, at }) =>
        `${accountText(nameOf(account))} ${region}: nothing before ${utcMinute(at)} was looked at`,
    ),
    ...[...groups].map(
      ([text, regions]) => `${text} in ${regions.length > 4 ? counted(regions.length, 'Region') : enumerated(regions)}`,
    ),
  ].slice(0, most);
}

/** What would let the scan see it. */
function remedyOf({ kind, action }: Pick<Changes['unread'][number], 'kind' | 'action'>): string {
  if (action === 'sts:AssumeRole') return ', the account could not be entered,';
  return kind === 'denied' ? `, the audit role needs ${action},` : '';
}
