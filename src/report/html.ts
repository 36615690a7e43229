import { createHash } from 'node:crypto';
import type { AuditResult } from '../core/audit-result.ts';
import { pageView } from './page-view.ts';
import { templates } from './templates.ts';
import { visibleView } from './visible-text.ts';

/**
 * The report as one HTML file that needs nothing else: no network, and only its own style and script may run, by hash.
 * The same result gives the same bytes.
 */
export function renderHtml(audit: AuditResult): string {
  const { page, style, script } = templates();
  return page({ ...visibleView(pageView(audit)), style, script, policy: policyFor(style, script) });
}

/** Content-Security-Policy. Hashes are of the text between the tags, byte for byte. */
const policyFor = (style: string, script: string): string =>
  [
    "default-src 'none'",
    `style-src 'sha256-${sha256(style)}'`,
    `script-src 'sha256-${sha256(script)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');

const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64');
