import type { AuditResult } from '../core/audit-result.ts';
import { contentPolicy } from './content-policy.ts';
import { blockElement } from './data-block.ts';
import { pageData } from './page-data.ts';
import { pageView } from './page-view.ts';
import { templates } from './templates.ts';
import { visibleView } from './visible-text.ts';

/**
 * The report as one HTML file that needs nothing else: no network, and only its own style and script may run, by hash.
 * It comes in pieces: first what is there to read without script (bounded, however large the organization), then the
 * script with what it draws at once, then the data that it shows on demand. The same result gives the same bytes.
 */
export function* renderHtml(audit: AuditResult): Generator<string> {
  const { page, end, style, script } = templates();
  const { first, later } = pageData(audit);
  yield page({ ...visibleView(pageView(audit)), style, policy: contentPolicy(style, script) });
  for (const block of first) yield blockElement(block);
  yield `<script>${script}</script>\n`;
  for (const block of later) yield blockElement(block);
  yield end({});
}
