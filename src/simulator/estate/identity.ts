import { type Ago, hours } from './ago.ts';

/** What IAM has in an account, as far as people sign in with it. */
export interface Identity {
  root: RootUser;
  users: IamUser[];
  /** When the credential report was made; absent where nobody ever asked for one. IAM gives it out for four hours. */
  credentialReportAgo?: Ago | undefined;
}

/** The root user. `hasPassword` is false once its credentials were removed centrally, or were never made. */
export interface RootUser {
  hasPassword: boolean;
  mfa: boolean;
  accessKeys: number;
  passwordUsedAgo?: Ago | undefined;
  accessKeyUsedAgo?: Ago | undefined;
}

/** An IAM user. */
export interface IamUser {
  name: string;
  hasPassword: boolean;
  mfa: boolean;
  passwordUsedAgo?: Ago | undefined;
}

/** A root user with MFA and no access keys that nobody uses, no IAM users, and a report of the last hour. */
export function identity(given: Partial<Omit<Identity, 'root'>> & { root?: Partial<RootUser> } = {}): Identity {
  const { root, ...rest } = given;
  return {
    root: { hasPassword: true, mfa: true, accessKeys: 0, ...root },
    users: [],
    credentialReportAgo: hours(1),
    ...rest,
  };
}

/** A person's user, with a password and MFA. */
export function iamUser(name: string, given: Partial<Omit<IamUser, 'name'>> = {}): IamUser {
  return { name, hasPassword: true, mfa: true, ...given };
}
