import { z } from 'zod';
import { evidenceSchema } from '../core/evidence.ts';
import { defineEvidence } from '../core/evidence-kind.ts';

/** Who administers a target's GuardDuty, as the target itself tells it. */
export const detectorAdministrationSchema = z.object({
  DetectorId: z.string(),
  /** Absent for an account that stands alone and for the administrator itself: AWS answers both alike. */
  Administrator: z.object({ AccountId: z.string(), RelationshipStatus: z.string() }).optional(),
  /**
   * Whether this account is the organization's delegated administrator in this Region: the one account that
   * DescribeOrganizationConfiguration answers. Only asked when there is no Administrator.
   */
  AdministersOrganization: evidenceSchema(z.boolean()).optional(),
});
export type DetectorAdministration = z.infer<typeof detectorAdministrationSchema>;

/** GetAdministratorAccount of a target; null when there is no detector. */
export const guardDutyAdministrator = defineEvidence({
  id: 'guardduty-administrator',
  version: 1,
  breadth: 'target',
  title: 'the GuardDuty administrator',
  schema: detectorAdministrationSchema.nullable(),
});
