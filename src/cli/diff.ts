import type { AuditDiff } from '../core/audit-diff.ts';
import { regressionsOf } from '../evaluate/diff.ts';
import { renderDiffJson, renderDiffMarkdown, renderDiffText } from '../report/diff-text.ts';
import { compareAudits } from './compare-audits.ts';
import { readAudit } from './read-audit.ts';

/** The ways to print a diff. */
const renderers = {
  text: renderDiffText,
  json: renderDiffJson,
  markdown: (diff: AuditDiff) => [renderDiffMarkdown(diff)],
} as const;

/** `blindspot diff`. @returns the exit status: 1 when something is new, worse or newly unknown */
export async function diffCommand(
  before: string,
  after: string,
  flags: { readonly format: keyof typeof renderers },
): Promise<number> {
  const diff = compareAudits(await readAudit(before), await readAudit(after));
  for (const piece of renderers[flags.format](diff)) process.stdout.write(piece);
  return regressionsOf(diff).size > 0 ? 1 : 0;
}
