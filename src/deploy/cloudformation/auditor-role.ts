import { assumeAuditRoles } from '../assume-audit-roles.ts';
import type { Given, PolicyDocument } from '../policy-documents.ts';
import { about, auditorRoleName, type RoleRequest, sessionSeconds } from '../role-request.ts';
import { type Pipeline, providerArn, providerOf, trustInPipeline, trustInPrincipal } from '../trust.ts';
import { policyResources } from './audit-role.ts';
import { organizationId } from './parameters.ts';
import { type Parameter, type Resource, type Template, withDefault } from './template.ts';

/** The role that runs a scan, for the account it runs from. */
export function auditorRoleTemplate(request: RoleRequest): Template {
  const { principal } = request;
  const pipeline = typeof principal === 'object' ? principal : undefined;
  return {
    Description: `${about.auditor} For the management account, or a delegated administrator of any service.`,
    Parameters: {
      OrganizationId: organizationId(request),
      ...(pipeline ? { CreateProvider: createProvider(pipeline) } : { PrincipalArn: principalArn(request) }),
    },
    ...(pipeline && { Conditions: { WithProvider: { 'Fn::Equals': [{ Ref: 'CreateProvider' }, 'yes'] } } }),
    Resources: {
      ...(pipeline && { Provider: provider(pipeline) }),
      ...auditorRole(request, {
        trust: pipeline ? trustInPipeline(pipeline, madeOrFound(pipeline)) : trustInPrincipal({ Ref: 'PrincipalArn' }),
      }),
    },
    Outputs: {
      RoleArn: {
        Description: 'Trusted by the audit roles: their AuditorArn',
        Value: { 'Fn::GetAtt': ['AuditorRole', 'Arn'] },
      },
    },
  };
}

/** What an auditor's role has beyond its reads. */
interface AuditorRole {
  readonly trust: PolicyDocument;
  /** Further policies by name. */
  readonly policies?: Readonly<Record<string, PolicyDocument>>;
}

/** The role, its policies, and whom it trusts; needs the parameter OrganizationId. */
export function auditorRole(
  { actions, roleName }: RoleRequest,
  { trust, policies = {} }: AuditorRole,
): Record<string, Resource> {
  const reads = policyResources(actions);
  const inline = { AssumeAuditRoles: assumeAuditRoles(roleName, { Ref: 'OrganizationId' }), ...policies };
  return {
    ...reads,
    AuditorRole: {
      Type: 'AWS::IAM::Role',
      Properties: {
        RoleName: auditorRoleName,
        Description: about.auditor,
        MaxSessionDuration: sessionSeconds,
        AssumeRolePolicyDocument: trust,
        ManagedPolicyArns: Object.keys(reads).map((Ref) => ({ Ref })),
        Policies: Object.entries(inline).map(([PolicyName, PolicyDocument]) => ({ PolicyName, PolicyDocument })),
      },
    },
  };
}

const principalArn = ({ principal }: RoleRequest): Parameter =>
  withDefault(
    {
      Type: 'String',
      Description: 'ARN of the one role or user that may run scans',
      AllowedPattern: '^arn:[a-z-]+:iam::[0-9]{12}:(role|user)/[^*]+$',
    },
    typeof principal === 'string' ? principal : undefined,
  );

const createProvider = (pipeline: Pipeline): Parameter => ({
  Type: 'String',
  Description: `no where the account has the identity provider ${providerOf(pipeline).host} already: there is one of each`,
  AllowedValues: ['yes', 'no'],
  Default: 'yes',
});

const madeOrFound = (pipeline: Pipeline): Given => ({
  'Fn::If': ['WithProvider', { Ref: 'Provider' }, providerArn(pipeline)],
});

function provider(pipeline: Pipeline): Resource {
  const { host, audience } = providerOf(pipeline);
  return {
    Type: 'AWS::IAM::OIDCProvider',
    Condition: 'WithProvider',
    Properties: { Url: `https://${host}`, ClientIdList: [audience] },
  };
}
