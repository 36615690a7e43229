import type { AccountRecording } from './account-recording.ts';
import type { ChainEvidence } from './chain-evidence.ts';

/** Everything that the routes of one account are built from. */
export interface Situation {
  readonly account: string;
  /** Null for an account without an organization. */
  readonly organizationId: string | null;
  readonly now: Date;
  readonly evidence: ChainEvidence;
  readonly recording: AccountRecording;
}

/** A rule of a SIEM that no AWS setting shows, as a team attests it in its settings. */
export interface Attestation {
  /** A signal's id, or `*`. */
  readonly signal: string;
  readonly rule: string;
  readonly system: string;
  readonly owner: string;
  /** ISO 8601 date. */
  readonly date: string;
}
