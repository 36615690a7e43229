import { type AuditDiff, type ChangeKind, changeKinds, type FindingChange } from '../core/audit-diff.ts';
import { counted, grouped } from '../core/counted.ts';
import { codeSpan } from './markdown-text.ts';
import { visibleLine } from './visible-text.ts';
import { waiverNote } from './waiver-text.ts';
import { utcMinute } from './wording.ts';

/** A diff for people, in pieces: it may be longer than a text can be. */
export function* renderDiffText(diff: AuditDiff): Generator<string> {
  yield `${headline(diff)}\n${summaryOf(diff)}\n`;
  for (const kind of changeKinds) {
    const own = changesOf(diff, kind);
    if (own.length === 0) continue;
    yield `\n${titles[kind]} (${grouped(own.length)})\n`;
    for (const change of own) {
      yield `  ${change.severity.padEnd(8)} ${visibleLine(change.check)}  ${visibleLine(placeOf(change))}\n`;
      yield `           ${visibleLine(`${change.message}${waiverChange(change)}`)}${checkNote(change)}\n`;
    }
  }
}

/** A diff as JSON, in pieces too. */
export function* renderDiffJson({ changes, ...rest }: AuditDiff): Generator<string> {
  yield JSON.stringify(rest, null, 2).replace(/\n}$/, ',\n  "changes": [');
  let separator = '\n';
  for (const change of changes) {
    yield `${separator}    ${JSON.stringify(change, null, 2).replaceAll('\n', '\n    ')}`;
    separator = ',\n';
  }
  yield changes.length === 0 ? ']\n}\n' : '\n  ]\n}\n';
}

/** Changes of a kind beyond this many are only counted in Markdown: a comment on a pull request is short. */
const mostChanges = 12;

/** A diff for a comment on a pull request, below 60 kB. */
export function renderDiffMarkdown(diff: AuditDiff): string {
  const lines = ['## Blindspot: what changed', '', headline(diff), '', `**${summaryOf(diff)}**`];
  for (const kind of changeKinds) {
    const own = changesOf(diff, kind);
    if (own.length === 0) continue;
    lines.push('', `### ${titles[kind]}`, '');
    for (const change of own.slice(0, mostChanges))
      lines.push(
        `- **${change.severity}** ${codeSpan(change.check)} ${codeSpan(placeOf(change))}: ${codeSpan(`${change.message}${waiverChange(change)}`)}${checkNote(change)}`,
      );
    if (own.length > mostChanges) lines.push(`- and ${grouped(own.length - mostChanges)} more`);
  }
  return `${lines.join('\n')}\n`;
}

/** `2 new, 1 worse, …`, or that nothing changed. */
export const summaryOf = ({ summary }: Pick<AuditDiff, 'summary'>): string =>
  changeKinds
    .filter((kind) => summary[kind] > 0)
    .map((kind) => `${grouped(summary[kind])} ${words[kind]}`)
    .join(', ') || 'nothing changed';

const headline = ({ before, after, changes }: AuditDiff): string =>
  `${utcMinute(before.startedAt)} to ${utcMinute(after.startedAt)}: ${counted(changes.length, 'change')}`;

const changesOf = ({ changes }: AuditDiff, wanted: ChangeKind): readonly FindingChange[] =>
  changes.filter(({ kind }) => kind === wanted);

/** Where a finding is, in words. */
export const placeOf = ({
  account,
  region,
  resource,
}: Pick<FindingChange, 'account' | 'region' | 'resource'>): string =>
  [account, region, resource].filter((part) => part !== null && part !== '').join(' ') || 'organization';

/** Who waived it, or whose waiver has run out. */
const waiverChange = ({ after }: FindingChange): string => {
  const note = waiverNote(after ?? {});
  return note === '' ? '' : ` ${note}`;
};

/** Tells a changed check from a changed estate. */
export function checkNote({ checkVersion }: Pick<FindingChange, 'checkVersion'>): string {
  if (!checkVersion) return '';
  const { before, after } = checkVersion;
  if (before === null) return ' [the first audit did not have this check]';
  if (after === null) return ' [the second audit did not have this check]';
  return ` [the check changed, from version ${before} to ${after}: the estate need not have]`;
}

const words: Readonly<Record<ChangeKind, string>> = {
  new: 'new',
  worse: 'worse',
  unknown: 'became unknown',
  waived: 'waived',
  gone: 'no longer judged',
  mended: 'mended',
};

const titles: Readonly<Record<ChangeKind, string>> = {
  new: 'New',
  worse: 'Worse',
  unknown: 'Became unknown',
  waived: 'Waived',
  gone: 'No longer judged',
  mended: 'Mended',
};
