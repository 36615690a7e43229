import type { AuditResult } from '../core/audit-result.ts';

/** `audit.json`: the result as it is, indented by two, with a line end. */
export const renderJson = (audit: AuditResult): string => `${JSON.stringify(audit, null, 2)}\n`;
