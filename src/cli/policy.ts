import { checksWith } from '../catalog/own-checks.ts';
import { AuditError } from '../core/audit-error.ts';
import { assumeAuditRoles } from '../deploy/assume-audit-roles.ts';
import { auditRoleTemplate } from '../deploy/cloudformation/audit-role.ts';
import { auditorRoleTemplate } from '../deploy/cloudformation/auditor-role.ts';
import { organizationRolesTemplate } from '../deploy/cloudformation/organization-roles.ts';
import { templateText } from '../deploy/cloudformation/template.ts';
import { type PolicyDocument, policyOf, readPolicy } from '../deploy/policy-documents.ts';
import type { RoleRequest } from '../deploy/role-request.ts';
import { auditorRoleModule, auditRoleModule, organizationRolesModule } from '../deploy/terraform/roles.ts';
import { type CheckFlags, type ChecksDirFlags, chooseChecks } from './choose-checks.ts';
import type { Extras } from './needed-kinds.ts';
import { roleActions } from './role-actions.ts';
import { type RoleFlags, roleRequest } from './role-request.ts';

interface PolicyFlags extends CheckFlags, ChecksDirFlags, RoleFlags, Extras {
  readonly format: 'json' | 'cloudformation' | 'terraform';
  /** Without it, all that a scan reads in one role. */
  readonly for?: 'account' | 'organization' | 'auditor';
}

/** `blindspot policy`. @returns the exit status */
export async function policyCommand({ format, for: whom, ...flags }: PolicyFlags): Promise<number> {
  const actions = roleActions(
    chooseChecks(flags, await checksWith(flags.checksDir)),
    whom === 'account' || whom === 'organization' ? 'account' : 'auditor',
    flags,
  );
  const request = roleRequest(flags, actions);
  if (whom !== 'auditor' && typeof request.principal === 'object')
    throw new AuditError(
      'usage',
      'A pipeline takes the role of the auditor: add --for auditor, and trust that role here.',
    );
  process.stdout.write(
    format === 'json' ? `${JSON.stringify(jsonPolicy(request, whom), null, 2)}\n` : rolesText(request, whom, format),
  );
  return 0;
}

function jsonPolicy(request: RoleRequest, whom: PolicyFlags['for']): PolicyDocument {
  const { actions, roleName, organizationId } = request;
  const reads = readPolicy(actions);
  if (whom !== 'auditor') return reads;
  if (organizationId === undefined)
    throw new AuditError(
      'usage',
      '--for auditor --format json needs --organization-id: only its roles may be entered.',
    );
  return policyOf(...assumeAuditRoles(roleName, organizationId).Statement, ...reads.Statement);
}

function rolesText(request: RoleRequest, whom: PolicyFlags['for'], format: 'cloudformation' | 'terraform'): string {
  const inTerraform = format === 'terraform';
  switch (whom) {
    case 'auditor':
      return inTerraform ? auditorRoleModule(request) : templateText(auditorRoleTemplate(request));
    case 'organization':
      return inTerraform ? organizationRolesModule(request) : templateText(organizationRolesTemplate(request));
    default:
      return inTerraform ? auditRoleModule(request) : templateText(auditRoleTemplate(request));
  }
}
