import { CreateKeyCommand, EnableKeyRotationCommand, ScheduleKeyDeletionCommand } from '@aws-sdk/client-kms';
import type { Accounts } from './organization.ts';
import type { Account, World } from './world.ts';

/** ARNs of the keys that encrypt logs. */
export interface LogKeys {
  /** Of the log archive, rotated, and nobody else's to touch. */
  readonly archive: string;
  /** Of the security account, which keeps what the log archive may not keep of itself. */
  readonly security: string;
  /** Of the management account, and its policy lets a stranger delete it. */
  readonly exposed: string;
  /** Of the account whose own logs it encrypts, never rotated. */
  readonly own: string;
  /** On its way to deletion. */
  readonly dying: string;
  /** Never was. */
  readonly gone: string;
}

export async function seedKeys(world: World, accounts: Accounts): Promise<LogKeys> {
  const { logArchive, security: watchers, management, data, legacy, sandbox } = accounts;
  const [usable, rotated, safe] = ['key-is-usable', 'key-is-rotated', 'key-is-out-of-reach'].map(
    (name) => `log-keys/${name}`,
  ) as [string, string, string]; // as many as were mapped

  const archive = await key(world, logArchive);
  await rotate(logArchive, archive.resource);
  const security = await key(world, watchers);
  await rotate(watchers, security.resource);

  const stranger = {
    Effect: 'Allow',
    Principal: { AWS: 'arn:aws:iam::999999999999:root' },
    Action: 'kms:*',
    Resource: '*',
  };
  const exposed = await key(world, management, [stranger]);
  await rotate(management, exposed.resource);
  world.gap(safe, exposed, 'unsound', 'its policy lets account 999999999999 do everything, delete it too');

  const own = await key(world, data);
  world.gap(rotated, own, 'missing', 'rotation was never enabled');
  world.gap(safe, own, 'unsound', 'it encrypts the log bucket of the account that owns it');

  const dying = await key(world, legacy);
  await legacy
    .at('us-east-1')
    .kms.send(new ScheduleKeyDeletionCommand({ KeyId: dying.resource.split('/').at(-1), PendingWindowInDays: 7 }));
  world.gap(usable, dying, 'unsound', 'it is pending deletion');
  world.gap(rotated, dying, 'missing', 'rotation was never enabled');
  world.gap(safe, dying, 'unsound', 'it encrypts the trail of the account that owns it');

  const gone = world.add({
    kind: 'key',
    account: sandbox.id,
    region: 'eu-west-1',
    resource: `arn:aws:kms:eu-west-1:${sandbox.id}:key/00000000-0000-0000-0000-000000000000`,
  });
  world.gap(usable, gone, 'missing', 'there is no such key');
  world.says(rotated, gone, 'not-applicable', 'there is no such key');
  world.says(safe, gone, 'not-applicable', 'there is no such key');

  return {
    archive: archive.resource,
    security: security.resource,
    exposed: exposed.resource,
    own: own.resource,
    dying: dying.resource,
    gone: gone.resource,
  };
}

async function key(world: World, owner: Account, statements: readonly object[] = []) {
  const root = { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${owner.id}:root` }, Action: 'kms:*', Resource: '*' };
  const Policy = JSON.stringify({ Version: '2012-10-17', Statement: [root, ...statements] });
  const { KeyMetadata } = await owner.at('us-east-1').kms.send(new CreateKeyCommand({ Policy }));
  return world.add({ kind: 'key', account: owner.id, region: 'us-east-1', resource: KeyMetadata?.Arn ?? '' });
}

const rotate = (owner: Account, KeyId: string) =>
  owner.at('us-east-1').kms.send(new EnableKeyRotationCommand({ KeyId }));
