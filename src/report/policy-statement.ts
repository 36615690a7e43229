import type { AuditResult } from '../core/audit-result.ts';

/**
 * The IAM policy statement, as JSON, that allows an action which was denied. The audit role only reads, and many list
 * actions take no narrower resource than `*`; for AssumeRole the roles are named.
 * @param caller the ARN of the scan's caller, for its partition
 */
export const policyStatement = (
  action: string,
  rows: readonly AuditResult['unread'][number][],
  caller: string,
): string =>
  JSON.stringify(
    { Effect: 'Allow', Action: action, Resource: action === 'sts:AssumeRole' ? rolesOf(rows, caller) : '*' },
    null,
    2,
  );

/** One statement for several denied actions; entering accounts is the caller's matter and stays out. */
export function joinedStatement(actions: readonly string[]): string {
  const own = [...new Set(actions)].filter((action) => action !== 'sts:AssumeRole').sort();
  return own.length === 0 ? '' : JSON.stringify({ Effect: 'Allow', Action: own, Resource: '*' }, null, 2);
}

/** AWS names the role in its message; where it does not, any role of the account is meant. */
function rolesOf(rows: readonly AuditResult['unread'][number][], caller: string): string[] {
  const partition = caller.split(':')[1] || 'aws';
  const roles = rows.map(
    ({ message, account }) =>
      /arn:[\w-]+:iam::\d{12}:role\/[\w+=,.@/-]+/.exec(message)?.[0].replace(/\.$/, '') ??
      `arn:${partition}:iam::${account ?? '*'}:role/*`,
  );
  return [...new Set(roles)].sort();
}
