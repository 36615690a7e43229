import { assumeAuditRoles } from '../assume-audit-roles.ts';
import { auditRoleTemplate } from '../cloudformation/audit-role.ts';
import { type PolicyDocument, readPolicies } from '../policy-documents.ts';
import { about, auditorRoleName, type RoleRequest, sessionSeconds } from '../role-request.ts';
import { providerArn, providerOf, trustInPipeline, trustInPrincipal } from '../trust.ts';
import { type Block, call, Expression, hclText, type Value } from './hcl.ts';
import { ofIntrinsics } from './of-intrinsics.ts';
import * as variables from './variables.ts';

/** The audit role of one account, as a module to be called once an account. */
export const auditRoleModule = (request: RoleRequest): string =>
  hclText([variables.auditorArn(request), variables.externalId(request), ...auditRole(request), roleArn('audit')]);

/**
 * The audit role in every account, for the management account: a StackSet for the members, those to come included, and
 * the management account's own role, which service-managed StackSets leave out.
 */
export function organizationRolesModule(request: RoleRequest): string {
  const memberTemplate = auditRoleTemplate({ ...request, principal: undefined, externalId: undefined });
  return hclText([
    variables.auditorArn(request),
    variables.externalId(request),
    variables.organizationalUnitIds(request),
    ...auditRole(request),
    {
      comment: 'The members. Trusted access of StackSets must be activated in the organization.',
      header: ['resource', 'aws_cloudformation_stack_set', 'members'],
      body: {
        name: request.roleName,
        description: 'The audit role of blindspot in the member accounts.',
        permission_model: 'SERVICE_MANAGED',
        call_as: 'SELF',
        capabilities: ['CAPABILITY_NAMED_IAM'],
        parameters: { AuditorArn: new Expression('var.auditor_arn'), ExternalId: new Expression('var.external_id') },
        // A template is data here: nothing in it is an expression of Terraform.
        template_body: call('jsonencode', {
          AWSTemplateFormatVersion: '2010-09-09',
          ...(JSON.parse(JSON.stringify(memberTemplate)) as Record<string, Value>),
        }),
      },
      blocks: [
        { header: ['auto_deployment'], body: { enabled: true, retain_stacks_on_account_removal: false } },
        { header: ['managed_execution'], body: { active: true } },
        {
          header: ['operation_preferences'],
          body: { failure_tolerance_percentage: 100, max_concurrent_percentage: 100 },
        },
        // AWS adds a role for its own administration, which is not ours to change.
        { header: ['lifecycle'], body: { ignore_changes: [new Expression('administration_role_arn')] } },
      ],
    },
    {
      header: ['resource', 'aws_cloudformation_stack_set_instance', 'members'],
      body: { stack_set_name: new Expression('aws_cloudformation_stack_set.members.name') },
      blocks: [
        {
          header: ['deployment_targets'],
          body: { organizational_unit_ids: new Expression('var.organizational_unit_ids') },
        },
      ],
    },
    roleArn('audit'),
  ]);
}

/** The role that runs a scan, for the account it runs from. */
export function auditorRoleModule(request: RoleRequest): string {
  const { principal } = request;
  const pipeline = typeof principal === 'object' ? principal : undefined;
  const provider = pipeline && providerOf(pipeline);
  return hclText([
    variables.organizationId(request),
    ...(provider
      ? [
          variables.createProvider(provider.host),
          { header: ['data', 'aws_partition', 'current'], body: {} } satisfies Block,
          { header: ['data', 'aws_caller_identity', 'current'], body: {} } satisfies Block,
          {
            header: ['resource', 'aws_iam_openid_connect_provider', 'pipeline'],
            body: {
              count: new Expression('var.create_provider ? 1 : 0'),
              url: `https://${provider.host}`,
              client_id_list: [provider.audience],
            },
          } satisfies Block,
        ]
      : [variables.principalArn(request)]),
    ...role('auditor', {
      name: auditorRoleName,
      description: about.auditor,
      trust: pipeline ? trustInPipeline(pipeline, providerArn(pipeline)) : trustInPrincipal({ Ref: 'PrincipalArn' }),
      actions: request.actions,
      ...(pipeline && { after: 'aws_iam_openid_connect_provider.pipeline' }),
    }),
    {
      header: ['resource', 'aws_iam_role_policy', 'assume_audit_roles'],
      body: {
        name: 'AssumeAuditRoles',
        role: new Expression('aws_iam_role.auditor.id'),
        policy: document(assumeAuditRoles(request.roleName, { Ref: 'OrganizationId' })),
      },
    },
    roleArn('auditor'),
  ]);
}

const auditRole = ({ roleName, actions }: RoleRequest): Block[] =>
  role('audit', {
    name: roleName,
    description: about.audit,
    trust: trustInPrincipal({ Ref: 'AuditorArn' }, { Ref: 'ExternalId' }),
    actions,
  });

interface Role {
  readonly name: string;
  readonly description: string;
  readonly trust: PolicyDocument;
  readonly actions: readonly string[];
  /** What must be there first. */
  readonly after?: string;
}

function role(label: string, { name, description, trust, actions, after }: Role): Block[] {
  return [
    {
      header: ['resource', 'aws_iam_role', label],
      comment: description,
      body: {
        name,
        description,
        max_session_duration: sessionSeconds,
        assume_role_policy: document(trust),
        ...(after !== undefined && { depends_on: [new Expression(after)] }),
      },
    },
    ...readPolicies(actions).flatMap((policy, index): Block[] => [
      {
        header: ['resource', 'aws_iam_policy', `reads_${index + 1}`],
        body: { name: `${name}Reads${index + 1}`, description, policy: document(policy) },
      },
      {
        header: ['resource', 'aws_iam_role_policy_attachment', `reads_${index + 1}`],
        body: {
          role: new Expression(`aws_iam_role.${label}.name`),
          policy_arn: new Expression(`aws_iam_policy.reads_${index + 1}.arn`),
        },
      },
    ]),
  ];
}

const document = (policy: PolicyDocument): Expression => call('jsonencode', ofIntrinsics(policy));

const roleArn = (label: string): Block => ({
  header: ['output', 'role_arn'],
  body: { value: new Expression(`aws_iam_role.${label}.arn`) },
});
