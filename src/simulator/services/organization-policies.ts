import { createHash } from 'node:crypto';
import type { PolicySummary, PolicyType, PolicyTypeSummary } from '@aws-sdk/client-organizations';
import { type ControlPolicy, fullAccess, fullResourceAccess, type Organization } from '../estate/organization.ts';
import { AwsError } from '../wire/aws-error.ts';
import { targetId, type Unit, unitsOf } from './organization-tree.ts';

/** What a policy can be attached to. */
interface Target {
  readonly id: string;
  readonly name: string;
  readonly type: 'ACCOUNT' | 'ORGANIZATIONAL_UNIT' | 'ROOT';
  readonly arn: string;
}

/** The root, the units and the accounts. */
export function targetsOf(organization: Organization): Target[] {
  const { id } = organization;
  const units = unitsOf(organization).map(
    (unit: Unit): Target => ({
      id: unit.id,
      name: unit.name,
      type: 'ORGANIZATIONAL_UNIT',
      arn: organizationArn(organization, `ou/${id}/${unit.id}`),
    }),
  );
  const accounts = organization.accounts.map(
    (account): Target => ({
      id: account.id,
      name: account.name,
      type: 'ACCOUNT',
      arn: organizationArn(organization, `account/${id}/${account.id}`),
    }),
  );
  const root: Target = {
    id: organization.rootId,
    name: 'Root',
    type: 'ROOT',
    arn: organizationArn(organization, `root/${id}/${organization.rootId}`),
  };
  return [root, ...units, ...accounts];
}

/** The types of policies that are enabled, as the root tells it. */
export function enabledTypes({ scpsEnabled, rcpsEnabled }: Organization): PolicyTypeSummary[] {
  return [
    ...(scpsEnabled ? [{ Type: 'SERVICE_CONTROL_POLICY', Status: 'ENABLED' } as const] : []),
    ...(rcpsEnabled ? [{ Type: 'RESOURCE_CONTROL_POLICY', Status: 'ENABLED' } as const] : []),
  ];
}

/** The policies of a type, AWS's own first. */
export function policiesOf(organization: Organization, type: PolicyType | undefined): ControlPolicy[] {
  const { scpsEnabled, policies, rcpsEnabled, resourcePolicies } = organization;
  if (type === 'SERVICE_CONTROL_POLICY') return scpsEnabled ? [fullAccess, ...policies] : policies;
  if (type === 'RESOURCE_CONTROL_POLICY') return rcpsEnabled ? [fullResourceAccess, ...resourcePolicies] : [];
  return [];
}

/** Whether a policy is attached to the target of an id. AWS's own are attached everywhere. */
export function attachmentOf(policy: ControlPolicy, organization: Organization): (id: string) => boolean {
  if (isAwsManaged(policy)) return () => true;
  const ids = new Set(policy.targets.map((target) => targetId(organization, target)));
  return (id) => ids.has(id);
}

/** @throws {AwsError} when there is none of this id */
export function policyWith(id: string, organization: Organization): ControlPolicy {
  const all = (['SERVICE_CONTROL_POLICY', 'RESOURCE_CONTROL_POLICY'] as const).flatMap((type) =>
    policiesOf(organization, type),
  );
  const found = all.find((policy) => policyId(policy) === id);
  if (found === undefined)
    throw new AwsError('PolicyNotFoundException', "We can't find a policy with the PolicyId that you specified.");
  return found;
}

/** A policy without its content. */
export function summary(policy: ControlPolicy, organization: Organization): PolicySummary {
  const Type =
    policy === fullResourceAccess || organization.resourcePolicies.includes(policy)
      ? 'RESOURCE_CONTROL_POLICY'
      : 'SERVICE_CONTROL_POLICY';
  const Id = policyId(policy);
  const AwsManaged = isAwsManaged(policy);
  const Arn = AwsManaged
    ? `arn:aws:organizations::aws:policy/${Type.toLowerCase()}/${Id}`
    : organizationArn(organization, `policy/${organization.id}/${Type.toLowerCase()}/${Id}`);
  return { Id, Arn, Name: policy.name, Description: policy.description, Type, AwsManaged };
}

const isAwsManaged = (policy: ControlPolicy): boolean => policy === fullAccess || policy === fullResourceAccess;

function policyId(policy: ControlPolicy): string {
  if (isAwsManaged(policy)) return `p-${policy.name}`;
  return `p-${createHash('sha256').update(policy.name).digest('hex').slice(0, 8)}`;
}

/** An ARN of the organization's own. */
export function organizationArn({ partition, managementAccountId }: Organization, resource: string): string {
  return `arn:${partition}:organizations::${managementAccountId}:${resource}`;
}
