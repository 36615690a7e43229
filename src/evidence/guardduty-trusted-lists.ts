import { z } from 'zod';
import { evidenceSchema } from '../core/evidence.ts';
import { defineEvidence } from '../core/evidence-kind.ts';

const text = z.string();

export const trustedListSchema = z.object({
  Name: text,
  /** ACTIVE, ACTIVATING, INACTIVE, DEACTIVATING, ERROR, DELETE_PENDING or DELETED; only ACTIVE silences. */
  Status: text,
  /** The S3 URI of the list. */
  Location: text,
});
export type TrustedList = z.infer<typeof trustedListSchema>;

export const trustedListsSchema = z.object({
  DetectorId: text,
  IPSets: evidenceSchema(z.array(z.object({ IpSetId: text, IPSet: evidenceSchema(trustedListSchema) }))),
  TrustedEntitySets: evidenceSchema(
    z.array(z.object({ TrustedEntitySetId: text, TrustedEntitySet: evidenceSchema(trustedListSchema) })),
  ),
});
export type TrustedLists = z.infer<typeof trustedListsSchema>;

/**
 * The lists of addresses and domains that GuardDuty takes for friendly and about which it raises no finding.
 * IP sets and the newer trusted entity sets are read apart: each has its own permission. Null without a detector.
 */
export const guardDutyTrustedLists = defineEvidence({
  id: 'guardduty-trusted-lists',
  version: 1,
  breadth: 'target',
  title: "GuardDuty's trusted lists",
  schema: trustedListsSchema.nullable(),
});
