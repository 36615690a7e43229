import type { RoleRequest } from '../role-request.ts';
import { type Parameter, withDefault } from './template.ts';

/** Who may take the audit role: never a whole account, never everybody. */
export const auditorArn = ({ principal }: RoleRequest): Parameter =>
  withDefault(
    {
      Type: 'String',
      Description: 'ARN of the one role or user that runs blindspot; it must exist before the roles that trust it',
      AllowedPattern: '^arn:[a-z-]+:iam::[0-9]{12}:(role|user)/[^*]+$',
    },
    typeof principal === 'string' ? principal : undefined,
  );

/** What the scan says at every door (IAM User Guide, "Access to AWS accounts owned by third parties"). */
export const externalId = ({ externalId: value }: RoleRequest): Parameter =>
  withDefault(
    {
      Type: 'String',
      Description: 'Given to blindspot as --external-id',
      MinLength: 2,
      AllowedPattern: '^[A-Za-z0-9+=,.@:/-]*$',
      // CloudFormation refuses to show what has no default; a default stands in the template anyway.
      ...(value === undefined && { NoEcho: true }),
    },
    value,
  );

/** The organization whose audit roles may be taken. */
export const organizationId = ({ organizationId: value }: RoleRequest): Parameter =>
  withDefault({ Type: 'String', Description: 'Id of the organization', AllowedPattern: '^o-[a-z0-9]{10,32}$' }, value);
