import { z } from 'zod';
import { AuditError } from '../core/audit-error.ts';
import type { RoleRequest } from '../deploy/role-request.ts';
import type { Pipeline } from '../deploy/trust.ts';
import { listedAs } from './list-option.ts';

/** The flags that say for whom roles are made, as commander gives them. */
export interface RoleFlags {
  readonly roleName: string;
  readonly principal?: string;
  readonly externalId?: string;
  readonly organizationId?: string;
  readonly ous?: string;
}

const rules = {
  roleName: [/^[\w+=,.@-]{1,64}$/, '--role-name takes the name of a role, without its path'],
  externalId: [/^[\w+=,.@:/-]{2,1224}$/, '--external-id takes 2 to 1,224 letters, digits and any of +=,.@:/-'],
  organizationId: [/^o-[a-z0-9]{10,32}$/, '--organization-id takes an id such as o-a1b2c3d4e5'],
} as const;

const unit = z.string().regex(/^(r-[a-z0-9]{4,32}|ou-[a-z0-9]{4,32}-[a-z0-9]{8,32})$/);

/**
 * What the flags ask for.
 * @throws {AuditError} `usage` naming the flag that is wrong
 */
export function roleRequest(flags: RoleFlags, actions: readonly string[]): RoleRequest {
  for (const [name, [pattern, rule]] of Object.entries(rules)) {
    const value = flags[name as keyof typeof rules]; // the keys of `rules` itself
    if (value !== undefined && !pattern.test(value)) throw new AuditError('usage', `${rule}, not ${value || '""'}.`);
  }
  const { roleName, externalId, organizationId } = flags;
  return {
    roleName,
    actions,
    externalId,
    organizationId,
    principal: flags.principal === undefined ? undefined : principalOf(flags.principal),
    ous: listedAs('--ous', flags.ous, unit) ?? undefined,
  };
}

function principalOf(given: string): string | Pipeline {
  if (/^arn:[a-z-]+:iam::\d{12}:(role|user)\/[\w+=,.@/-]+$/.test(given)) return given;
  const [, kind, repository, branch = 'main'] =
    /^(github|gitlab):([\w.-]+(?:\/[\w.-]+)+)(?:@([\w./-]+))?$/.exec(given) ?? [];
  if ((kind === 'github' || kind === 'gitlab') && repository !== undefined) return { kind, repository, branch };
  throw new AuditError(
    'usage',
    `--principal takes the ARN of one role or user, or a pipeline such as github:OWNER/REPOSITORY@BRANCH, not ${given}. ` +
      'A whole account or * would let in whoever that account lets in; a session is gone tomorrow: name its role.',
  );
}
