import { z } from 'zod';
import { evidenceSchema } from '../core/evidence.ts';
import { defineEvidence, type PlanContext } from '../core/evidence-kind.ts';
import type { AccountId } from '../core/ids.ts';

const text = z.string();

/** A lake in one Region, of the account that administers it (Security Lake API Reference, ListDataLakes). */
export const securityLakeSchema = z.object({
  dataLakeArn: text,
  /** INITIALIZED, PENDING, COMPLETED or FAILED. */
  createStatus: text.optional(),
  /** The Regions that this one passes its records on to. */
  replicationRegions: z.array(text),
  /** Per account that sends to this lake, the names of its AWS sources, such as CLOUD_TRAIL_MGMT. */
  Sources: evidenceSchema(z.array(z.object({ account: text, sourceNames: z.array(text) }))),
  /** subscriberStatus is ACTIVE, DEACTIVATED, PENDING or READY. */
  Subscribers: evidenceSchema(z.array(z.object({ subscriberName: text, subscriberStatus: text.optional() }))),
});
export type SecurityLake = z.infer<typeof securityLakeSchema>;

/** Security Lake in a target; null where it is not enabled. Only the account that administers it is asked. */
export const securityLakes = defineEvidence({
  id: 'security-lake',
  version: 1,
  breadth: 'target',
  title: 'Security Lake',
  schema: securityLakeSchema.nullable(),
  notPlanned: notSecurityLakeAdministrator,
});

/**
 * Why an account cannot administer Security Lake; undefined when it does, or may. In an organization only a delegated
 * administrator can, and the management account cannot be one (Amazon Security Lake User Guide, "Managing multiple
 * accounts with AWS Organizations").
 */
function notSecurityLakeAdministrator(
  account: AccountId,
  { delegatedAdministrators, managementAccountId }: PlanContext,
): string | undefined {
  if (managementAccountId === null) return 'A single account was scanned; Security Lake is judged per organization.';
  if (account === managementAccountId) return 'The management account cannot administer Security Lake.';
  if (!delegatedAdministrators) return undefined;
  const administrators = delegatedAdministrators['securitylake.amazonaws.com'] ?? [];
  if (administrators.includes(account)) return undefined;
  return administrators.length > 0
    ? `Security Lake is administered by ${administrators.join(', ')}, not by this account.`
    : 'The organization has delegated Security Lake to no account, so not to this one.';
}
