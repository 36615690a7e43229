import { collected, type Evidence, isCollected } from '../../core/evidence.ts';
import type { PolicyRequest } from './condition-holds.ts';
import { type AttachedPolicy, type Decision, decide } from './decide.ts';
import { type PolicyPath, policyPathOf } from './policy-path.ts';

/**
 * IAM prefixes of the services whose resources resource control policies bind, as far as they keep, carry or encrypt
 * telemetry (AWS Organizations User Guide, "List of AWS services that support RCPs", which grows; policies on any other
 * service have no effect).
 */
const bindable: readonly string[] = [
  'cloudfront',
  'cloudtrail-data',
  'dynamodb',
  'events',
  'firehose',
  'kms',
  'logs',
  'opensearch',
  'aoss',
  's3',
  'secretsmanager',
  'sqs',
  'sts',
  'wafv2',
];

/** The resource control policies as evidence has them. */
interface ResourceControls {
  readonly Status: string | null;
  readonly Policies: Parameters<typeof policyPathOf>[2];
}

/** An account of an organization, and what evidence says of the organization. */
interface Owner {
  readonly account: string;
  readonly orgId: string;
  readonly managementAccountId: string | null;
  readonly tree: Parameters<typeof policyPathOf>[3];
}

/**
 * The resource control policies that bind the resources of an account, root first; null where none do: the type is not
 * enabled, or the account is the management account, whose resources they never bind. Unread when they were not read
 * or cannot be understood.
 */
export function resourceControlsOf(
  controls: Evidence<ResourceControls>,
  { account, orgId, managementAccountId, tree }: Owner,
): Evidence<PolicyPath | null> {
  if (account === managementAccountId) return collected(null);
  if (!isCollected(controls)) return controls;
  const { Status, Policies } = controls.value;
  if (Status !== 'ENABLED') return collected(null);
  const path = policyPathOf(account, orgId, Policies, tree);
  if (!isCollected(path)) return path;
  const levels = path.value.levels.map((level) => ({ ...level, policies: [...level.policies, fullAccess] }));
  return collected({ ...path.value, levels });
}

/** RCPFullAWSAccess: it is attached everywhere and cannot be detached, and no other policy of the type may allow. */
const fullAccess: AttachedPolicy = {
  name: 'RCPFullAWSAccess',
  document: {
    statements: [
      {
        name: '#1',
        effect: 'Allow',
        principals: { kind: 'absent' },
        actions: { kind: 'only', patterns: ['*'] },
        resources: { kind: 'only', patterns: ['*'] },
        conditions: [],
        quoted: 'RCPFullAWSAccess',
      },
    ],
  },
};

/** Whether a resource control policy can speak of the action at all; kms:RetireGrant is exempt by name. */
export const canBeControlled = (action: string): boolean =>
  bindable.includes(action.split(':')[0] ?? '') && action !== 'kms:RetireGrant';

/**
 * What resource control policies say of a request to a resource of the account that `controls` are of: whoever asks is
 * bound, root users and principals of other accounts too, but for service-linked roles. The key policies of AWS managed
 * keys are AWS's own: no such policy binds them, and the caller sees to it that none is asked about.
 * @param controls from `resourceControlsOf`; null allows everything
 * @param request `account` is the principal's, `resourceAccount` the resource's where it is another
 */
export function mayActOn(controls: PolicyPath | null, request: PolicyRequest): Decision {
  if (controls === null || !canBeControlled(request.action)) return { effect: 'allowed' };
  if (/:role\/aws-service-role\//.test(request.principalArn)) return { effect: 'allowed' };
  return decide(controls.levels, { ...request, resourceOrgPath: controls.orgPath });
}

/** Two sets of policies that must both allow a request: what denies it wholly stands, then what is not known. */
export function both(one: Decision, other: Decision): Decision {
  const all = [one, other];
  const denied = all.filter((decision) => decision.effect === 'denied');
  const whole = denied.find(({ only }) => only === undefined);
  if (whole) return whole;
  const open = all.find(({ effect }) => effect === 'undecidable');
  if (open) return open;
  const [narrow] = denied;
  if (!narrow) return { effect: 'allowed' };
  return { ...narrow, only: [...new Set(denied.flatMap(({ only = [] }) => only))] };
}
