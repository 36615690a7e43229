import { createHash, randomUUID } from 'node:crypto';

/** Who signs with an access key. */
export interface Principal {
  readonly accountId: string;
  /** The ARN as policies and errors name it: of a user, or of a role session. */
  readonly arn: string;
  /** The ARN that trust policies name: of the user, or of the role behind the session. */
  readonly identityArn: string;
  readonly userId: string;
}

/** An access key that the simulated AWS knows. Sessions have a token and an end; users have neither. */
export interface AccessKey {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly expires?: Date;
  readonly principal: Principal;
}

/** All access keys, long-lived and of sessions. */
export interface AccessKeys {
  find(accessKeyId: string): AccessKey | undefined;
  /** A new session; ends at `expires` by the clock that requests are checked with. */
  open(principal: Principal, expires: Date): Required<AccessKey>;
  /** Ends every open session now, as a revoked role does. */
  expireSessions(): void;
}

/** Keys of users are given; sessions are opened as roles are assumed and forgotten an hour after they ended. */
export function accessKeys(users: readonly AccessKey[], now: () => number): AccessKeys {
  const known = new Map<string, AccessKey>(users.map((key) => [key.accessKeyId, key]));
  let opened = 0;

  function forgetLongEnded(): void {
    for (const [id, key] of known) {
      if (key.expires !== undefined && key.expires.getTime() < now() - 3_600_000) known.delete(id);
    }
  }

  return {
    find: (accessKeyId) => known.get(accessKeyId),
    open(principal, expires) {
      opened += 1;
      if (opened % 1000 === 0) forgetLongEnded();
      const secret = randomUUID();
      const key = {
        accessKeyId: `ASIA${digest(`${secret}-id`).slice(0, 16).toUpperCase()}`,
        secretAccessKey: digest(secret).slice(0, 40),
        sessionToken: Buffer.from(`simulated/${principal.arn}/${secret}`).toString('base64'),
        expires,
        principal,
      };
      known.set(key.accessKeyId, key);
      return key;
    },
    expireSessions() {
      for (const [id, key] of known) {
        if (key.expires !== undefined) known.set(id, { ...key, expires: new Date(0) });
      }
    },
  };
}

/** The one long-lived key of an account's auditor: the same in every run, and plainly not AWS's. */
export function userKey(partition: string, accountId: string, userName: string): AccessKey {
  const arn = `arn:${partition}:iam::${accountId}:user/${userName}`;
  const userId = `AIDA${digest(arn).slice(0, 17).toUpperCase()}`;
  return {
    accessKeyId: `AKIASIM0${accountId}`,
    secretAccessKey: `simulated-secret-of-${accountId}-not-a-key`.slice(0, 40),
    principal: { accountId, arn, identityArn: arn, userId },
  };
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
