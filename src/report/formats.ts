import type { AuditResult } from '../core/audit-result.ts';
import { renderHtml } from './html.ts';
import { renderJson } from './json.ts';

/** A format of the report: a pure function of the result, and the file it goes to. */
interface Format {
  readonly file: string;
  readonly render: (audit: AuditResult) => string;
}

export type FormatName = 'html' | 'json';

export const formats: Readonly<Record<FormatName, Format>> = {
  html: { file: 'report.html', render: renderHtml },
  json: { file: 'audit.json', render: renderJson },
};
