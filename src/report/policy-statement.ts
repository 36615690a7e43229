import type { Audit, UnreadRow } from '../core/audit.ts';

/**
 * The IAM policy statement, as JSON, that allows an action which was denied, and the others that its evidence takes. The
 * audit role only reads, and many list actions take no narrower resource than `*`; for AssumeRole the roles are named.
 */
export function policyStatement(
  action: string,
  rows: readonly UnreadRow[],
  audit: Pick<Audit, 'readBy' | 'run'>,
): string {
  const all = actionsFor(action, rows, audit);
  return JSON.stringify(
    {
      Effect: 'Allow',
      Action: all.length > 1 ? all : action,
      Resource: action === 'sts:AssumeRole' ? rolesOf(rows, audit.run.caller) : '*',
    },
    null,
    2,
  );
}

/** All actions that evidence takes which lacks one: behind the first that is denied the others were not tried. */
export function actionsFor(action: string, rows: readonly UnreadRow[], { readBy }: Pick<Audit, 'readBy'>): string[] {
  if (action === 'sts:AssumeRole') return [action];
  const kinds = new Set(rows.map(({ kind }) => kind));
  return [...new Set([action, ...[...kinds].flatMap((kind) => readBy[kind] ?? [])])].sort();
}

/** One statement for several denied actions; entering accounts is the caller's matter and stays out. */
export function joinedStatement(actions: readonly string[]): string {
  const own = [...new Set(actions)].filter((action) => action !== 'sts:AssumeRole').sort();
  return own.length === 0 ? '' : JSON.stringify({ Effect: 'Allow', Action: own, Resource: '*' }, null, 2);
}

/** AWS names the role in its message; where it does not, any role of the account is meant. */
function rolesOf(rows: readonly UnreadRow[], caller: string): string[] {
  const partition = caller.split(':')[1] || 'aws';
  const roles = rows.map(
    ({ message, account }) =>
      /arn:[\w-]+:iam::\d{12}:role\/[\w+=,.@/-]+/.exec(message)?.[0].replace(/\.$/, '') ??
      `arn:${partition}:iam::${account ?? '*'}:role/*`,
  );
  return [...new Set(roles)].sort();
}
