import { readPolicies } from '../policy-documents.ts';
import { about, type RoleRequest, sessionSeconds } from '../role-request.ts';
import { trustInPrincipal } from '../trust.ts';
import { auditorArn, externalId } from './parameters.ts';
import type { Resource, Template } from './template.ts';

/** The audit role of one account. */
export const auditRoleTemplate = (request: RoleRequest): Template => ({
  Description: about.audit,
  Parameters: { AuditorArn: auditorArn(request), ExternalId: externalId(request) },
  Resources: auditRole(request),
  Outputs: { RoleArn: { Value: { 'Fn::GetAtt': ['AuditRole', 'Arn'] } } },
});

/** The role and its policies; the trust is in the parameters AuditorArn and ExternalId. */
export function auditRole({ actions, roleName }: RoleRequest): Record<string, Resource> {
  const policies = policyResources(actions);
  return {
    ...policies,
    AuditRole: {
      Type: 'AWS::IAM::Role',
      Properties: {
        RoleName: roleName,
        Description: about.audit,
        MaxSessionDuration: sessionSeconds,
        AssumeRolePolicyDocument: trustInPrincipal({ Ref: 'AuditorArn' }, { Ref: 'ExternalId' }),
        ManagedPolicyArns: Object.keys(policies).map((Ref) => ({ Ref })),
      },
    },
  };
}

/** The managed policies that allow the actions. */
export const policyResources = (actions: readonly string[]): Record<string, Resource> =>
  Object.fromEntries(
    readPolicies(actions).map((PolicyDocument, index) => [
      `ReadPolicy${index + 1}`,
      { Type: 'AWS::IAM::ManagedPolicy', Properties: { Description: about.audit, PolicyDocument } },
    ]),
  );
