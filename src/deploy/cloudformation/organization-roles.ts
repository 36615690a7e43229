import type { RoleRequest } from '../role-request.ts';
import { auditRole, auditRoleTemplate } from './audit-role.ts';
import { auditorArn, externalId } from './parameters.ts';
import { type Template, templateText, withDefault } from './template.ts';

/**
 * The audit role in every account, for the management account: a StackSet that gives it to all member accounts, those
 * to come included, and the management account's own role, which StackSets with service-managed permissions leave out
 * (CloudFormation User Guide, "Create StackSets with service-managed permissions").
 */
export const organizationRolesTemplate = (request: RoleRequest): Template => ({
  Description:
    'The audit role of blindspot in every account of an organization. Deploy it in the management account, with trusted access of StackSets activated.',
  Parameters: {
    AuditorArn: auditorArn(request),
    ExternalId: externalId(request),
    OrganizationalUnitIds: withDefault(
      {
        Type: 'CommaDelimitedList',
        Description: 'Whose accounts get the role: the id of the root (r-…), or of organizational units (ou-…)',
        AllowedPattern: '^(r-[a-z0-9]{4,32}|ou-[a-z0-9]{4,32}-[a-z0-9]{8,32})$',
      },
      request.ous?.join(','),
    ),
  },
  Resources: {
    ...auditRole(request),
    MemberRoles: {
      Type: 'AWS::CloudFormation::StackSet',
      Properties: {
        StackSetName: request.roleName,
        Description: 'The audit role of blindspot in the member accounts.',
        PermissionModel: 'SERVICE_MANAGED',
        CallAs: 'SELF',
        AutoDeployment: { Enabled: true, RetainStacksOnAccountRemoval: false },
        ManagedExecution: { Active: true },
        Capabilities: ['CAPABILITY_NAMED_IAM'],
        Parameters: ['AuditorArn', 'ExternalId'].map((name) => ({
          ParameterKey: name,
          ParameterValue: { Ref: name },
        })),
        // IAM is global: one Region is enough, and one account that fails must not keep the others from the role.
        OperationPreferences: { FailureTolerancePercentage: 100, MaxConcurrentPercentage: 100 },
        StackInstancesGroup: [
          {
            DeploymentTargets: { OrganizationalUnitIds: { Ref: 'OrganizationalUnitIds' } },
            Regions: [{ Ref: 'AWS::Region' }],
          },
        ],
        TemplateBody: templateText(auditRoleTemplate({ ...request, principal: undefined, externalId: undefined })),
      },
    },
  },
  Outputs: { ManagementRoleArn: { Value: { 'Fn::GetAtt': ['AuditRole', 'Arn'] } } },
});
