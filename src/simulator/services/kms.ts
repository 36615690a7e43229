import type * as Kms from '@aws-sdk/client-kms';
import type { Answers } from '../answers.ts';
import type { Call } from '../call.ts';
import type { Account } from '../estate/account.ts';
import { days } from '../estate/ago.ts';
import { type Key, keyId } from '../estate/key.ts';
import { AwsError } from '../wire/aws-error.ts';

/** AWS KMS. A key of another account can be described by its ARN; its policy cannot be read. */
export const kms: Answers<typeof Kms> = {
  DescribeKey({ KeyId = '' }, call) {
    const { key, id, arn, owner } = named(KeyId, call);
    return {
      KeyMetadata: {
        KeyId: id,
        Arn: arn,
        AWSAccountId: owner.id,
        CreationDate: call.world.at(days(700)),
        Enabled: key.KeyState === 'Enabled',
        Description: key.alias,
        KeyUsage: key.KeySpec === 'SYMMETRIC_DEFAULT' ? 'ENCRYPT_DECRYPT' : 'SIGN_VERIFY',
        KeyState: key.KeyState,
        DeletionDate: key.KeyState === 'PendingDeletion' ? call.world.at(-days(12)) : undefined,
        Origin: key.Origin,
        KeyManager: key.KeyManager,
        KeySpec: key.KeySpec,
        CustomerMasterKeySpec: key.KeySpec,
        MultiRegion: key.MultiRegion,
      },
    };
  },

  GetKeyRotationStatus({ KeyId = '' }, call) {
    const { key, arn } = named(KeyId, call);
    if (key.KeySpec !== 'SYMMETRIC_DEFAULT' || key.Origin !== 'AWS_KMS') {
      throw new AwsError('UnsupportedOperationException', `${arn} origin or spec does not support rotation.`);
    }
    if (key.KeyState === 'PendingDeletion') {
      throw new AwsError('KMSInvalidStateException', `${arn} is pending deletion.`);
    }
    const rotates = key.KeyManager === 'AWS' || key.rotation;
    return {
      KeyId: arn,
      KeyRotationEnabled: rotates,
      ...(rotates && { RotationPeriodInDays: key.RotationPeriodInDays, NextRotationDate: call.world.at(-days(120)) }),
    };
  },

  GetKeyPolicy({ KeyId = '' }, call) {
    const { key, owner, arn } = named(KeyId, call);
    if (owner !== call.account) {
      throw new AwsError(
        'AccessDeniedException',
        `User: ${call.principal.arn} is not authorized to perform: kms:GetKeyPolicy on resource: ${arn}`,
      );
    }
    const root = {
      Sid: 'Enable IAM User Permissions',
      Effect: 'Allow',
      Principal: { AWS: `arn:${call.world.organization.partition}:iam::${owner.id}:root` },
      Action: 'kms:*',
      Resource: '*',
    };
    const document = { ...key.policy, Statement: [root, ...key.policy.Statement] };
    return { Policy: JSON.stringify(document), PolicyName: 'default' };
  },

  ListAliases({ KeyId, Marker, Limit }, call) {
    const all = call.estate.keys.map(({ alias }) => ({
      AliasName: `alias/${alias}`,
      AliasArn: call.arn('kms', `alias/${alias}`),
      TargetKeyId: keyId(call.account.id, call.region, alias),
    }));
    const wanted = all.filter(({ TargetKeyId }) => KeyId === undefined || KeyId.endsWith(TargetKeyId));
    const page = call.page(wanted, { token: Marker, size: Limit, most: 100, invalid: 'InvalidMarkerException' });
    return { Aliases: page.items, Truncated: page.next !== undefined, NextMarker: page.next };
  },
};

interface Named {
  readonly key: Key;
  readonly owner: Account;
  readonly id: string;
  readonly arn: string;
}

/** A key by id, alias, key ARN or alias ARN. Keys are found in the Region that is asked only. */
function named(name: string, call: Call): Named {
  const arn = name.startsWith('arn:') ? name : call.arn('kms', name.startsWith('alias/') ? name : `key/${name}`);
  const region = arn.split(':')[3] ?? '';
  const hit = region === call.region ? call.world.key(arn) : undefined;
  if (hit === undefined) {
    throw new AwsError(
      'NotFoundException',
      name.includes('alias/') ? `Alias ${arn} is not found.` : `Key '${arn}' does not exist`,
    );
  }
  const id = keyId(hit.owner.id, region, hit.key.alias);
  return { ...hit, id, arn: `arn:${call.world.organization.partition}:kms:${region}:${hit.owner.id}:key/${id}` };
}
