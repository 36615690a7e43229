import { z } from 'zod';
import { defineEvidence, type PlanContext } from '../core/evidence-kind.ts';
import type { AccountId } from '../core/ids.ts';

const text = z.string();
/** ALL, NEW (only accounts that join from now on) or NONE. */
const autoEnable = text;

export const guardDutyOrganizationSchema = z.object({
  DetectorId: text,
  AutoEnableOrganizationMembers: autoEnable.optional(),
  /** The older form of AutoEnableOrganizationMembers: true stands for NEW (GuardDuty API Reference). */
  AutoEnable: z.boolean().optional(),
  MemberAccountLimitReached: z.boolean(),
  Features: z
    .array(
      z.object({
        Name: text,
        AutoEnable: autoEnable.optional(),
        AdditionalConfiguration: z
          .array(z.object({ Name: text.optional(), AutoEnable: autoEnable.optional() }))
          .optional(),
      }),
    )
    .optional(),
});
export type GuardDutyOrganization = z.infer<typeof guardDutyOrganizationSchema>;

/**
 * How GuardDuty's administrator enrols accounts, per Region. Null when there is no detector, and when AWS says that
 * this account is not the organization's GuardDuty administrator in this Region.
 */
export const guardDutyOrganizationConfiguration = defineEvidence({
  id: 'guardduty-organization-configuration',
  version: 1,
  breadth: 'target',
  title: "GuardDuty's enrolment of accounts",
  schema: guardDutyOrganizationSchema.nullable(),
  notPlanned: notGuardDutyAdministrator,
});

/**
 * Why an account cannot be GuardDuty's administrator; undefined when it is, or may be. The management account may
 * always be: GuardDuty lets it name itself, and AWS Organizations does not list that as a delegation.
 */
export function notGuardDutyAdministrator(account: AccountId, context: PlanContext): string | undefined {
  const { delegatedAdministrators, managementAccountId } = context;
  if (!delegatedAdministrators || account === managementAccountId) return undefined;
  const administrators = delegatedAdministrators['guardduty.amazonaws.com'] ?? [];
  if (administrators.includes(account)) return undefined;
  return administrators.length > 0
    ? `GuardDuty is administered by ${administrators.join(', ')}, not by this account.`
    : 'The organization has delegated GuardDuty to no account, so not to this one.';
}
