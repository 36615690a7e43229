import type { Audit } from '../core/audit.ts';

/** The partition of an audit, from the ARN of who ran it. */
export const callerPartition = ({ run }: Audit): string => /^arn:([a-z0-9-]+):/.exec(run.caller)?.[1] ?? 'aws';
