import { AssumeRoleCommand, type AssumeRoleCommandOutput } from '@aws-sdk/client-sts';
import type { AwsCredentialIdentity } from '@smithy/types';
import type { AccountId, RegionName } from '../core/ids.ts';
import { required } from './answers.ts';
import type { Aws } from './aws.ts';
import { sts } from './services.ts';
import { Session } from './session.ts';

/** How accounts are entered. */
export interface Entry {
  readonly partition: string;
  /** Whose credentials the scan was started with. */
  readonly caller: Session;
  /** The Region whose own STS endpoint is asked: sessions of the global endpoint are not good in opt-in Regions. */
  readonly region: RegionName;
  readonly roleName: string;
  readonly externalId?: string | undefined;
  readonly managementAccountId: AccountId | null;
  /** The role of the management account, where the audit role is usually not created by itself. */
  readonly managementRoleName?: string | undefined;
}

/** An hour is the most that role chaining allows (IAM User Guide, "Roles terms and concepts"). Seconds. */
const duration = 3600;

/** The sessions of a scan, one per account. */
export class Sessions {
  readonly #aws: Aws;
  readonly #entry: Entry;
  readonly #sessions = new Map<AccountId, Session>();

  constructor(aws: Aws, entry: Entry) {
    this.#aws = aws;
    this.#entry = entry;
  }

  /**
   * The one session of an account; nothing is asked of AWS before its first call.
   * The caller's own account is read with the caller's own credentials unless a management role is named for it.
   */
  enter(account: AccountId): Session {
    const known = this.#sessions.get(account);
    if (known) return known;
    const { caller, managementAccountId, managementRoleName, roleName } = this.#entry;
    const roleOf = account === managementAccountId ? managementRoleName : undefined;
    const session =
      account === caller.account && !roleOf
        ? caller
        : new Session(account, () => this.#assume(account, roleOf ?? roleName));
    this.#sessions.set(account, session);
    return session;
  }

  async #assume(account: AccountId, role: string): Promise<AwsCredentialIdentity> {
    const { partition, caller, region, externalId } = this.#entry;
    const answer = (await this.#aws.call(caller, region, sts, AssumeRoleCommand, {
      RoleArn: `arn:${partition}:iam::${account}:role/${role}`,
      RoleSessionName: 'blindspot-audit',
      DurationSeconds: duration,
      ...(externalId !== undefined && { ExternalId: externalId }),
    })) as AssumeRoleCommandOutput; // what AssumeRoleCommand answers
    const credentials = required(answer.Credentials, 'Credentials');
    return {
      accessKeyId: required(credentials.AccessKeyId, 'AccessKeyId'),
      secretAccessKey: required(credentials.SecretAccessKey, 'SecretAccessKey'),
      sessionToken: required(credentials.SessionToken, 'SessionToken'),
      expiration: required(credentials.Expiration, 'Expiration'),
    };
  }
}
