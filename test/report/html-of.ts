import type { AuditResult } from '../../src/core/audit-result.ts';
import { renderHtml } from '../../src/report/html.ts';

/** The page as one text. */
export const htmlOf = (audit: AuditResult): string => [...renderHtml(audit)].join('');
