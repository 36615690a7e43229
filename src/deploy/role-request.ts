import type { Pipeline } from './trust.ts';

/** What roles are wanted; what is left out becomes a parameter of the file. */
export interface RoleRequest {
  /** The audit role's name, the same in every account. */
  readonly roleName: string;
  /** IAM actions that the role, or the auditor itself, needs. */
  readonly actions: readonly string[];
  /** Who may take the role: the whole ARN of a role or user, or the jobs of a pipeline. */
  readonly principal?: string | Pipeline | undefined;
  readonly externalId?: string | undefined;
  readonly organizationId?: string | undefined;
  /** Ids of the root or of organizational units whose accounts get the role. */
  readonly ous?: readonly string[] | undefined;
}

/** The role that runs a scan: what assumes the audit roles. */
export const auditorRoleName = 'BlindspotAuditor';

/** Seconds. An hour is the most that role chaining allows (IAM User Guide, "Roles terms and concepts"). */
export const sessionSeconds = 3600;

/** What each kind of role says of itself. */
export const about = {
  audit: 'The role that blindspot assumes to read how logging is set up. It can read settings, and change nothing.',
  auditor: 'Runs blindspot: assumes the audit role of every account and reads the organization. It changes nothing.',
} as const;
