import { tamperGroups } from '../../src/analysis/service-control/tamper-actions.ts';
import { estate } from './describe-check.ts';

/** The organization of `estate`, as its root and units list it. */
export const tree = estate.accounts.map(({ id, ou }) => ({
  Id: id,
  Path: ou.map((Name) => ({ Id: Name === 'Root' ? 'r-1' : `ou-1-${Name.toLowerCase()}`, Name })),
}));

const everywhere = ['r-1', 'ou-1-security', 'ou-1-workloads', ...estate.accounts.map(({ id }) => String(id))];

/** A policy of the statements, attached to the targets. */
export function attached(Name: string, Targets: readonly string[], ...Statement: readonly object[]) {
  return {
    Id: `p-${Name}`,
    Name,
    Content: JSON.stringify({ Version: '2012-10-17', Statement }),
    Targets: [...Targets],
  };
}

/** Enabled policies: FullAWSAccess everywhere, and these. */
export function policies(...more: readonly ReturnType<typeof attached>[]) {
  const full = attached('FullAWSAccess', everywhere, { Effect: 'Allow', Action: '*', Resource: '*' });
  return { Status: 'ENABLED', Policies: [full, ...more] };
}

/** A statement that denies all tampering. */
export function denial(changes: object = {}) {
  return {
    Sid: 'Guard',
    Effect: 'Deny',
    Action: tamperGroups.flatMap(({ actions }) => actions),
    Resource: '*',
    ...changes,
  };
}
