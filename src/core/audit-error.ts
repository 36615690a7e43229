/** Why the program cannot go on. Each code has one exit status, given by the command line. */
export const auditErrorCodes = [
  'usage',
  'settings',
  'credentials',
  'organization',
  'bundle',
  'queue',
  'output',
  'interrupted',
  'checks',
] as const;
export type AuditErrorCode = (typeof auditErrorCodes)[number];

/** The only error thrown for "cannot go on". The message says what happened, where, and what to do. */
export class AuditError extends Error {
  readonly code: AuditErrorCode;

  constructor(code: AuditErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'AuditError';
    this.code = code;
  }
}
