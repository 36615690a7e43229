import type { Audit } from '../core/audit.ts';
import { contentPolicy, type Loads } from './content-policy.ts';
import { blockElement } from './data-block.ts';
import { type PageData, pageData } from './page-data.ts';
import { pageView } from './page-view.ts';
import { templates } from './templates.ts';
import { visibleView } from './visible-text.ts';

/**
 * The report as one HTML file that needs nothing else: no network, and only its own style and script may run, by hash.
 * It comes in pieces: first what is there to read without script (bounded, however large the organization), then the
 * script with what it draws at once, then the data that it shows on demand. The same result gives the same bytes.
 */
export const renderHtml = (audit: Audit): Generator<string> => htmlPage(audit, pageData(audit), 'nothing');

/** @param loads what the page may load besides */
export function* htmlPage(audit: Audit, { first, later }: PageData, loads: Loads): Generator<string> {
  const { page, end, style, script } = templates();
  yield page({
    ...visibleView(pageView(audit, loads === 'own-files')),
    style,
    policy: contentPolicy(style, script, loads),
  });
  for (const block of first) yield blockElement(block);
  yield `<script>${script}</script>\n`;
  for (const block of later) yield blockElement(block);
  yield end({});
}
