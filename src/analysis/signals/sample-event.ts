import type { JsonObject } from '../json.ts';

/** What an intruder does that a defender must hear of. */
export type SignalId =
  | 'ROOT'
  | 'LOGIN_NO_MFA'
  | 'LOGIN_FAILED'
  | 'TRAIL_TAMPER'
  | 'LOG_TAMPER'
  | 'ACCESS_DENIED'
  | 'IAM_PERSISTENCE'
  | 'IAM_POLICY'
  | 'ASSUMEROLE_XACCT'
  | 'SG_OPEN'
  | 'SG_CHANGE'
  | 'S3_POLICY'
  | 'S3_EXPOSURE'
  | 'S3_DATA_READ'
  | 'KMS'
  | 'CONFIG'
  | 'NACL'
  | 'GATEWAY'
  | 'ROUTE'
  | 'VPC'
  | 'ORG'
  | 'SNAPSHOT_SHARE';

/** A canonical CloudTrail event. */
export interface SampleEvent {
  readonly id: string;
  /** The signals that this event is an instance of. */
  readonly signals: readonly SignalId[];
  /** The signal that this event resembles but is not: a pattern that catches it raises false alarms. */
  readonly nearMissOf?: SignalId;
  readonly note?: string;
  readonly event: JsonObject;
}
