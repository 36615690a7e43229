import { createHash } from 'node:crypto';
import type * as Sts from '@aws-sdk/client-sts';
import type { Answers } from '../answers.ts';
import type { Call } from '../call.ts';
import type { Role } from '../estate/account.ts';
import { AwsError } from '../wire/aws-error.ts';

/** AWS Security Token Service. */
export const sts: Answers<typeof Sts> = {
  GetCallerIdentity: (_input, { principal }) => ({
    UserId: principal.userId,
    Account: principal.accountId,
    Arn: principal.arn,
  }),

  AssumeRole(input, call) {
    const { RoleArn = '', RoleSessionName = '', DurationSeconds = 3600, ExternalId } = input;
    if (RoleSessionName === '') throw new AwsError('ValidationError', 'RoleSessionName is required');
    const role = roleThatTrusts(RoleArn, ExternalId, call);
    if (role === undefined) {
      throw new AwsError(
        'AccessDenied',
        `User: ${call.principal.arn} is not authorized to perform: sts:AssumeRole on resource: ${RoleArn}`,
        { status: 403 },
      );
    }
    if (DurationSeconds > role.maxSessionSeconds) {
      throw new AwsError(
        'ValidationError',
        'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
      );
    }
    const { accountId } = partsOf(RoleArn);
    const roleId = `AROA${createHash('sha256').update(RoleArn).digest('hex').slice(0, 17).toUpperCase()}`;
    const arn = `arn:${call.world.organization.partition}:sts::${accountId}:assumed-role/${role.name}/${RoleSessionName}`;
    const session = call.world.keys.open(
      { accountId, arn, identityArn: RoleArn, userId: `${roleId}:${RoleSessionName}` },
      new Date(call.wireNow() + (call.sessionSeconds ?? DurationSeconds) * 1000),
    );
    return {
      Credentials: {
        AccessKeyId: session.accessKeyId,
        SecretAccessKey: session.secretAccessKey,
        SessionToken: session.sessionToken,
        Expiration: session.expires,
      },
      AssumedRoleUser: { AssumedRoleId: `${roleId}:${RoleSessionName}`, Arn: arn },
    };
  },
};

/** A role that is missing, one that does not trust the caller, and one in a closed account are all refused alike. */
function roleThatTrusts(arn: string, externalId: string | undefined, call: Call): Role | undefined {
  const { accountId, name } = partsOf(arn);
  const account = call.world.account(accountId);
  if (account === undefined || account.state !== 'ACTIVE') return undefined;
  const role = account.roles.find((candidate) => candidate.name === name);
  if (role === undefined) return undefined;
  const root = `arn:${call.world.organization.partition}:iam::${call.principal.accountId}:root`;
  const trusted = role.trusts.some(
    (trustee) => trustee === '*' || trustee === root || trustee === call.principal.identityArn,
  );
  const { organization } = call.world;
  const inOrganization =
    role.organizationId === undefined || (organization.inUse && role.organizationId === organization.id);
  return trusted && inOrganization && (role.externalId === undefined || role.externalId === externalId)
    ? role
    : undefined;
}

function partsOf(roleArn: string): { accountId: string; name: string } {
  const [, , , , accountId = '', resource = ''] = roleArn.split(':');
  return { accountId, name: resource.split('/').at(-1) ?? '' };
}
