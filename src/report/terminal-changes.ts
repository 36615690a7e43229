import type { Audit } from '../core/audit.ts';
import { type AuditDiff, type FindingChange, regressionKinds } from '../core/audit-diff.ts';
import { counted } from '../core/counted.ts';
import { summaryOf } from './diff-text.ts';
import type { Style } from './paint.ts';
import { wrapped } from './terminal-text.ts';
import { visibleLine } from './visible-text.ts';

/** Regressions beyond this many checks are only counted: `blindspot diff` tells all. */
const mostNamed = 8;

/** What changed since the baseline: what is new, worse or newly unknown is named, a line for each check. */
export function changeLines(audit: Audit, diff: AuditDiff, style: Style, width: number): string[] {
  const groups = new Map<string, FindingChange[]>();
  for (const change of diff.changes)
    if (regressionKinds.includes(change.kind)) {
      const key = `${change.kind} ${change.severity} ${change.check}`;
      groups.set(key, [...(groups.get(key) ?? []), change]);
    }
  const checks = new Map(audit.checks.map((check) => [check.id, check]));
  const named = [...groups.values()].slice(0, mostNamed).flatMap((changes) => {
    const [first] = changes;
    if (!first) return [];
    const check = checks.get(first.check);
    const title = (first.kind === 'unknown' ? check?.title : check?.failureTitle) ?? first.check;
    const where = changes.length === 1 ? placeOf(first) : counted(changes.length, 'finding');
    const label = `  ${first.kind.padEnd(7)}  ${first.severity.padEnd(8)}  `;
    return wrapped(visibleLine(`${title} (${where})`), width, label, ' '.repeat(label.length));
  });
  const left = groups.size - mostNamed;
  return [
    `${style.bold('Since the baseline')}  ${summaryOf(diff)}`,
    ...named,
    ...(left > 0 ? [`  and ${counted(left, 'more check')}: \`blindspot diff\` names them`] : []),
  ];
}

const placeOf = ({ account, region, resource }: FindingChange): string =>
  [account, region].filter((part) => part !== null).join(' ') || resource || 'organization';
