import { z } from 'zod';
import { defineEvidence } from '../core/evidence-kind.ts';
import { accountIdSchema } from '../core/ids.ts';
import { notGuardDutyAdministrator } from './guardduty-organization-configuration.ts';

export const guardDutyMemberSchema = z.object({
  AccountId: accountIdSchema,
  /** Enabled is the one under which findings flow; others are Created, Invited, Disabled, Removed, RegionDisabled, … */
  RelationshipStatus: z.string(),
});

/** The accounts that an administrator knows in one Region, those no longer associated included; null without a detector. */
export const guardDutyMembers = defineEvidence({
  id: 'guardduty-members',
  version: 1,
  breadth: 'target',
  title: 'GuardDuty members',
  schema: z.object({ DetectorId: z.string(), Members: z.array(guardDutyMemberSchema) }).nullable(),
  notPlanned: notGuardDutyAdministrator,
});
