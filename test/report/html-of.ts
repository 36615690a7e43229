import type { Audit } from '../../src/core/audit.ts';
import { renderHtml } from '../../src/report/html.ts';

/** The page as one text. */
export const htmlOf = (audit: Audit): string => [...renderHtml(audit)].join('');
