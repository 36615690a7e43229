import { z } from 'zod';
import { defineEvidence } from '../core/evidence-kind.ts';

/** The organization's GuardDuty administrators in one Region, as the management account sees them. */
export const guardDutyOrganizationAdmins = defineEvidence({
  id: 'guardduty-organization-admins',
  version: 1,
  breadth: 'target',
  title: "the organization's GuardDuty administrators",
  /** AdminStatus is ENABLED or DISABLE_IN_PROGRESS. */
  schema: z.array(z.object({ AdminAccountId: z.string(), AdminStatus: z.string() })),
  notPlanned(account, { managementAccountId }) {
    if (managementAccountId === null) return 'There is no organization whose GuardDuty could be delegated.';
    if (account === managementAccountId) return undefined;
    return `Only the management account, ${managementAccountId}, may list GuardDuty's administrators.`;
  },
});
