import type { RoleRequest } from '../role-request.ts';
import { type Block, Expression, type Value } from './hcl.ts';

/** Who may take the audit role. */
export const auditorArn = ({ principal }: RoleRequest): Block =>
  variable('auditor_arn', {
    description: 'ARN of the one role or user that runs blindspot; it must exist before the roles that trust it',
    value: typeof principal === 'string' ? principal : undefined,
    ...onePrincipal('auditor_arn'),
  });

/** Who may take the auditor's role. */
export const principalArn = ({ principal }: RoleRequest): Block =>
  variable('principal_arn', {
    description: 'ARN of the one role or user that may run scans',
    value: typeof principal === 'string' ? principal : undefined,
    ...onePrincipal('principal_arn'),
  });

/** What the scan says at every door. */
export const externalId = ({ externalId: value }: RoleRequest): Block =>
  variable('external_id', { description: 'Given to blindspot as --external-id', value, sensitive: true });

/** The organization whose audit roles may be taken. */
export const organizationId = ({ organizationId: value }: RoleRequest): Block =>
  variable('organization_id', { description: 'Id of the organization, o-…', value });

/** Whose accounts get the role. */
export const organizationalUnitIds = ({ ous }: RoleRequest): Block =>
  variable('organizational_unit_ids', {
    description: 'Whose accounts get the role: the id of the root (r-…), or of organizational units (ou-…)',
    type: 'list(string)',
    value: ous,
  });

/** Whether the identity provider of a pipeline is to be made. */
export const createProvider = (host: string): Block =>
  variable('create_provider', {
    description: `false where the account has the identity provider ${host} already: there is one of each`,
    type: 'bool',
    value: true,
  });

interface Variable {
  readonly description: string;
  readonly type?: string;
  readonly value?: Value | undefined;
  readonly sensitive?: true;
  readonly blocks?: readonly Block[];
}

const variable = (name: string, { description, type = 'string', value, sensitive, blocks }: Variable): Block => ({
  header: ['variable', name],
  body: {
    description,
    type: new Expression(type),
    ...(value !== undefined && { default: value }),
    ...(sensitive && { sensitive }),
  },
  ...(blocks && { blocks }),
});

/** Never a whole account, never everybody. */
const onePrincipal = (name: string): Pick<Variable, 'blocks'> => ({
  blocks: [
    {
      header: ['validation'],
      body: {
        condition: new Expression(`can(regex("^arn:[a-z-]+:iam::[0-9]{12}:(role|user)/[^*]+$", var.${name}))`),
        error_message: 'Name one role or user by its whole ARN.',
      },
    },
  ],
});
