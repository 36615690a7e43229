import { AuditError } from '../core/audit-error.ts';

/** The exit status of a run that threw: 3 when it was stopped half-way, 2 for everything else. */
export const exitCodeFor = (error: unknown): 2 | 3 =>
  error instanceof AuditError && error.code === 'interrupted' ? 3 : 2;
