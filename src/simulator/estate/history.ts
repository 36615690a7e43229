import type { Ago } from './ago.ts';

/** A management event of CloudTrail's event history. */
export interface PastEvent {
  ago: Ago;
  /** Such as `cloudtrail.amazonaws.com`. */
  source: string;
  name: string;
  readOnly: boolean;
  userIdentity: { type: string; arn?: string; invokedBy?: string; sessionContext?: object };
  sourceIPAddress: string;
  errorCode?: string | undefined;
  resources: { type: string; name: string }[];
  /** What was asked for: only in the event's full record. */
  requestParameters?: object | undefined;
}

/** What somebody did in a session of a role. */
export function byRole(
  accountId: string,
  role: string,
  session: string,
): Pick<PastEvent, 'userIdentity' | 'readOnly' | 'sourceIPAddress'> {
  return {
    readOnly: false,
    sourceIPAddress: '198.51.100.23',
    userIdentity: { type: 'AssumedRole', arn: `arn:aws:sts::${accountId}:assumed-role/${role}/${session}` },
  };
}

/** What a user did with own credentials. */
export function byUser(
  accountId: string,
  user: string,
): Pick<PastEvent, 'userIdentity' | 'readOnly' | 'sourceIPAddress'> {
  return {
    readOnly: false,
    sourceIPAddress: '203.0.113.77',
    userIdentity: { type: 'IAMUser', arn: `arn:aws:iam::${accountId}:user/${user}` },
  };
}
