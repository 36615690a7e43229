import type { AuditResult } from '../core/audit-result.ts';

/** The partition of an audit, from the ARN of who ran it. */
export const callerPartition = ({ run }: AuditResult): string => /^arn:([a-z0-9-]+):/.exec(run.caller)?.[1] ?? 'aws';
