/** Why the program cannot go on. Each code has one exit status, given by the command line. */
export type AuditErrorCode =
  | 'usage'
  | 'settings'
  | 'credentials'
  | 'organization'
  | 'bundle'
  | 'output'
  | 'interrupted'
  | 'checks';

/** The only error thrown for "cannot go on". The message says what happened, where, and what to do. */
export class AuditError extends Error {
  readonly code: AuditErrorCode;

  constructor(code: AuditErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'AuditError';
    this.code = code;
  }
}
