import { shortened } from './shortened.ts';
import { visibleLine } from './visible-text.ts';

/** Longer texts are cut: a comment is for reading. */
const longest = 300;

/**
 * What others wrote, as a code span of GitHub's Markdown: nothing in it becomes markup, a mention, a link or HTML.
 * The fence is longer than any run of backticks inside (CommonMark 0.31, "Code spans"). Not for cells of tables, where a
 * bar would end the cell.
 */
export function codeSpan(text: string): string {
  const line = shortened(visibleLine(text).trim(), longest) || '-';
  const longestRun = Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longestRun + 1);
  const padding = longestRun > 0 ? ' ' : '';
  return `${fence}${padding}${line}${padding}${fence}`;
}

/**
 * Plain words as Markdown: every sign that Markdown or GitHub reads is escaped by a backslash; behind an at sign or a hash stands a space
 * without width, so that GitHub sees neither a mention nor an issue in them.
 */
export const proseText = (text: string): string =>
  shortened(visibleLine(text).trim(), longest)
    .replace(/[!#$&(-+\-./:<-@[-`{-~]/g, '\\$&')
    .replace(/[@#]/g, '$&\u200b');
